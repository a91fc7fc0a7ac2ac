import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'
import { assignedInVenues, followingVenues } from '../venues/index.ts'
import { certifiedRank } from './refresh-listings.ts'

/**
 * A subquery of what is sold in venues that are open, `venue_id, product_id`: what is assigned to them, and in a zone
 * that follows counties or a category the certified products of these. Each way of following is a branch of its own,
 * so that each reads the index made for it: as one condition it went through all products.
 */
export const soldInVenues = (sql: postgres.Sql) => {
  const certified = sql`product.state = 'onSale' and product.rank >= ${sql.unsafe(String(certifiedRank))}`
  const byCategory = (column: Fragment) => sql`
    select followed.venue_id, product.id from ${followingVenues(sql)} followed
    join products product on ${certified} and ${column} = followed.category_key
    where followed.county_codes = '{}'`
  return sql`(
    select venue_id, product_id from ${assignedInVenues(sql)} assigned
    union all
    select followed.venue_id, product.id from ${followingVenues(sql)} followed
    cross join lateral unnest(followed.county_codes) as county (code)
    join products product on ${certified} and product.county_code = county.code
      and (followed.category_key is null or followed.category_key in (product.category_key, product.top_category_key))
    union all ${byCategory(sql`product.top_category_key`)}
    union all ${byCategory(sql`product.category_key`)})`
}
