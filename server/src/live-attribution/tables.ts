import { livePlaces } from '@yuxiang/shared/live/platforms'
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/db/columns.ts'

const placesSql = sql.raw(livePlaces.map((place) => `'${place}'`).join(', '))

/** Which session an order counts for: the last one its buyer clicked on. Written with the order. */
export const liveAttributions = pgTable(
  'live_attributions',
  {
    orderId: uuid().primaryKey(),
    sessionId: uuid().notNull(),
    place: text({ enum: livePlaces }).notNull(),
    clickedAt: instant().notNull(),
    /** Copy of the order's. */
    placedAt: instant().notNull(),
  },
  (table) => [
    check('live_attributions_place', sql`${table.place} in (${placesSql})`),
    check('live_attributions_times', sql`${table.clickedAt} <= ${table.placedAt}`),
    index('live_attributions_of_session').on(table.sessionId, table.placedAt),
    index('live_attributions_by_time').on(table.placedAt),
  ],
)

/** How often a session was shown and clicked on, by hour and place: no row per view. */
export const liveCounts = pgTable(
  'live_counts',
  {
    sessionId: uuid().notNull(),
    /** Its first moment. */
    hour: instant().notNull(),
    place: text({ enum: livePlaces }).notNull(),
    exposures: bigint({ mode: 'number' }).notNull().default(0),
    clicks: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.hour, table.place] }),
    check('live_counts_place', sql`${table.place} in (${placesSql})`),
    check('live_counts_counts', sql`${table.exposures} >= 0 and ${table.clicks} >= 0`),
    index('live_counts_by_hour').on(table.hour),
  ],
)

/** 流量扶持: what puts a session to come before others. Made anew by a job. */
export const liveSupport = pgTable(
  'live_support',
  {
    sessionId: uuid().primaryKey(),
    score: integer().notNull(),
    /** Its parts, for the operator. */
    salesPoints: integer().notNull(),
    clickPoints: integer().notNull(),
    countyPoints: integer().notNull(),
    cooperativePoints: integer().notNull(),
    computedAt: instant().notNull(),
  },
  (table) => [
    check(
      'live_support_sum',
      sql`${table.score} = ${table.salesPoints} + ${table.clickPoints} + ${table.countyPoints} + ${table.cooperativePoints}`,
    ),
  ],
)
