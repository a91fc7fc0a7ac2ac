import { flashClaimStates, flashEligibilities, flashSessionStates } from '@yuxiang/shared/states/flash-sale'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** A sale at a set time. Published, its terms never change. */
export const flashSessions = pgTable(
  'flash_sessions',
  {
    id: id(),
    title: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    eligibility: text({ enum: flashEligibilities }).notNull(),
    state: text({ enum: flashSessionStates }).notNull().default('draft'),
    /** Why it was paused or cancelled. */
    reason: text(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    publishedAt: instant(),
  },
  (table) => [
    check('flash_sessions_times', sql`${table.startsAt} < ${table.endsAt}`),
    check(
      'flash_sessions_state',
      sql`${table.state} in ('draft', 'published', 'paused', 'ended', 'cancelled', 'discarded')`,
    ),
    check(
      'flash_sessions_eligibility',
      sql`${table.eligibility} in ('everyone', 'realName', 'unionMembers', 'newMembers')`,
    ),
    index('flash_sessions_by_state').on(table.state, table.id),
    index('flash_sessions_open').on(table.endsAt).where(sql`${table.state} in ('published', 'paused')`),
  ],
)

/** What a session sells. This row is what everybody who claims the item waits for; nothing else is. */
export const flashItems = pgTable(
  'flash_items',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => flashSessions.id),
    position: smallint().notNull(),
    skuId: uuid().notNull(),
    points: integer().notNull(),
    /** The money part. */
    priceFen: bigint({ mode: 'number' }).notNull(),
    /** What the merchant gets for one: the SKU's price when the session was published. */
    valueFen: bigint({ mode: 'number' }).notNull(),
    stockTotal: integer().notNull(),
    stockLeft: integer().notNull(),
    /** Claims ever won: grows when one is won, and never shrinks. */
    wins: bigint({ mode: 'number' }).notNull().default(0),
    perPersonLimit: smallint().notNull(),
    paused: boolean().notNull().default(false),
    /** The session is over and what was left went back to the SKU: from now on claims that are released go there, too. */
    closed: boolean().notNull().default(false),
  },
  (table) => [
    unique('flash_items_once').on(table.sessionId, table.skuId),
    index('flash_items_of_sku').on(table.skuId),
    check('flash_items_stock', sql`${table.stockLeft} between 0 and ${table.stockTotal}`),
    check('flash_items_stock_total', sql`${table.stockTotal} between 1 and 100000`),
    check(
      'flash_items_price',
      sql`${table.points} > 0 and ${table.priceFen} >= 0 and ${table.valueFen} >= ${table.priceFen}`,
    ),
    check('flash_items_limit', sql`${table.perPersonLimit} between 1 and 99`),
    check(
      'flash_items_wins',
      sql`${table.wins} >= ${table.stockTotal} - ${table.stockLeft} or ${table.closed}`,
    ),
  ],
)

/** Who won what. The order of a claim bears its id, and so do the points that are held for it. */
export const flashClaims = pgTable(
  'flash_claims',
  {
    id: id(),
    itemId: uuid()
      .notNull()
      .references(() => flashItems.id),
    userId: uuid().notNull(),
    /** The person's first, second … of this item; null once it was released. */
    ordinal: smallint(),
    perPersonLimit: smallint().notNull(),
    /** The phone's idempotency key: asked again with it, the claim is the answer. */
    key: text().notNull(),
    addressId: uuid(),
    points: integer().notNull(),
    priceFen: bigint({ mode: 'number' }).notNull(),
    state: text({ enum: flashClaimStates }).notNull().default('won'),
    claimedAt: instant().notNull(),
    payBy: instant().notNull(),
    paymentId: uuid(),
  },
  (table) => [
    unique('flash_claims_person').on(table.itemId, table.userId, table.ordinal),
    unique('flash_claims_key').on(table.userId, table.key),
    index('flash_claims_due').on(table.payBy).where(sql`${table.state} = 'won'`),
    check('flash_claims_limit', sql`${table.ordinal} between 1 and ${table.perPersonLimit}`),
    check('flash_claims_state', sql`${table.state} in ('won', 'ordered', 'paid', 'released')`),
    check('flash_claims_standing', sql`(${table.ordinal} is null) = (${table.state} = 'released')`),
    check(
      'flash_claims_ordered',
      sql`${table.state} = 'won' or ${table.state} = 'released' or ${table.paymentId} is not null`,
    ),
  ],
)

/** Whoever wants to be called before a session begins. */
export const flashReminders = pgTable(
  'flash_reminders',
  {
    sessionId: uuid()
      .notNull()
      .references(() => flashSessions.id),
    userId: uuid().notNull(),
    createdAt: instant().notNull(),
    remindedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.userId] }),
    index('flash_reminders_open').on(table.sessionId).where(sql`${table.remindedAt} is null`),
  ],
)
