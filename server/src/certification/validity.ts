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
 * although nobody has written so. `product_id, certificate_no, state, published_on, valid_to, households,
 * yuan_per_household_year, benefit_ways, county_code`; dates as text.
 */
export const certificationsAsOf = (sql: postgres.Sql, today: string) => sql`(
  select product_id, certificate_no, published_on::text, valid_to::text, households, yuan_per_household_year,
    benefit_ways, county_code,
    case when state = 'published' and valid_to < ${today}::date then 'expired' else state end as state
  from certifications)`
