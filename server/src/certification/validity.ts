import type postgres from 'postgres'

/**
 * A subquery of the certifications in force on `today` (`YYYY-MM-DD`, Asia/Shanghai), at most one per product:
 * `product_id, certificate_no, households, yuan_per_household_year`. The badge 帮扶产品 is a row of it.
 */
export const validCertifications = (sql: postgres.Sql, today: string) => sql`(
  select product_id, certificate_no, households, yuan_per_household_year
  from certifications
  where state = 'published' and ${today}::date between published_on and valid_to)`

/**
 * A subquery of every certification with the state it has on `today`: one whose days are over is `expired`
 * although nobody has written so; one that another followed is left out. `product_id, certificate_no, state,
 * published_on, valid_to, households, yuan_per_household_year, benefit_ways, county_code`; dates as text.
 */
export const certificationsAsOf = (sql: postgres.Sql, today: string) => sql`(
  select product_id, certificate_no, published_on::text, valid_to::text, households, yuan_per_household_year,
    benefit_ways, county_code,
    case when state in ('published', 'suspended') and valid_to < ${today}::date then 'expired' else state end as state
  from certifications where state <> 'renewed')`

/** Why the product of a row (`product.id`) lost its badge: `expired`, `suspended` or `revoked`; null if it never had one. */
export const certificationLost = (sql: postgres.Sql, today: string) => sql`(
  select record.state from ${certificationsAsOf(sql, today)} record
  where record.product_id = product.id and record.published_on <= ${today}
  order by record.published_on desc limit 1)`
