import { counterActs } from '@yuxiang/shared/api/venue-desk'
import { venueKinds, venueStates } from '@yuxiang/shared/api/venues'
import { venueCollections } from '@yuxiang/shared/venues/collections'
import type { OpeningSpan } from '@yuxiang/shared/venues/hours'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
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

/** 专馆, 专柜, 专区: where certified products are shown and sold together. */
export const venues = pgTable(
  'venues',
  {
    id: id(),
    /** In its QR code. */
    code: text().notNull().default(sql`left(replace(gen_random_uuid()::text, '-', ''), 10)`),
    kind: text({ enum: venueKinds }).notNull(),
    name: text().notNull(),
    isCentre: boolean().notNull().default(false),
    /** GB/T 2260; null for the whole city's. */
    countyCode: text(),
    /** Copy of the county's name as it was written. */
    county: text(),
    /** What a zone collects. */
    collection: text({ enum: venueCollections }),
    township: text(),
    /** A zone that follows these sells what the catalogue has of them; both empty: what is assigned. */
    followCountyCodes: text().array().notNull().default(sql`'{}'`),
    followCategoryKey: text(),
    address: text().notNull(),
    /** GCJ-02. */
    lat: doublePrecision(),
    lng: doublePrecision(),
    openingHours: text().notNull(),
    hours: jsonb().$type<OpeningSpan[]>().notNull().default([]),
    phone: text().notNull().default(''),
    machineNo: text().notNull().default(''),
    imageHashes: text().array().notNull().default(sql`'{}'`),
    intro: text().notNull(),
    state: text({ enum: venueStates }).notNull().default('open'),
    reason: text(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('venues_name').on(table.name),
    unique('venues_code').on(table.code),
    uniqueIndex('venues_centre').on(table.isCentre).where(sql`${table.isCentre}`),
    uniqueIndex('venues_machine_no').on(table.machineNo).where(sql`${table.machineNo} <> ''`),
    check('venues_kind', sql`${table.kind} in ('hall', 'counter', 'zone')`),
    check('venues_state', sql`${table.state} in ('open', 'closed')`),
    check('venues_closed', sql`(${table.state} = 'closed') = (${table.reason} is not null)`),
    check('venues_county', sql`(${table.countyCode} is null) = (${table.county} is null)`),
    check(
      'venues_place',
      sql`${table.kind} = 'zone' or (${table.address} <> '' and ${table.openingHours} <> '')`,
    ),
    check(
      'venues_centre_hall',
      sql`not ${table.isCentre} or (${table.kind} = 'hall' and ${table.countyCode} is null)`,
    ),
    check(
      'venues_zone',
      sql`${table.kind} = 'zone' or (${table.collection} is null and ${table.township} is null
        and ${table.followCategoryKey} is null and ${table.followCountyCodes} = '{}')`,
    ),
    check('venues_machine', sql`${table.kind} = 'counter' or ${table.machineNo} = ''`),
    // China; see shared/src/venues/place.ts for what is refused in words.
    check(
      'venues_point',
      sql`(${table.lat} is null) = (${table.lng} is null) and ${table.lat} between 18 and 54 and ${table.lng} between 73 and 136`,
    ),
    index('venues_open').on(table.id).where(sql`${table.state} = 'open'`),
    // The few that follow a rule, asked for with every product that is priced.
    index('venues_following')
      .on(table.id)
      .where(
        sql`${table.state} = 'open' and (cardinality(${table.followCountyCodes}) > 0 or ${table.followCategoryKey} is not null)`,
      ),
    index('venues_by_state').on(table.state, table.id),
  ],
)

/** Which products a venue sells. */
export const venueProducts = pgTable(
  'venue_products',
  {
    venueId: uuid()
      .notNull()
      .references(() => venues.id),
    productId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ name: 'venue_products_pkey', columns: [table.venueId, table.productId] }),
    index('venue_products_of_product').on(table.productId),
  ],
)

/** What lies in a counter, as it was last filled, emptied or counted; the stock of the shop is another. */
export const counterStock = pgTable(
  'counter_stock',
  {
    venueId: uuid()
      .notNull()
      .references(() => venues.id),
    skuId: uuid().notNull(),
    units: integer().notNull(),
    /** At so many or fewer it is to be filled. */
    lowAt: integer().notNull().default(0),
    changedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: 'counter_stock_pkey', columns: [table.venueId, table.skuId] }),
    check(
      'counter_stock_units',
      sql`${table.units} between 0 and 10000 and ${table.lowAt} between 0 and 10000`,
    ),
    index('counter_stock_low').on(table.units, table.venueId).where(sql`${table.units} <= ${table.lowAt}`),
  ],
)

/** Who changed it and why; append-only. */
export const counterStockEntries = pgTable(
  'counter_stock_entries',
  {
    id: id(),
    venueId: uuid()
      .notNull()
      .references(() => venues.id),
    skuId: uuid().notNull(),
    act: text({ enum: counterActs }).notNull(),
    change: integer().notNull(),
    after: integer().notNull(),
    reason: text().notNull(),
    actorId: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    check('counter_stock_entries_act', sql`${table.act} in ('restock', 'remove', 'count')`),
    check('counter_stock_entries_after', sql`${table.after} >= 0`),
    index('counter_stock_entries_of_venue').on(table.venueId, table.id),
  ],
)
