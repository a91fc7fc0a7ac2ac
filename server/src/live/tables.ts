import { livePlatforms } from '@yuxiang/shared/live/platforms'
import { liveSessionStates } from '@yuxiang/shared/states/live'
import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** An account that broadcasts on some platform: a merchant's, or the platform's own. */
export const liveRooms = pgTable(
  'live_rooms',
  {
    id: id(),
    platform: text({ enum: livePlatforms }).notNull(),
    /** What viewers know it as there. */
    name: text().notNull(),
    /** There: finderUserName of 视频号, the account's number elsewhere. */
    accountId: text().notNull(),
    /** Whose it is; null: the platform's own. */
    merchantId: uuid(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  (table) => [
    unique('live_rooms_account').on(table.platform, table.accountId),
    index('live_rooms_of_merchant').on(table.merchantId),
    check(
      'live_rooms_platform',
      sql`${table.platform} in ('channels', 'douyin', 'kuaishou', 'taobao', 'other')`,
    ),
  ],
)

/**
 * 直播: one broadcast of a room. Its sessions that are planned or on never overlap: an exclusion constraint
 * (`live_sessions_overlap`, in a migration of its own) refuses the second of two in the same moment.
 */
export const liveSessions = pgTable(
  'live_sessions',
  {
    id: id(),
    roomId: uuid()
      .notNull()
      .references(() => liveRooms.id),
    /** Copy of the room's. */
    merchantId: uuid(),
    title: text().notNull(),
    /** As announced; the streamer of the register, if it is one. */
    hostName: text().notNull(),
    streamerId: uuid(),
    countyCode: text(),
    /** Copy of the county's name as it was written. */
    county: text(),
    /** Where it is broadcast from, when that is one of our venues. */
    venueId: uuid(),
    /** Web address, or short link of the platform; empty for 视频号. */
    link: text().notNull().default(''),
    /** By which a phone opens the platform's app. */
    appLink: text().notNull().default(''),
    /** 视频号's; others have none. */
    feedId: text(),
    coverHash: text(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
    state: text({ enum: liveSessionStates }).notNull().default('planned'),
    /** Why it was cancelled. */
    reason: text(),
    replayLink: text().notNull().default(''),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('live_sessions_times', sql`${table.startsAt} < ${table.endsAt}`),
    check('live_sessions_state', sql`${table.state} in ('planned', 'live', 'ended', 'cancelled')`),
    check('live_sessions_cancelled', sql`(${table.state} = 'cancelled') = (${table.reason} is not null)`),
    check('live_sessions_county', sql`(${table.countyCode} is null) = (${table.county} is null)`),
    index('live_sessions_by_state').on(table.state, table.startsAt, table.id),
    index('live_sessions_by_start').on(table.startsAt, table.id),
    index('live_sessions_replays')
      .on(table.startsAt, table.id)
      .where(sql`${table.state} = 'ended' and ${table.replayLink} <> ''`),
    uniqueIndex('live_sessions_one_live').on(table.roomId).where(sql`${table.state} = 'live'`),
    index('live_sessions_of_merchant').on(table.merchantId, table.startsAt, table.id),
    index('live_sessions_of_streamer').on(table.streamerId, table.startsAt),
    index('live_sessions_of_room').on(table.roomId, table.startsAt),
  ],
)

/** What a session shows and sells, in its order. */
export const liveSessionProducts = pgTable(
  'live_session_products',
  {
    sessionId: uuid()
      .notNull()
      .references(() => liveSessions.id),
    productId: uuid().notNull(),
    position: smallint().notNull(),
    /** 正在直播讲解: since when the host speaks of it; one at a time. */
    explainedSince: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.productId] }),
    index('live_session_products_of_product').on(table.productId),
    uniqueIndex('live_session_products_explained')
      .on(table.sessionId)
      .where(sql`${table.explainedSince} is not null`),
  ],
)

/** Stock kept out of general sale until a session begins; given back to it then, or when the session is cancelled. */
export const liveSetAsides = pgTable(
  'live_set_asides',
  {
    sessionId: uuid()
      .notNull()
      .references(() => liveSessions.id),
    skuId: uuid().notNull(),
    productId: uuid().notNull(),
    position: smallint().notNull(),
    quantity: integer().notNull(),
    releasedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.skuId] }),
    index('live_set_asides_of_sku').on(table.skuId),
    check('live_set_asides_quantity', sql`${table.quantity} between 1 and 100000`),
  ],
)

/** Coupons offered on a session's page, in their order; they are claimed as everywhere. */
export const liveSessionCoupons = pgTable(
  'live_session_coupons',
  {
    sessionId: uuid()
      .notNull()
      .references(() => liveSessions.id),
    batchId: uuid().notNull(),
    position: smallint().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.batchId] })],
)

/** What viewers' phones heard from 视频号: each viewer's last word on a session. */
export const liveStatusReports = pgTable(
  'live_status_reports',
  {
    sessionId: uuid()
      .notNull()
      .references(() => liveSessions.id),
    userId: uuid().notNull(),
    status: text({ enum: ['live', 'ended'] }).notNull(),
    reportedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.userId] }),
    check('live_status_reports_status', sql`${table.status} in ('live', 'ended')`),
  ],
)
