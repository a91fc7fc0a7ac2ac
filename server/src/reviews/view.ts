import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { reviewAnswers, reviewPhotos } from './tables.ts'

export const pageSizeDefault = 20

/** The page shown of rows read one beyond it, and where the next begins: after the last id shown. */
export function cutPage<Row extends { id: string }>(
  rows: readonly Row[],
  pageSize: number,
): { shown: Row[]; nextCursor?: string } {
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return rows.length > pageSize && last ? { shown, nextCursor: last.id } : { shown }
}

/** Where a picture of a review is served; screens derive the smaller ones from it. */
export const photoUrl = (hash: string): string => `/files/${hash}-1200.webp`

/** The pictures of some reviews in their order. */
export async function photosOf(db: Db, reviewIds: readonly string[]): Promise<Map<string, string[]>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await db
    .select({ reviewId: reviewPhotos.reviewId, hash: reviewPhotos.hash })
    .from(reviewPhotos)
    .where(inArray(reviewPhotos.reviewId, [...reviewIds]))
    .orderBy(reviewPhotos.reviewId, reviewPhotos.position)
  const byReview = Map.groupBy(rows, (row) => row.reviewId)
  return new Map([...byReview].map(([reviewId, photos]) => [reviewId, photos.map(({ hash }) => hash)]))
}

/** What was said against taking a review down, and what was answered. */
export const appealOf = ({
  appealText,
  appealAnswer,
}: {
  appealText: string | null
  appealAnswer: string | null
}): { text: string; answer: string | null } | null =>
  appealText === null ? null : { text: appealText, answer: appealAnswer }

export interface ShownAnswer {
  text: string
  at: string
}

/** The published answer with the highest edition, of those reviews that have one. */
export async function answersOf(db: Db, reviewIds: readonly string[]): Promise<Map<string, ShownAnswer>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([reviewAnswers.reviewId], {
      reviewId: reviewAnswers.reviewId,
      text: reviewAnswers.text,
      at: reviewAnswers.createdAt,
    })
    .from(reviewAnswers)
    .where(and(inArray(reviewAnswers.reviewId, [...reviewIds]), eq(reviewAnswers.state, 'published')))
    .orderBy(reviewAnswers.reviewId, desc(reviewAnswers.edition))
  return new Map(rows.map(({ reviewId, text, at }) => [reviewId, { text, at: at.toISOString() }]))
}
