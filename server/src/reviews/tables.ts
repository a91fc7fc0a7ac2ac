import { doubts } from '@yuxiang/shared/api/reviews'
import { reviewStates } from '@yuxiang/shared/states/review'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { suggestions } from '../content-check/index.ts'
import { id, instant } from '../platform/db/columns.ts'

const anyState = sql.raw(`('pending', 'published', 'rejected', 'needsDecision', 'takenDown')`)
const published = sql`state = 'published'`

/** What a shopper says about a line of a received order. One that was rejected stays; another may be written then. */
export const reviews = pgTable(
  'reviews',
  {
    id: id(),
    orderLineId: uuid().notNull(),
    orderId: uuid().notNull(),
    productId: uuid().notNull(),
    merchantId: uuid().notNull(),
    userId: uuid().notNull(),
    /** What others see of the author: `张**`, or 匿名用户. */
    authorName: text().notNull(),
    anonymous: boolean().notNull(),
    /** The goods as they were ordered. */
    productName: text().notNull(),
    skuName: text().notNull(),
    imageUrl: text().notNull(),
    stars: smallint().notNull(),
    grade: text()
      .notNull()
      .generatedAlwaysAs(sql`case when stars >= 4 then 'good' when stars = 3 then 'middle' else 'bad' end`),
    text: text().notNull(),
    photos: smallint().notNull(),
    state: text({ enum: reviewStates }).notNull().default('pending'),
    /** What WeChat advised about the text; null while it was not asked. */
    textSuggest: text({ enum: suggestions }),
    doubt: text({ enum: doubts }),
    /** Why it was rejected, or taken down. */
    reason: text(),
    /** What its author says against taking it down, once. */
    appealText: text(),
    appealedAt: instant(),
    /** What the operator answered to that when it stays down. */
    appealAnswer: text(),
    /** The merchant has answered, or has an answer being checked. */
    answered: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    check('reviews_stars', sql`${table.stars} between 1 and 5`),
    check('reviews_state', sql`${table.state} in ${anyState}`),
    check('reviews_photos', sql`${table.photos} between 0 and 9`),
    check('reviews_text', sql`char_length(${table.text}) <= 500`),
    check('reviews_published', sql`(${table.state} = 'published') = (${table.publishedAt} is not null)`),
    check(
      'reviews_reason',
      sql`${table.state} not in ('rejected', 'takenDown') or ${table.reason} is not null`,
    ),
    check(
      'reviews_appeal',
      sql`(${table.appealText} is null) = (${table.appealedAt} is null)
      and (${table.appealAnswer} is null or ${table.appealText} is not null)`,
    ),
    check('reviews_doubt', sql`${table.state} <> 'needsDecision' or ${table.doubt} is not null`),
    uniqueIndex('reviews_once_per_line').on(table.orderLineId).where(sql`state <> 'rejected'`),
    // Ids are in time order: the newest come first by id alone.
    index('reviews_of_author').on(table.userId, table.id),
    index('reviews_of_product').on(table.productId, table.id).where(published),
    index('reviews_of_product_by_grade').on(table.productId, table.grade, table.id).where(published),
    index('reviews_of_product_with_photos')
      .on(table.productId, table.id)
      .where(sql`state = 'published' and photos > 0`),
    index('reviews_of_merchant').on(table.merchantId, table.id).where(published),
    index('reviews_of_merchant_by_grade').on(table.merchantId, table.grade, table.id).where(published),
    index('reviews_unanswered')
      .on(table.merchantId, table.id)
      .where(sql`state = 'published' and not answered`),
    index('reviews_to_decide').on(table.id).where(sql`state = 'needsDecision'`),
    // What was taken down, appealed or not; what is public is listed by id alone.
    index('reviews_taken_down').on(table.id).where(sql`state = 'takenDown'`),
    index('reviews_pending').on(table.createdAt).where(sql`state = 'pending'`),
  ],
)

export const reviewPhotos = pgTable(
  'review_photos',
  {
    reviewId: uuid()
      .notNull()
      .references(() => reviews.id),
    position: smallint().notNull(),
    /** Of the picture in the file store. */
    hash: text().notNull(),
    /** WeChat's id of its check. */
    traceId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.position] }),
    check('review_photos_position', sql`${table.position} between 0 and 8`),
    index('review_photos_of_trace').on(table.traceId).where(sql`trace_id is not null`),
  ],
)

/** What a merchant says to a review. The published one with the highest edition is shown. */
export const reviewAnswers = pgTable(
  'review_answers',
  {
    id: id(),
    reviewId: uuid()
      .notNull()
      .references(() => reviews.id),
    /** 0, or 1 where it changes the published one. */
    edition: smallint().notNull(),
    /** Who of the merchant wrote it. */
    authorId: uuid().notNull(),
    text: text().notNull(),
    state: text({ enum: reviewStates }).notNull().default('pending'),
    doubt: text({ enum: doubts }),
    reason: text(),
    createdAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    check('review_answers_edition', sql`${table.edition} in (0, 1)`),
    check('review_answers_state', sql`${table.state} in ${anyState}`),
    check(
      'review_answers_published',
      sql`(${table.state} = 'published') = (${table.publishedAt} is not null)`,
    ),
    check('review_answers_reason', sql`${table.state} <> 'rejected' or ${table.reason} is not null`),
    check('review_answers_doubt', sql`${table.state} <> 'needsDecision' or ${table.doubt} is not null`),
    uniqueIndex('review_answers_once').on(table.reviewId, table.edition).where(sql`state <> 'rejected'`),
    index('review_answers_of_review').on(table.reviewId, table.id),
    index('review_answers_to_decide').on(table.id).where(sql`state = 'needsDecision'`),
    index('review_answers_pending').on(table.createdAt).where(sql`state = 'pending'`),
  ],
)

/** Counts of published reviews, kept in the transaction that publishes one. */
export const productRatings = pgTable(
  'product_ratings',
  {
    productId: uuid().primaryKey(),
    star1: integer().notNull().default(0),
    star2: integer().notNull().default(0),
    star3: integer().notNull().default(0),
    star4: integer().notNull().default(0),
    star5: integer().notNull().default(0),
    withPhotos: integer().notNull().default(0),
  },
  (table) => [
    check(
      'product_ratings_counts',
      sql`least(${table.star1}, ${table.star2}, ${table.star3}, ${table.star4}, ${table.star5}, ${table.withPhotos}) >= 0`,
    ),
  ],
)
