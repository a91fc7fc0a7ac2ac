import type { ProductInput, SkuInput } from '@yuxiang/shared/api/goods'
import { homeOfMerchant, ownMerchant } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { addSkus } from './add-skus.ts'
import { leafCategory, listingColumns, pictureHashes } from './listing-input.ts'
import { refreshProducts } from './refresh-listings.ts'
import { productSales, products } from './tables.ts'

/**
 * A new listing of a merchant, a draft that nobody else sees; it is of the merchant's own county. Answers its id.
 * Refuses with `merchant_unclear`, `category_unknown`, `picture_unknown`, `sku_name_taken`.
 */
export async function createProduct(
  tx: Db,
  platform: Platform,
  staffId: string,
  input: ProductInput & { merchantId?: string | undefined; skus: readonly SkuInput[] },
): Promise<string> {
  const { merchantId: named, skus, images, ...listing } = input
  const merchant = await ownMerchant(tx, staffId, named, 'goods')
  const home = await homeOfMerchant(tx, merchant.id)
  if (!home) throw new Refusal('merchant_unclear')
  await leafCategory(platform, tx, listing.categoryKey)
  const imageHashes = await pictureHashes(tx, staffId, images, [])
  const now = platform.clock()
  const productId = newId()
  const marks: [] = []
  await tx.insert(products).values({
    ...listing,
    ...(await listingColumns(
      platform,
      tx,
      { ...listing, imageHashes },
      { ...listing, county: home.county, marks },
    )),
    id: productId,
    merchantId: merchant.id,
    countyCode: home.countyCode,
    marks,
    state: 'draft',
    listedAt: now,
    lowestPriceFen: Math.min(...skus.map((sku) => sku.priceFen)),
  })
  await tx.insert(productSales).values({ productId, sold: 0 })
  await addSkus(tx, { id: productId, merchantId: merchant.id }, 0, skus)
  await refreshProducts(tx, now, [productId])
  await audit(tx, {
    actorId: staffId,
    action: 'product.create',
    subject: 'product',
    subjectId: productId,
    after: { merchantId: merchant.id, ...listing, imageHashes, skus },
  })
  return productId
}
