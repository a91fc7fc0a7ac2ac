import type { OfferScope } from '@yuxiang/shared/api/offer-terms'
import type { Within } from '../catalog/index.ts'

/** What of a product decides whether an offer bears on it. */
export interface ScopedProduct {
  productId: string
  merchantId: string
  categoryKey: string
  topCategoryKey: string
  countyCode: string
  venueIds: readonly string[]
}

/** Whether the product counts: every list that asks for something must hold it, and a merchant's offer its own goods. */
export function inScope(scope: OfferScope, ownerId: string | null, product: ScopedProduct): boolean {
  const holds = (list: readonly string[], ...values: string[]) =>
    list.length === 0 || values.some((value) => list.includes(value))
  return (
    (ownerId === null || product.merchantId === ownerId) &&
    holds(scope.merchantIds, product.merchantId) &&
    holds(scope.countyCodes, product.countyCode) &&
    holds(scope.categoryKeys, product.categoryKey, product.topCategoryKey) &&
    holds(scope.productIds, product.productId) &&
    holds(scope.venueIds, ...product.venueIds)
  )
}

/** The same as a part of the catalogue, for lists. */
export function withinOf(scope: OfferScope, ownerId: string | null): Within {
  const asked = <Item>(list: readonly Item[]) => (list.length > 0 ? list : null)
  const merchantIds =
    ownerId === null
      ? asked(scope.merchantIds)
      : scope.merchantIds.length === 0 || scope.merchantIds.includes(ownerId)
        ? [ownerId]
        : []
  const [productIds, countyCodes] = [asked(scope.productIds), asked(scope.countyCodes)]
  const [categoryKeys, venueIds] = [asked(scope.categoryKeys), asked(scope.venueIds)]
  return {
    open: 'campaigns',
    ...(merchantIds && { merchantIds }),
    ...(productIds && { productIds }),
    ...(countyCodes && { countyCodes }),
    ...(categoryKeys && { categoryKeys }),
    ...(venueIds && { venueIds }),
  }
}

/** Lists in one order and without repeats, so that equal scopes are equal in the database. */
export const inOneOrder = (scope: OfferScope): OfferScope => ({
  productIds: [...new Set(scope.productIds)].sort(),
  categoryKeys: [...new Set(scope.categoryKeys)].sort(),
  countyCodes: [...new Set(scope.countyCodes)].sort(),
  merchantIds: [...new Set(scope.merchantIds)].sort(),
  venueIds: [...new Set(scope.venueIds)].sort(),
})
