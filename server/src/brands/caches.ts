import { keptPages } from '../platform/kept-pages.ts'

/** The tree and the pages of brands. */
export const { answer: keptBrands, changed: brandsChanged } = keptPages('brands_changed')
