import type postgres from 'postgres'
import { assignedInVenues, followingVenues } from '../venues/index.ts'
import { certifiedRank } from './refresh-listings.ts'

/**
 * A subquery of what is sold in venues that are open, `venue_id, product_id`: what is assigned to them, and in a zone
 * that follows counties or a category the certified products of these.
 */
export const soldInVenues = (sql: postgres.Sql) => sql`(
  select venue_id, product_id from ${assignedInVenues(sql)} assigned
  union all
  select followed.venue_id, product.id
  from ${followingVenues(sql)} followed
  join products product on product.state = 'onSale' and product.rank >= ${sql.unsafe(String(certifiedRank))}
    and (followed.county_codes = '{}' or product.county_code = any(followed.county_codes))
    and (followed.category_key is null or followed.category_key in (product.category_key, product.top_category_key)))`
