import type { ProductInput } from '@yuxiang/shared/api/goods'
import { unpublishedStates } from '@yuxiang/shared/states/product'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { catalogueChanged } from './caches.ts'
import { leafCategory, listingColumns, pictureHashes, type ReviewedPart } from './listing-input.ts'
import { isReviewed, openReview, takeReviewBack } from './listing-reviews.ts'
import { lockOwnProduct, type ProductRow } from './own-goods.ts'
import { countiesOf } from './reference.ts'
import { listingReviews, products } from './tables.ts'

/**
 * Writes a listing anew. What buyers have not seen changes as it stands, in review the operator is shown the new
 * one; of a published one the name, category and pictures wait for approval while it goes on as it is, the rest shows
 * at once. Refuses with `product_not_found`, `category_unknown`, `picture_unknown`.
 */
export async function changeProduct(
  tx: Db,
  platform: Platform,
  staffId: string,
  { productId, input }: { productId: string; input: ProductInput },
): Promise<void> {
  const product = await lockOwnProduct(tx, staffId, productId)
  const { name, categoryKey, images, ...plain } = input
  await leafCategory(platform, tx, categoryKey)
  const imageHashes = await pictureHashes(tx, staffId, images, await knownPictures(tx, product))
  const wanted: ReviewedPart = { name, categoryKey, imageHashes }
  const isPublished = !(unpublishedStates as readonly string[]).includes(product.state)
  const waits = isPublished && isReviewed() && !isSame(product, wanted)
  await tx
    .update(products)
    .set({ ...plain, ...(await columnsOf(platform, tx, product, waits ? product : wanted, plain)) })
    .where(eq(products.id, productId))
  if (waits) await openReview(tx, platform, { product, staffId, proposed: wanted })
  else if (isPublished) await takeReviewBack(tx, productId, platform.clock())
  else if (product.state === 'inReview') {
    await openReview(tx, platform, { product: { ...product, name }, staffId, proposed: null })
  }
  if (isPublished) await catalogueChanged(tx)
  await audit(tx, {
    actorId: staffId,
    action: waits ? 'product.proposeChange' : 'product.change',
    subject: 'product',
    subjectId: productId,
    before: partsOf(product),
    after: { ...plain, ...wanted },
  })
}

const isSame = (product: ProductRow, wanted: ReviewedPart): boolean =>
  product.name === wanted.name &&
  product.categoryKey === wanted.categoryKey &&
  product.imageHashes.join() === wanted.imageHashes.join()

/** Of the listing and of what is proposed for it: a change that was returned is mended without uploading anew. */
async function knownPictures(tx: Db, product: ProductRow): Promise<string[]> {
  const rows = await tx
    .select({ proposed: listingReviews.proposed })
    .from(listingReviews)
    .where(and(eq(listingReviews.productId, product.id), eq(listingReviews.kind, 'change')))
  return [...product.imageHashes, ...rows.flatMap(({ proposed }) => proposed?.imageHashes ?? [])]
}

/** The columns of a part of a listing, beside the rest as it will be. */
export async function columnsOf(
  platform: Platform,
  tx: Db,
  product: ProductRow,
  part: ReviewedPart,
  { subtitle, township }: { subtitle: string; township: string },
) {
  const counties = await countiesOf(platform, tx)
  const county = counties.find(({ code }) => code === product.countyCode)?.name ?? ''
  return listingColumns(
    platform,
    tx,
    { name: part.name, categoryKey: part.categoryKey, imageHashes: part.imageHashes },
    { subtitle, township, county, marks: product.marks },
  )
}

const partsOf = (product: ProductRow) => ({
  name: product.name,
  categoryKey: product.categoryKey,
  imageHashes: product.imageHashes,
  subtitle: product.subtitle,
  township: product.township,
  origin: product.origin,
  netContent: product.netContent,
  shelfLife: product.shelfLife,
  storage: product.storage,
  fresh: product.fresh,
  servicePromises: product.servicePromises,
  detail: product.detail,
})
