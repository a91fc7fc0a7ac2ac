import { venueKinds, venueStates } from '@yuxiang/shared/api/venues'
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** 专馆, 专柜, 专区: where certified products are shown and sold together. */
export const venues = pgTable(
  'venues',
  {
    id: id(),
    kind: text({ enum: venueKinds }).notNull(),
    name: text().notNull(),
    /** GB/T 2260; null for the whole city's. */
    countyCode: text(),
    /** Copy of the county's name as it was written. */
    county: text(),
    address: text().notNull(),
    openingHours: text().notNull(),
    intro: text().notNull(),
    state: text({ enum: venueStates }).notNull().default('open'),
    reason: text(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('venues_name').on(table.name),
    check('venues_kind', sql`${table.kind} in ('hall', 'counter', 'zone')`),
    check('venues_state', sql`${table.state} in ('open', 'closed')`),
    check('venues_closed', sql`(${table.state} = 'closed') = (${table.reason} is not null)`),
    check('venues_county', sql`(${table.countyCode} is null) = (${table.county} is null)`),
    check(
      'venues_place',
      sql`${table.kind} = 'zone' or (${table.address} <> '' and ${table.openingHours} <> '')`,
    ),
    index('venues_open').on(table.id).where(sql`${table.state} = 'open'`),
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
