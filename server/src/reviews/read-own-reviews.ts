import type { OwnReview, WaitingLine } from '@yuxiang/shared/api/reviews'
import { policy } from '@yuxiang/shared/policy'
import type { ReviewState } from '@yuxiang/shared/states/review'
import { receivedLines } from '../orders/index.ts'
import type { Platform } from '../platform/index.ts'
import { reviewPeriodMs } from './review-period.ts'
import {
  answersOf,
  appealOf,
  cutPage,
  pageSizeDefault,
  photosOf,
  photoUrl,
  type ShownAnswer,
} from './view.ts'

interface OwnRow {
  id: string
  orderLineId: string
  orderId: string
  productId: string
  productName: string
  skuName: string
  imageUrl: string
  stars: number
  text: string
  anonymous: boolean
  state: ReviewState
  reason: string | null
  createdAt: Date
  mayWriteAnew: boolean
  appealText: string | null
  appealAnswer: string | null
}

interface OwnPage {
  cursor?: string | undefined
  pageSize?: number | undefined
  orderId?: string | undefined
}

/** The author's view of a review. */
export const ownReviewView = ({
  hashes,
  answer,
  createdAt,
  ...row
}: OwnRow & { hashes: readonly string[]; answer: ShownAnswer | null }): OwnReview => ({
  id: row.id,
  orderLineId: row.orderLineId,
  orderId: row.orderId,
  productId: row.productId,
  productName: row.productName,
  skuName: row.skuName,
  imageUrl: row.imageUrl,
  stars: row.stars,
  text: row.text,
  anonymous: row.anonymous,
  state: row.state,
  reason: row.reason,
  mayWriteAnew: row.mayWriteAnew,
  appeal: appealOf(row),
  photos: hashes.map(photoUrl),
  at: createdAt.toISOString(),
  answer,
})

/** Lines that came so long ago can't be reviewed any more. */
const oldestReceipt = (now: Date): string => new Date(now.getTime() - reviewPeriodMs).toISOString()

/** A shopper's own reviews in every state, newest first. */
export async function readOwnReviews(
  platform: Platform,
  userId: string,
  { cursor, pageSize = pageSizeDefault, orderId }: OwnPage,
): Promise<{ items: OwnReview[]; nextCursor?: string }> {
  const { db, lists: sql } = platform.database
  const since = oldestReceipt(platform.clock())
  const rows = await sql<(Omit<OwnRow, 'createdAt'> & { createdAt: string })[]>`
    select own.id, own.order_line_id as "orderLineId", own.order_id as "orderId", own.product_id as "productId",
      own.product_name as "productName", own.sku_name as "skuName", own.image_url as "imageUrl", own.stars, own.text,
      own.anonymous, own.state, case when own.state in ('rejected', 'takenDown') then own.reason end as reason,
      own.appeal_text as "appealText", own.appeal_answer as "appealAnswer",
      own.created_at as "createdAt",
      own.state = 'rejected'
        and not exists (select from reviews other where other.order_line_id = own.order_line_id and other.state <> 'rejected')
        and not exists (select from reviews later where later.order_line_id = own.order_line_id
          and later.user_id = own.user_id and later.id > own.id)
        and exists (select from ${receivedLines(sql, userId)} line where line.id = own.order_line_id
          and line."receivedAt" >= ${since}::timestamptz and not line."givenBack") as "mayWriteAnew"
    from reviews own
    where own.user_id = ${userId} ${orderId ? sql`and own.order_id = ${orderId}` : sql``}
      ${cursor ? sql`and own.id < ${cursor}` : sql``}
    order by own.id desc limit ${pageSize + 1}`
  const { shown, nextCursor } = cutPage(rows, pageSize)
  const ids = shown.map(({ id }) => id)
  const [photos, answers] = await Promise.all([photosOf(db, ids), answersOf(db, ids)])
  return {
    items: shown.map((row) =>
      ownReviewView({
        ...row,
        createdAt: new Date(row.createdAt),
        hashes: photos.get(row.id) ?? [],
        answer: answers.get(row.id) ?? null,
      }),
    ),
    ...(nextCursor && { nextCursor }),
  }
}

/** Lines of received orders that can be reviewed, the newest orders first. */
export async function readWaitingLines(
  platform: Platform,
  userId: string,
  { cursor, pageSize = pageSizeDefault, orderId }: OwnPage,
): Promise<{ items: WaitingLine[]; nextCursor?: string; firstReviewPoints: number | null }> {
  const { lists: sql } = platform.database
  const since = oldestReceipt(platform.clock())
  const rows = await sql<(Omit<WaitingLine, 'orderLineId' | 'until'> & { id: string })[]>`
    select line.id, line."orderId", line."productId", line.name as "productName", line."skuName", line."imageUrl",
      line."merchantName", line."receivedAt"
    from ${receivedLines(sql, userId)} line
    where line."receivedAt" >= ${since}::timestamptz and not line."givenBack"
      ${orderId ? sql`and line."orderId" = ${orderId}` : sql``}
      ${cursor ? sql`and line.id < ${cursor}` : sql``}
      and not exists (select from reviews own where own.order_line_id = line.id and own.state <> 'rejected')
    order by line.id desc limit ${pageSize + 1}`
  // Taken down later it has earned all the same: the points stay.
  const [earned] = await sql`
    select from reviews where user_id = ${userId} and state in ('published', 'takenDown') limit 1`
  const { shown, nextCursor } = cutPage(rows, pageSize)
  return {
    items: shown.map(({ id, receivedAt, ...line }) => ({
      ...line,
      orderLineId: id,
      receivedAt: new Date(receivedAt).toISOString(),
      until: new Date(Date.parse(receivedAt) + reviewPeriodMs).toISOString(),
    })),
    ...(nextCursor && { nextCursor }),
    firstReviewPoints: earned ? null : policy.pointsFirstReview.value,
  }
}
