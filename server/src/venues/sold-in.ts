import type postgres from 'postgres'
import { type Db, sqlOf } from '../platform/db/index.ts'

/** A subquery of what is sold in venues that are open: `venue_id, product_id`. A closed venue sells nothing. */
export const soldInVenues = (sql: postgres.Sql) => sql`(
  select assigned.venue_id, assigned.product_id
  from venue_products assigned join venues on venues.id = assigned.venue_id and venues.state = 'open')`

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
