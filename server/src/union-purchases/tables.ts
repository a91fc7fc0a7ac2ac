import type { Purchase } from '@yuxiang/shared/api/union-purchases'
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** 集体采购: a union buys for its members with its fund. */
export const unionPurchases = pgTable(
  'union_purchases',
  {
    id: id(),
    unionId: uuid().notNull(),
    budgetId: uuid().notNull(),
    /** Its orders are those of this payment. */
    paymentId: uuid().notNull().unique('union_purchases_payment'),
    name: text().notNull(),
    delivery: text({ enum: ['unit', 'members'] })
      .notNull()
      .default('unit'),
    members: integer().notNull(),
    totalFen: bigint({ mode: 'number' }).notNull(),
    /** What each member gets, as it was bought. */
    items: jsonb().$type<Purchase['items']>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('union_purchases_delivery', sql`${table.delivery} in ('unit', 'members')`),
    check('union_purchases_members', sql`${table.members} > 0`),
    index('union_purchases_of_budget').on(table.budgetId, table.name),
    index('union_purchases_of_union').on(table.unionId, table.id),
  ],
)

/** Who gets a share, and when it was signed for (签收). */
export const unionDistributions = pgTable(
  'union_distributions',
  {
    id: id(),
    purchaseId: uuid()
      .notNull()
      .references(() => unionPurchases.id),
    memberId: uuid().notNull(),
    /** As the roster had it then; the list is in this order. */
    groupName: text().notNull(),
    /** The member's own orders, when it comes as a parcel; then they say when it was received. */
    orderIds: uuid().array().notNull().default([]),
    signedAt: instant(),
    /** The member, or the officer before whom they signed on paper. */
    signedBy: uuid(),
    signedAs: text({ enum: ['member', 'officer'] }),
  },
  (table) => [
    unique('union_distributions_member').on(table.purchaseId, table.memberId),
    check(
      'union_distributions_signed',
      sql`(${table.signedAt} is null) = (${table.signedBy} is null)
        and (${table.signedAt} is null) = (${table.signedAs} is null) and ${table.signedAs} in ('member', 'officer')`,
    ),
    index('union_distributions_in_order').on(table.purchaseId, table.groupName, table.id),
    index('union_distributions_of_member').on(table.memberId),
  ],
)
