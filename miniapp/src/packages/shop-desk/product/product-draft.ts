import type { GoodsDetail, ProductInput, SkuInput } from '@yuxiang/shared/api/goods'
import type { FieldErrors } from '@/services/field-errors'
import { readYuan } from '../../../services/yuan'

/** A SKU as it is typed. */
export interface SkuDraft {
  name: string
  price: string
  weight: string
  stock: string
  low: string
}

/** A listing as it is typed. */
export interface ProductDraft {
  name: string
  categoryKey: string
  categoryName: string
  images: string[]
  subtitle: string
  township: string
  origin: string
  netContent: string
  shelfLife: string
  storage: string
  fresh: boolean
  /** One a line. */
  promises: string
  /** Paragraphs, one a line. */
  detail: string
  /** Of a new listing; those of a saved one are changed one by one. */
  skus: SkuDraft[]
}

export const emptySku: SkuDraft = { name: '', price: '', weight: '', stock: '', low: '' }

export const emptyProduct: ProductDraft = {
  name: '',
  categoryKey: '',
  categoryName: '',
  images: [],
  subtitle: '',
  township: '',
  origin: '',
  netContent: '',
  shelfLife: '',
  storage: '',
  fresh: false,
  promises: '',
  detail: '',
  skus: [emptySku],
}

/** A saved listing; what is proposed for it and not decided, or was returned, is what goes on being edited. */
export function productDraft(product: GoodsDetail, categoryNameOf: (key: string) => string): ProductDraft {
  const { review } = product
  const isOpen = review?.state === 'inReview' || review?.state === 'returned'
  const part =
    isOpen && review?.proposed ? review.proposed : { ...product, categoryKey: product.category.key }
  return {
    name: part.name,
    categoryKey: part.categoryKey,
    categoryName: categoryNameOf(part.categoryKey) || product.category.name,
    images: part.images,
    subtitle: product.subtitle,
    township: product.township,
    origin: product.origin,
    netContent: product.netContent,
    shelfLife: product.shelfLife,
    storage: product.storage,
    fresh: product.fresh,
    promises: product.servicePromises.join('\n'),
    detail: product.detail.join('\n'),
    skus: [],
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The body of a call. What is wrong with it the server says, field by field. */
export const bodyOf = (draft: ProductDraft): ProductInput => ({
  name: draft.name,
  categoryKey: draft.categoryKey,
  images: draft.images,
  subtitle: draft.subtitle,
  township: draft.township,
  origin: draft.origin,
  netContent: draft.netContent,
  shelfLife: draft.shelfLife,
  storage: draft.storage,
  fresh: draft.fresh,
  servicePromises: linesOf(draft.promises),
  detail: linesOf(draft.detail),
})

/** What a SKU's fields say as numbers, or what is wrong with them. */
export function readSku(draft: SkuDraft): { sku?: SkuInput; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const price = readYuan(draft.price)
  if (price.error !== undefined) errors.priceFen = price.error
  if (draft.name.trim() === '') errors.name = '请填写规格名称'
  const whole = (field: string, text: string, least: number, what: string): number => {
    const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
    const value = /^\d{1,7}$/.test(plain) ? Number(plain) : Number.NaN
    if (!(value >= least && value <= 1_000_000)) errors[field] = `请填写${what}`
    return value
  }
  const weightG = whole('weightG', draft.weight, 1, '毛重，整数克')
  const stock = whole('stock', draft.stock, 0, '库存，整数')
  const lowStockAt = draft.low.trim() === '' ? null : whole('lowStockAt', draft.low, 0, '整数，或留空')
  if (Object.keys(errors).length > 0 || price.fen === undefined) return { errors }
  return { sku: { name: draft.name, priceFen: price.fen, weightG, stock, lowStockAt }, errors }
}
