import { livePlatforms } from '@yuxiang/shared/live/platforms'
import { streamerStates } from '@yuxiang/shared/states/streamer'
import { entryKinds, registerKinds, streamerKinds, trainingResults } from '@yuxiang/shared/streamers/words'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
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

const oneOf = (values: readonly string[]) => sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`)
const day = () => date({ mode: 'string' })

/** 产地直播基地, 直播机构, 网红品牌: what “2111” counts beside streamers. */
export const registerEntries = pgTable(
  'register_entries',
  {
    id: id(),
    kind: text({ enum: entryKinds }).notNull(),
    name: text().notNull(),
    countyCode: text().notNull(),
    /** Copy of the county's name as it was written. */
    county: text().notNull(),
    place: text().notNull().default(''),
    /** Of a base that is one of our venues. */
    venueId: uuid(),
    /** Of a brand that stands in the tree of brands. */
    brandId: uuid(),
    intro: text().notNull().default(''),
    state: text({ enum: ['registered', 'struckOff'] })
      .notNull()
      .default('registered'),
    reason: text(),
    registeredOn: day().notNull(),
    struckOffOn: day(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('register_entries_name').on(table.kind, table.countyCode, table.name),
    check('register_entries_kind', sql`${table.kind} in ${oneOf(entryKinds)}`),
    check('register_entries_state', sql`${table.state} in ('registered', 'struckOff')`),
    check(
      'register_entries_struck',
      sql`num_nulls(${table.reason}, ${table.struckOffOn}) = case ${table.state} when 'struckOff' then 0 else 2 end`,
    ),
    check('register_entries_base', sql`${table.kind} = 'base' or ${table.venueId} is null`),
    check('register_entries_place', sql`${table.kind} <> 'base' or ${table.place} <> ''`),
    check('register_entries_brand', sql`${table.kind} = 'brand' or ${table.brandId} is null`),
    index('register_entries_by_kind').on(table.kind, table.id),
    index('register_entries_of_county').on(table.countyCode, table.kind, table.id),
  ],
)

/** What bears a brand of the register, beside what was granted it in the tree of brands. */
export const registerEntryProducts = pgTable(
  'register_entry_products',
  {
    entryId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    productId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ name: 'register_entry_products_pkey', columns: [table.entryId, table.productId] }),
  ],
)

/** 带货主播 of the register; a merchant's proposal, too, until the county has answered it. */
export const streamers = pgTable(
  'streamers',
  {
    id: id(),
    /** As announced. */
    name: text().notNull(),
    kind: text({ enum: streamerKinds }).notNull(),
    countyCode: text().notNull(),
    county: text().notNull(),
    teamId: uuid().references(() => registerEntries.id),
    baseId: uuid().references(() => registerEntries.id),
    merchantId: uuid(),
    intro: text().notNull().default(''),
    certifiedBy: text().notNull().default(''),
    /** Whoever it is agreed to a page of one's own. */
    isPublic: boolean().notNull(),
    phoneEncrypted: text(),
    state: text({ enum: streamerStates }).notNull(),
    /** Why it was refused or struck off. */
    reason: text(),
    registeredOn: day(),
    struckOffOn: day(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('streamers_kind', sql`${table.kind} in ${oneOf(streamerKinds)}`),
    check('streamers_state', sql`${table.state} in ${oneOf(streamerStates)}`),
    check(
      'streamers_reason',
      sql`(${table.state} in ('refused', 'struckOff')) = (${table.reason} is not null)`,
    ),
    check(
      'streamers_registered',
      sql`(${table.state} in ('registered', 'struckOff')) = (${table.registeredOn} is not null)`,
    ),
    check('streamers_struck', sql`(${table.state} = 'struckOff') = (${table.struckOffOn} is not null)`),
    uniqueIndex('streamers_name').on(table.countyCode, table.name).where(sql`${table.state} <> 'refused'`),
    index('streamers_by_state').on(table.state, table.id),
    index('streamers_of_county').on(table.countyCode, table.state, table.id),
    index('streamers_of_team').on(table.teamId, table.id),
    index('streamers_of_base').on(table.baseId, table.id),
    index('streamers_of_merchant').on(table.merchantId, table.id),
  ],
)

/** Where they broadcast: an account is one streamer's. Refusing a proposal deletes its own. */
export const streamerAccounts = pgTable(
  'streamer_accounts',
  {
    streamerId: uuid()
      .notNull()
      .references(() => streamers.id),
    platform: text({ enum: livePlatforms }).notNull(),
    accountId: text().notNull(),
    name: text().notNull(),
    position: smallint().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'streamer_accounts_pkey',
      columns: [table.streamerId, table.platform, table.accountId],
    }),
    unique('streamer_accounts_account').on(table.platform, table.accountId),
    check('streamer_accounts_platform', sql`${table.platform} in ${oneOf(livePlatforms)}`),
  ],
)

export const streamerTrainings = pgTable(
  'streamer_trainings',
  {
    id: id(),
    course: text().notNull(),
    organiser: text().notNull(),
    place: text().notNull().default(''),
    heldOn: day().notNull(),
    hours: integer().notNull(),
    countyCode: text().notNull(),
    county: text().notNull(),
    /** Entered by mistake: counts no more. */
    withdrawnReason: text(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('streamer_trainings_hours', sql`${table.hours} between 1 and 500`),
    index('streamer_trainings_of_county').on(table.countyCode, table.id),
    index('streamer_trainings_by_day').on(table.heldOn),
  ],
)

export const trainingParticipants = pgTable(
  'training_participants',
  {
    trainingId: uuid()
      .notNull()
      .references(() => streamerTrainings.id),
    streamerId: uuid()
      .notNull()
      .references(() => streamers.id),
    result: text({ enum: trainingResults }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'training_participants_pkey', columns: [table.trainingId, table.streamerId] }),
    check('training_participants_result', sql`${table.result} in ${oneOf(trainingResults)}`),
    index('training_participants_of_streamer').on(table.streamerId),
  ],
)

/** What is to be reached in a year; the whole city's stand under its region code. */
export const registerTargets = pgTable(
  'register_targets',
  {
    id: id(),
    year: smallint().notNull(),
    regionCode: text().notNull(),
    kind: text({ enum: registerKinds }).notNull(),
    /** Null: taken away again. */
    target: integer(),
    setBy: uuid().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [
    unique('register_targets_of').on(table.year, table.regionCode, table.kind),
    check('register_targets_kind', sql`${table.kind} in ${oneOf(registerKinds)}`),
    check('register_targets_target', sql`${table.target} between 0 and 1000000`),
  ],
)
