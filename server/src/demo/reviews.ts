import { returnPeriodEnd } from '@yuxiang/shared/after-sale/claim-rules'
import { policy } from '@yuxiang/shared/policy'
import { eq } from 'drizzle-orm'
import { createStaff } from '../identity/index.ts'
import { merchantStaff } from '../merchants/tables.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { earn, reviewEarning } from '../points/index.ts'
import { ANONYMOUS_NAME, maskName } from '../reviews/mask-name.ts'
import { countPublished } from '../reviews/publish-review.ts'
import { reviewAnswers, reviewPhotos, reviews } from '../reviews/tables.ts'
import { demoReviewers, demoShoppers } from './accounts.ts'
import { type DemoOrder, writeOrder } from './orders.ts'
import { type ReviewRow, reviewRows } from './review-texts.ts'
import { hashOf } from './seeded.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
type NewReview = typeof reviews.$inferInsert & { id: string; stars: number; photos: number; createdAt: Date }

/** A product of the demo as it was written: what an order line of it says. */
export interface ListedProduct {
  key: string
  merchantId: string
  merchantName: string
  line: DemoOrder['line']
  unitFen: number
  photoHashes: readonly string[]
}

interface Written {
  row: ReviewRow
  product: ListedProduct
  reviewedAt: Date
}

const DAY_MS = 86_400_000
/** The newest review is some days old, the oldest line can be reviewed no more. */
const NEWEST_DAYS = 3
const OLDEST_DAYS = policy.reviewPeriod.value - 10

/**
 * Reviews of received orders by people of the demo, most with the merchant's answer; one that waits for the operator;
 * and goods that the first shopper can review.
 */
export async function writeReviews(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  const now = context.clock()
  const reviewerIds: string[] = []
  for (const reviewer of demoReviewers) {
    reviewerIds.push(await createStaff(context, { ...reviewer, roles: [] }, tx))
  }
  const staffOf = new Map((await tx.select().from(merchantStaff)).map((row) => [row.merchantId, row.userId]))
  const published: NewReview[] = []
  for (const { row, product, reviewedAt } of inTime(listed, now)) {
    const userId = reviewerIds[row.by] ?? ''
    const review = await reviewOf(tx, context, { row, product, reviewedAt, userId, now })
    await tx.insert(reviews).values({ ...review, state: 'published', publishedAt: reviewedAt })
    await writePhotos(tx, review, product)
    published.push(review)
    const authorId = staffOf.get(product.merchantId)
    if (row.answer && authorId) await writeAnswer(tx, review, { authorId, text: row.answer })
  }
  await countPublished(tx, published)
  // In one call, the earliest review of each first: locks are taken in the ledger's order.
  await earn(tx, firstOfEach(published).map(reviewEarning), now)
  await writeOpenOnes(tx, context, listed, now)
}

/** Every row with its moment, the oldest first: ids are in time order, and lists are by id. */
function inTime(listed: ReadonlyMap<string, ListedProduct>, now: Date): Written[] {
  const all = Object.entries(reviewRows).flatMap(([key, rows]) => {
    const product = listed.get(key)
    if (!product) throw new Error(`reviews of ${key}, which is no product`)
    const step = (OLDEST_DAYS - NEWEST_DAYS) / rows.length
    return rows.map((row, index) => {
      const daysAgo = OLDEST_DAYS - step * (index + (hashOf(`${key}${index}`) % 100) / 110)
      return { row, product, reviewedAt: new Date(now.getTime() - daysAgo * DAY_MS) }
    })
  })
  return all.sort((a, b) => a.reviewedAt.getTime() - b.reviewedAt.getTime())
}

async function reviewOf(
  tx: Db,
  context: Context,
  { row, product, reviewedAt, userId, now }: Written & { userId: string; now: Date },
): Promise<NewReview> {
  const receivedAt = new Date(reviewedAt.getTime() - (1 + (hashOf(row.text) % 3)) * DAY_MS)
  const isComplete = now >= returnPeriodEnd(receivedAt)
  const order = await writeOrder(tx, context, { ...product, buyerId: userId, receivedAt, isComplete })
  const photos = Math.min(row.photos ?? 0, product.photoHashes.length)
  return {
    ...order,
    id: newId(),
    productId: product.line.productId,
    merchantId: product.merchantId,
    userId,
    authorName: row.anonymous ? ANONYMOUS_NAME : maskName(demoReviewers[row.by]?.nickname ?? ''),
    anonymous: row.anonymous ?? false,
    productName: product.line.name,
    skuName: product.line.skuName,
    imageUrl: product.line.imageUrl,
    stars: row.stars,
    text: row.text,
    photos,
    textSuggest: 'pass',
    answered: false,
    createdAt: reviewedAt,
  }
}

async function writePhotos(tx: Db, review: NewReview, product: ListedProduct): Promise<void> {
  const hashes = product.photoHashes.slice(0, review.photos)
  if (hashes.length === 0) return
  await tx
    .insert(reviewPhotos)
    .values(hashes.map((hash, position) => ({ reviewId: review.id, position, hash })))
}

async function writeAnswer(
  tx: Db,
  review: NewReview,
  { authorId, text }: { authorId: string; text: string },
): Promise<void> {
  const answeredAt = new Date(review.createdAt.getTime() + 9 * 3_600_000)
  await tx.insert(reviewAnswers).values({
    reviewId: review.id,
    edition: 0,
    authorId,
    text,
    state: 'published',
    createdAt: answeredAt,
    publishedAt: answeredAt,
  })
  await tx.update(reviews).set({ answered: true }).where(eq(reviews.id, review.id))
}

function firstOfEach(published: readonly NewReview[]): NewReview[] {
  const seen = new Set<string>()
  return published.filter(({ userId }) => !seen.has(userId) && seen.add(userId))
}

const openRows: (ReviewRow & { key: string })[] = [
  { key: 'fengjie-navel-orange', by: 5, stars: 4, text: '手机网页上写的评价，橙子很好，等人审核。' },
  { key: 'wuxi-honey', by: 10, stars: 2, text: '感觉买到假货了，一点蜂蜜味都没有，商家出来说句话！' },
]

/** What waits: two reviews for the operator, and two lines for the first shopper to review. */
async function writeOpenOnes(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
  now: Date,
): Promise<void> {
  const reviewedAt = new Date(now.getTime() - DAY_MS / 4)
  for (const { key, ...row } of openRows) {
    const product = listed.get(key)
    const reviewer = demoReviewers[row.by]
    if (!product || !reviewer) throw new Error(`an open review of ${key}`)
    const userId = await createStaff(context, { ...reviewer, roles: [] }, tx)
    const review = await reviewOf(tx, context, { row, product, reviewedAt, userId, now })
    const doubt = row.stars > 2 ? 'noWechat' : 'text'
    await tx.insert(reviews).values({ ...review, textSuggest: null, state: 'needsDecision', doubt })
  }
  const [shopper] = demoShoppers
  if (!shopper) return
  const buyerId = await createStaff(context, { ...shopper, roles: [] }, tx)
  for (const key of ['fengjie-navel-orange', 'chengkou-bacon']) {
    const product = listed.get(key)
    if (!product) throw new Error(`${key} is no product`)
    const receivedAt = new Date(now.getTime() - 2 * DAY_MS)
    await writeOrder(tx, context, { ...product, buyerId, receivedAt, isComplete: false })
  }
}
