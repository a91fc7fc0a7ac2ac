import type { OfferScope } from '@yuxiang/shared/api/offer-terms'

/** What of a SKU decides whether an offer bears on it. */
export interface ScopedSku {
  skuId: string
  productId: string
  merchantId: string
  categoryKey: string
  topCategoryKey: string
  countyCode: string
}

/** Whether the product counts: every list that asks for something must hold it, and a merchant's offer its own goods. */
export function inScope(scope: OfferScope, ownerId: string | null, sku: ScopedSku): boolean {
  const holds = (list: readonly string[], ...values: string[]) =>
    list.length === 0 || values.some((value) => list.includes(value))
  return (
    (ownerId === null || sku.merchantId === ownerId) &&
    holds(scope.merchantIds, sku.merchantId) &&
    holds(scope.countyCodes, sku.countyCode) &&
    holds(scope.categoryKeys, sku.categoryKey, sku.topCategoryKey) &&
    holds(scope.productIds, sku.productId)
  )
}
