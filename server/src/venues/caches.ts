import { keptPages } from '../platform/kept-pages.ts'

/** Lists of venues: forgotten with the catalogue, whose products they show. */
export const { answer: keptVenues } = keptPages('catalogue_changed')
