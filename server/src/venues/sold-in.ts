import type postgres from 'postgres'
import { type Db, sqlOf } from '../platform/db/index.ts'

const follows = (sql: postgres.Sql) =>
  sql`(cardinality(venues.follow_county_codes) > 0 or venues.follow_category_key is not null)`

/**
 * A subquery of what is assigned to venues that are open: `venue_id, product_id`. A closed venue sells nothing, and one
 * that follows a rule ({@link followingVenues}) sells what the rule says instead.
 */
export const assignedInVenues = (sql: postgres.Sql) => sql`(
  select assigned.venue_id, assigned.product_id
  from venue_products assigned
  join venues on venues.id = assigned.venue_id and venues.state = 'open' and not ${follows(sql)})`

/** A subquery of the open zones that follow a rule: `venue_id`, its `county_codes` (all when empty), its `category_key`. */
export const followingVenues = (sql: postgres.Sql) => sql`(
  select venues.id as venue_id, follow_county_codes as county_codes, follow_category_key as category_key
  from venues where venues.state = 'open' and ${follows(sql)})`

/** Names of some venues, or of all there are, by id; closed ones too. */
export async function venueNames(
  db: Db,
  venueIds?: readonly string[],
): Promise<Map<string, { name: string; isOpen: boolean }>> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string; name: string; isOpen: boolean }[]>`
    select id, name, state = 'open' as "isOpen" from venues
    ${venueIds ? sql`where id = any(${[...venueIds]}::uuid[])` : sql``}`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
