import type { GrantScope } from '@yuxiang/shared/api/union'
import type { RosterImport } from '@yuxiang/shared/api/union-roster'
import { grantStates } from '@yuxiang/shared/states/grant'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** A unit's trade union (基层工会). Its row is the lock under which roster and yearly caps are decided. */
export const unions = pgTable(
  'unions',
  {
    id: id(),
    name: text().notNull(),
    unitName: text().notNull(),
    invoiceTitle: text().notNull(),
    taxNo: text().notNull(),
    inviteCode: text().notNull().unique('unions_invite_code'),
    /** Grows with every change of the roster, so that an import can tell that its preview is out of date. */
    rosterVersion: integer().notNull().default(0),
    openedAt: instant().notNull(),
  },
  (table) => [check('unions_invite_code_form', sql`${table.inviteCode} ~ '^[A-Z0-9]{8}$'`)],
)

/** 工会干部: which accounts act for a union. */
export const unionOfficers = pgTable(
  'union_officers',
  {
    unionId: uuid()
      .notNull()
      .references(() => unions.id),
    userId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ name: 'union_officers_pkey', columns: [table.unionId, table.userId] }),
    index('union_officers_of_user').on(table.userId),
  ],
)

/** The roster. `userId` is the account that proved to be this person; none before they join. */
export const unionMembers = pgTable(
  'union_members',
  {
    id: id(),
    unionId: uuid()
      .notNull()
      .references(() => unions.id),
    nameEncrypted: text().notNull(),
    phoneEncrypted: text().notNull(),
    phoneIndex: text().notNull(),
    /** `group` is a word of SQL. Empty: in none. */
    groupName: text().notNull(),
    state: text({ enum: ['active', 'left'] }).notNull(),
    userId: uuid(),
    joinedAt: instant(),
  },
  (table) => [
    unique('union_members_phone').on(table.unionId, table.phoneIndex),
    uniqueIndex('union_members_user').on(table.userId, table.unionId).where(sql`${table.userId} is not null`),
    check('union_members_state', sql`${table.state} in ('active', 'left')`),
    check('union_members_joined', sql`(${table.userId} is null) = (${table.joinedAt} is null)`),
    index('union_members_in_order').on(table.unionId, table.state, table.groupName, table.id),
    index('union_members_of_phone').on(table.phoneIndex),
  ],
)

/** Whoever came by invite code and is not on the roster. One row per person and union, however often they ask. */
export const unionJoinRequests = pgTable(
  'union_join_requests',
  {
    id: id(),
    unionId: uuid()
      .notNull()
      .references(() => unions.id),
    userId: uuid().notNull(),
    nameEncrypted: text().notNull(),
    phoneEncrypted: text().notNull(),
    phoneIndex: text().notNull(),
    state: text({ enum: ['requested', 'approved', 'declined'] }).notNull(),
    requestedAt: instant().notNull(),
  },
  (table) => [
    unique('union_join_requests_person').on(table.unionId, table.userId),
    check('union_join_requests_state', sql`${table.state} in ('requested', 'approved', 'declined')`),
    index('union_join_requests_of_user').on(table.userId),
  ],
)

/** An uploaded roster between preview and confirmation; the rows are encrypted and go when it is over. */
export const rosterImports = pgTable(
  'roster_imports',
  {
    id: id(),
    unionId: uuid()
      .notNull()
      .references(() => unions.id),
    fileName: text().notNull(),
    state: text({ enum: ['preview', 'imported', 'cancelled'] }).notNull(),
    rosterVersion: integer().notNull(),
    rowCount: integer().notNull(),
    added: integer().notNull(),
    updated: integer().notNull(),
    unchanged: integer().notNull(),
    errorCount: integer().notNull(),
    errors: jsonb().$type<RosterImport['errors']>().notNull(),
    rowsEncrypted: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('roster_imports_state', sql`${table.state} in ('preview', 'imported', 'cancelled')`),
    check('roster_imports_rows', sql`(${table.rowsEncrypted} is not null) = (${table.state} = 'preview')`),
    index('roster_imports_waiting').on(table.createdAt).where(sql`${table.state} = 'preview'`),
    index('roster_imports_of_union').on(table.unionId),
  ],
)

/** A union's money of one year. How much stands on the ledger: see accounts.ts. */
export const unionBudgets = pgTable(
  'union_budgets',
  {
    id: id(),
    unionId: uuid()
      .notNull()
      .references(() => unions.id),
    year: integer().notNull(),
    state: text({ enum: ['open', 'closed'] }).notNull(),
    /** Null: the policy's figure. */
    memberYearCapFen: bigint({ mode: 'number' }),
    openedAt: instant().notNull(),
    closedAt: instant(),
    returnedFen: bigint({ mode: 'number' }),
  },
  (table) => [
    unique('union_budgets_year').on(table.unionId, table.year),
    check('union_budgets_state', sql`${table.state} in ('open', 'closed')`),
    check(
      'union_budgets_closed',
      sql`(${table.state} = 'closed') = (${table.closedAt} is not null)
        and (${table.state} = 'closed') = (${table.returnedFen} is not null)`,
    ),
    check('union_budgets_cap', sql`${table.memberYearCapFen} > 0`),
  ],
)

/** The papers a budget stands on: the first opens it, later ones add to it. */
export const budgetSources = pgTable(
  'budget_sources',
  {
    id: id(),
    budgetId: uuid()
      .notNull()
      .references(() => unionBudgets.id),
    title: text().notNull(),
    documentNo: text().notNull(),
    issuedOn: date({ mode: 'string' }).notNull(),
    amountFen: bigint({ mode: 'number' }).notNull(),
    addedAt: instant().notNull(),
    /** The scanned paper among the private files. */
    fileKey: text().unique('budget_sources_file'),
  },
  (table) => [
    check('budget_sources_amount', sql`${table.amountFen} > 0`),
    index('budget_sources_of_budget').on(table.budgetId),
  ],
)

/** 发放: one distribution to many members. */
export const unionGrants = pgTable(
  'union_grants',
  {
    id: id(),
    unionId: uuid()
      .notNull()
      .references(() => unions.id),
    budgetId: uuid()
      .notNull()
      .references(() => unionBudgets.id),
    name: text().notNull(),
    scope: jsonb().$type<GrantScope>().notNull(),
    /** Calendar days in Asia/Shanghai, both inclusive. */
    validFrom: date({ mode: 'string' }).notNull(),
    validTo: date({ mode: 'string' }).notNull(),
    state: text({ enum: grantStates }).notNull().default('issued'),
    members: integer().notNull(),
    amountFen: bigint({ mode: 'number' }).notNull(),
    /** The calendar year it counts for in the members' cap. */
    year: integer().notNull(),
    issuedAt: instant().notNull(),
  },
  (table) => [
    check('union_grants_state', sql`${table.state} in ('issued', 'withdrawn', 'expired')`),
    check('union_grants_dates', sql`${table.validFrom} <= ${table.validTo}`),
    check('union_grants_amount', sql`${table.members} > 0 and ${table.amountFen} > 0`),
    index('union_grants_of_union').on(table.unionId, table.id),
    index('union_grants_of_budget').on(table.budgetId),
    uniqueIndex('union_grants_once').on(table.budgetId, table.name).where(sql`${table.state} = 'issued'`),
    index('union_grants_to_expire').on(table.validTo).where(sql`${table.state} = 'issued'`),
  ],
)

/** 额度: a member's share of a grant. The id is its ledger account's, where the money is. */
export const allowances = pgTable(
  'allowances',
  {
    id: id(),
    grantId: uuid()
      .notNull()
      .references(() => unionGrants.id),
    memberId: uuid()
      .notNull()
      .references(() => unionMembers.id),
    amountFen: bigint({ mode: 'number' }).notNull(),
    /** What the union has back, unspent or refunded after the end, as the ledger says; kept here for the yearly cap. */
    returnedFen: bigint({ mode: 'number' }).notNull().default(0),
    /** When the member left: ended although the grant goes on. */
    withdrawnAt: instant(),
  },
  (table) => [
    unique('allowances_once').on(table.grantId, table.memberId),
    check('allowances_amount', sql`${table.amountFen} > 0`),
    check('allowances_returned', sql`${table.returnedFen} between 0 and ${table.amountFen}`),
    index('allowances_of_member').on(table.memberId),
  ],
)
