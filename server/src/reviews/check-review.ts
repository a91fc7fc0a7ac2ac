import type { Doubt } from '@yuxiang/shared/api/reviews'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { lockTraces, type Suggest, verdictsOf } from '../content-check/index.ts'
import { getOpenid } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { labelNames } from '../platform/integrations/wechat/index.ts'
import { wayOf } from './move.ts'
import { publishReview } from './publish-review.ts'
import { rejectReview } from './reject.ts'
import { reviewPhotos, reviews } from './tables.ts'

export const CHECK_REVIEW_QUEUE = 'check-review'

type ReviewRow = typeof reviews.$inferSelect

export const riskyReason = (label: number): string =>
  label in labelNames ? `内容可能涉及${labelNames[label]}` : '内容不符合平台评价规则'

/**
 * Job: has WeChat check a review's text and pictures. Text is judged at once; pictures later, by a push. Who has no
 * WeChat, and who WeChat does not know lately, can't be checked: then the operator decides. Safe to repeat.
 */
export async function checkReview(platform: Platform, reviewId: string): Promise<void> {
  const { database, wechat, config } = platform
  const { db } = database
  const [review] = await db.select().from(reviews).where(eq(reviews.id, reviewId))
  if (review?.state !== 'pending') return
  const photos = await db
    .select()
    .from(reviewPhotos)
    .where(and(eq(reviewPhotos.reviewId, reviewId), isNull(reviewPhotos.traceId)))
  const asksText = review.text !== '' && review.textSuggest === null
  if (asksText || photos.length > 0) {
    const openid = await getOpenid(db, review.userId)
    if (!openid) return doubtReview(db, reviewId, 'noWechat')
    if (asksText) {
      const verdict = await wechat.checkText({ openid, text: review.text })
      if (!verdict) return doubtReview(db, reviewId, 'noWechat')
      const reason = riskyReason(verdict.label)
      if (verdict.suggest === 'risky') return refuse(platform, reviewId, reason)
      await db.update(reviews).set({ textSuggest: verdict.suggest }).where(eq(reviews.id, reviewId))
    }
    // Without a push nobody would ever tell what became of the pictures.
    if (photos.length > 0 && config.WECHAT_PUSH_TOKEN === undefined)
      return doubtReview(db, reviewId, 'silence')
    for (const { hash, position } of photos) {
      const url = new URL(`/files/${hash}-1200.webp`, config.PUBLIC_URL).href
      const traceId = await wechat.checkPicture({ openid, url })
      if (traceId === null) return doubtReview(db, reviewId, 'noWechat')
      await db
        .update(reviewPhotos)
        .set({ traceId })
        .where(and(eq(reviewPhotos.reviewId, reviewId), eq(reviewPhotos.position, position)))
    }
  }
  await database.transaction(async (tx) => {
    const shown = await tx.select().from(reviewPhotos).where(eq(reviewPhotos.reviewId, reviewId))
    await lockTraces(
      tx,
      shown.flatMap(({ traceId }) => traceId ?? []),
    )
    await concludeCheck(tx, platform, reviewId)
  })
}

const refuse = (platform: Platform, reviewId: string, reason: string): Promise<void> =>
  platform.database.transaction(async (tx) => {
    await rejectReview(tx, platform, reviewId, { event: 'refuse', reason })
  })

/** The operator decides; nothing when the review is not being checked any more. */
async function doubtReview(db: Db, reviewId: string, doubt: Doubt): Promise<void> {
  const { from, to } = wayOf('doubt')
  await db
    .update(reviews)
    .set({ state: to, doubt })
    .where(and(eq(reviews.id, reviewId), eq(reviews.state, from)))
}

/** Does what the verdicts on text and pictures, as far as they are there, lead to. */
async function concludeCheck(tx: Db, platform: Platform, reviewId: string): Promise<void> {
  const [review] = await tx.select().from(reviews).where(eq(reviews.id, reviewId)).for('update')
  if (review?.state !== 'pending') return
  const pictures = await pictureVerdicts(tx, [reviewId])
  const text = review.text === '' ? 'pass' : review.textSuggest
  const all: (ReviewRow['textSuggest'] | undefined)[] = [text, ...pictures.map(({ suggest }) => suggest)]
  if (all.includes('risky')) {
    await rejectReview(tx, platform, reviewId, { event: 'refuse', reason: '图片不符合平台评价规则' })
  } else if (all.some((one) => !one)) {
    return
  } else if (all.includes('review')) {
    await doubtReview(tx, reviewId, text === 'review' ? 'text' : 'picture')
  } else {
    await publishReview(tx, reviewId, 'pass', platform.clock())
  }
}

interface PictureVerdict {
  reviewId: string
  hash: string
  /** Null while nothing was said. */
  suggest: Suggest | null
}

/** The pictures of some reviews in their order, each with what WeChat said of it so far. */
export async function pictureVerdicts(db: Db, reviewIds: readonly string[]): Promise<PictureVerdict[]> {
  const photos = await db
    .select({ reviewId: reviewPhotos.reviewId, hash: reviewPhotos.hash, traceId: reviewPhotos.traceId })
    .from(reviewPhotos)
    .where(inArray(reviewPhotos.reviewId, [...reviewIds]))
    .orderBy(reviewPhotos.reviewId, reviewPhotos.position)
  const verdicts = await verdictsOf(
    db,
    photos.flatMap(({ traceId }) => traceId ?? []),
  )
  return photos.map(({ traceId, ...photo }) => ({ ...photo, suggest: verdicts.get(traceId ?? '') ?? null }))
}

/** A picture was judged: its review, if it is one's, moves on when it was the last that lacked. */
export async function reviewPictureJudged(tx: Db, platform: Platform, traceId: string): Promise<void> {
  const [photo] = await tx.select().from(reviewPhotos).where(eq(reviewPhotos.traceId, traceId))
  if (photo) await concludeCheck(tx, platform, photo.reviewId)
}
