import type { OfferPlan, SpecialPricePlan } from '@yuxiang/shared/api/campaigns'
import { audienceKinds, bases, type OfferScope, type Tier } from '@yuxiang/shared/api/offer-terms'
import { campaignStates, couponStates } from '@yuxiang/shared/states/campaign'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

const states = sql`('draft', 'published', 'paused', 'ended', 'discarded')`

/** 满减, 满赠, 限时特价. What is published never changes but its state. */
export const campaigns = pgTable(
  'campaigns',
  {
    id: id(),
    /** Whose it is and who bears it; null is the platform. */
    merchantId: uuid(),
    name: text().notNull(),
    description: text().notNull(),
    imageHash: text(),
    plan: jsonb().$type<OfferPlan | SpecialPricePlan>().notNull(),
    /** Copy of the plan's group, so that two of one group at one time are found by an index. */
    exclusiveGroup: text(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    state: text({ enum: campaignStates }).notNull().default('draft'),
    reason: text(),
    /** What the operator paused, the merchant can't resume. */
    pausedByOperator: boolean().notNull().default(false),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    publishedAt: instant(),
    /** When it first began, or begins: pauses do not begin it anew. Null before it is published, and paused before it began. */
    beganAt: instant(),
  },
  (table) => [
    check('campaigns_state', sql`${table.state} in ${states}`),
    check('campaigns_times', sql`${table.startsAt} < ${table.endsAt}`),
    index('campaigns_of_merchant').on(table.merchantId, table.id),
    index('campaigns_by_state').on(table.state, table.id),
    index('campaigns_ending').on(table.endsAt),
    index('campaigns_running').on(table.endsAt).where(sql`${table.state} in ('published', 'paused')`),
    index('campaigns_of_group')
      .on(table.exclusiveGroup, table.startsAt)
      .where(sql`${table.state} = 'published'`),
  ],
)

/** What a published campaign may cost and has cost: a narrow row that orders change in place. */
export const campaignUsage = pgTable(
  'campaign_usage',
  {
    campaignId: uuid()
      .primaryKey()
      .references(() => campaigns.id),
    budgetFen: bigint({ mode: 'number' }),
    totalLimit: integer(),
    usedFen: bigint({ mode: 'number' }).notNull().default(0),
    usedCount: integer().notNull().default(0),
  },
  (table) => [
    check(
      'campaign_usage_budget',
      sql`${table.usedFen} between 0 and coalesce(${table.budgetFen}, ${table.usedFen})`,
    ),
    check(
      'campaign_usage_limit',
      sql`${table.usedCount} between 0 and coalesce(${table.totalLimit}, ${table.usedCount})`,
    ),
  ],
)

/** Where each person may take part so many times: one row per time that stands. */
export const campaignSeats = pgTable(
  'campaign_seats',
  {
    campaignId: uuid().notNull(),
    userId: uuid().notNull(),
    ordinal: integer().notNull(),
    paymentId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.userId, table.ordinal] }),
    index('campaign_seats_of_payment').on(table.paymentId),
  ],
)

/** What one payment took of a campaign or of a batch of coupons: order by order, and what it was off. */
export const offerUses = pgTable(
  'offer_uses',
  {
    id: id(),
    /** Of a campaign, or of a coupon batch. */
    offerId: uuid().notNull(),
    couponId: uuid(),
    paymentId: uuid().notNull(),
    orderId: uuid().notNull(),
    userId: uuid().notNull(),
    payer: text({ enum: ['merchant', 'platform'] }).notNull(),
    discountFen: bigint({ mode: 'number' }).notNull(),
    freightFen: bigint({ mode: 'number' }).notNull(),
    giftFen: bigint({ mode: 'number' }).notNull(),
    /** Goods it bears on: what was paid for them. */
    lines: jsonb()
      .$type<{ productId: string; name: string; quantity: number; paidFen: number; discountFen: number }[]>()
      .notNull(),
    /** A coupon of this batch is due at receipt. */
    rewardBatchId: uuid(),
    state: text({ enum: ['taken', 'returned'] })
      .notNull()
      .default('taken'),
    takenAt: instant().notNull(),
  },
  (table) => [
    unique('offer_uses_once').on(table.orderId, table.offerId),
    check(
      'offer_uses_amounts',
      sql`${table.discountFen} >= 0 and ${table.freightFen} >= 0 and ${table.giftFen} >= 0`,
    ),
    check('offer_uses_state', sql`${table.state} in ('taken', 'returned')`),
    index('offer_uses_of_payment').on(table.paymentId),
    index('offer_uses_of_offer').on(table.offerId, table.takenAt),
  ],
)

export const couponChannels = ['center', 'code', 'reward'] as const

/** 优惠券 of one kind. */
export const couponBatches = pgTable(
  'coupon_batches',
  {
    id: id(),
    merchantId: uuid(),
    name: text().notNull(),
    basis: text({ enum: bases }).notNull(),
    tiers: jsonb().$type<Tier[]>().notNull(),
    scope: jsonb().$type<OfferScope>().notNull(),
    audience: text({ enum: audienceKinds }).notNull(),
    /** Members of these unions, of any if none; only with `unionMembers`. */
    audienceUnionIds: uuid().array().notNull().default([]),
    /** Registered not longer ago than that; with `newMembers`. */
    audienceDays: integer(),
    channel: text({ enum: couponChannels }).notNull(),
    perPersonLimit: integer().notNull(),
    claimFrom: instant().notNull(),
    claimTo: instant().notNull(),
    usableFrom: instant().notNull(),
    usableTo: instant().notNull(),
    state: text({ enum: campaignStates }).notNull().default('draft'),
    reason: text(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('coupon_batches_state', sql`${table.state} in ${states}`),
    check(
      'coupon_batches_times',
      sql`${table.claimFrom} < ${table.claimTo} and ${table.usableFrom} < ${table.usableTo}`,
    ),
    check(
      'coupon_batches_audience',
      sql`(${table.audience} = 'newMembers') = (${table.audienceDays} is not null)
        and (${table.audience} = 'unionMembers' or cardinality(${table.audienceUnionIds}) = 0)`,
    ),
    check('coupon_batches_limit', sql`${table.perPersonLimit} > 0`),
    index('coupon_batches_of_merchant').on(table.merchantId, table.id),
    index('coupon_batches_by_state').on(table.state, table.id),
    index('coupon_batches_claimable').on(table.claimTo).where(sql`${table.state} = 'published'`),
  ],
)

/** How many of a batch are given out and used: narrow, changed in place. */
export const couponCounts = pgTable(
  'coupon_counts',
  {
    batchId: uuid()
      .primaryKey()
      .references(() => couponBatches.id),
    total: integer().notNull(),
    /** Claimed, promised by codes, or given as a reward. */
    claimed: integer().notNull().default(0),
    used: integer().notNull().default(0),
    usedFen: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    check('coupon_counts_claimed', sql`${table.claimed} between 0 and ${table.total}`),
    check('coupon_counts_used', sql`${table.used} >= 0 and ${table.usedFen} >= 0`),
  ],
)

/** A coupon in somebody's wallet. */
export const coupons = pgTable(
  'coupons',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => couponBatches.id),
    userId: uuid().notNull(),
    /** The person's first, second … of the batch: the bound per person is a unique constraint. */
    ordinal: integer().notNull(),
    state: text({ enum: couponStates }).notNull().default('available'),
    claimedAt: instant().notNull(),
    /** Copy of the batch's, for the wallet's order and the ends. */
    usableTo: instant().notNull(),
    usedAt: instant(),
    paymentId: uuid(),
    /** The order whose receipt gave it. */
    rewardOrderId: uuid(),
    remindedAt: instant(),
  },
  (table) => [
    unique('coupons_ordinal').on(table.batchId, table.userId, table.ordinal),
    unique('coupons_reward').on(table.batchId, table.rewardOrderId),
    check('coupons_state', sql`${table.state} in ('available', 'used', 'expired', 'void')`),
    check('coupons_used', sql`(${table.state} = 'used') = (${table.paymentId} is not null)`),
    index('coupons_of_user').on(table.userId, table.id),
    index('coupons_of_user_by_state').on(table.userId, table.state, table.id),
    index('coupons_ending').on(table.usableTo).where(sql`${table.state} = 'available'`),
    index('coupons_of_payment').on(table.paymentId),
  ],
)

/** Codes for a unit's people; only hashes, so that who reads the table can't use them. */
export const couponCodes = pgTable(
  'coupon_codes',
  {
    codeHash: text().primaryKey(),
    batchId: uuid()
      .notNull()
      .references(() => couponBatches.id),
    unitName: text().notNull(),
    couponId: uuid().unique('coupon_codes_coupon'),
    createdAt: instant().notNull(),
  },
  (table) => [index('coupon_codes_of_batch').on(table.batchId)],
)
