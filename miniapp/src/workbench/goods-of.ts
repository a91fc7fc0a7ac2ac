import type { ProductFilter } from './product-sheet'

/** The goods a campaign of that merchant, or of the platform, may name. */
export const goodsOf = (merchantId: string | null): ProductFilter =>
  merchantId === null ? {} : { merchant: merchantId }
