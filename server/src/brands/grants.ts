import type { BrandGrantInput } from '@yuxiang/shared/api/brands'
import { and, eq, isNull } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { brandsChanged } from './caches.ts'
import { type BrandScope, manages, requireBrand, requireManaged } from './scope.ts'
import type { Shelf } from './shelf.ts'
import { brandGrantProducts, brandGrants } from './tables.ts'

/**
 * Lets a merchant use a brand for some of its products. Refuses with `brand_not_found`, `product_not_found` and, since a
 * grant has one holder, `products_of_many_merchants`.
 */
export async function grantBrand(
  tx: Db,
  scope: BrandScope,
  brandId: string,
  { productIds, validFrom, validTo }: BrandGrantInput,
  { shelf, now }: { shelf: Shelf; now: Date },
): Promise<void> {
  const brand = await requireManaged(tx, scope, brandId)
  const wanted = [...new Set(productIds)].sort()
  const products = await shelf.productsById(tx, wanted)
  const [first] = products
  if (!first || products.length < wanted.length) throw new Refusal('product_not_found')
  if (products.some(({ merchantId }) => merchantId !== first.merchantId))
    throw new Refusal('products_of_many_merchants')
  // A county's brand is for what grows there.
  if (brand.countyCode !== null && products.some(({ countyCode }) => countyCode !== brand.countyCode))
    throw new Refusal('product_not_found', { detail: `只能授权${brand.county}的商品` })
  const id = newId()
  const { merchantId, merchantName } = first
  await tx.insert(brandGrants).values({
    id,
    brandId,
    merchantId,
    merchantName,
    validFrom,
    validTo,
    grantedBy: scope.userId,
    grantedAt: now,
  })
  await tx.insert(brandGrantProducts).values(wanted.map((productId) => ({ grantId: id, productId })))
  await audit(tx, {
    actorId: scope.userId,
    action: 'brand.grant',
    subject: 'brand',
    subjectId: brandId,
    after: { grantId: id, merchantId, productIds: wanted, validFrom, validTo },
  })
  await brandsChanged(tx)
  await shelf.catalogueChanged(tx)
}

/** Ends a grant before its time, once. Refuses with `brand_grant_not_found`, `brand_grant_ended`. Answers the brand's id. */
export async function endGrant(
  tx: Db,
  scope: BrandScope,
  grantId: string,
  reason: string,
  { shelf, now }: { shelf: Pick<Shelf, 'catalogueChanged'>; now: Date },
): Promise<string> {
  const [grant] = await tx.select().from(brandGrants).where(eq(brandGrants.id, grantId))
  if (!grant || !manages(scope, await requireBrand(tx, grant.brandId)))
    throw new Refusal('brand_grant_not_found')
  const ended = await tx
    .update(brandGrants)
    .set({ endedAt: now, endedBy: scope.userId, endReason: reason })
    .where(and(eq(brandGrants.id, grantId), isNull(brandGrants.endedAt)))
    .returning({ id: brandGrants.id })
  if (ended.length === 0) throw new Refusal('brand_grant_ended')
  await audit(tx, {
    actorId: scope.userId,
    action: 'brand.endGrant',
    subject: 'brand',
    subjectId: grant.brandId,
    after: { grantId, reason },
  })
  await brandsChanged(tx)
  await shelf.catalogueChanged(tx)
  return grant.brandId
}
