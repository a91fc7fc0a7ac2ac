import type postgres from 'postgres'
import { type Db, sqlOf } from '../platform/db/index.ts'

/** A subquery of what a listing shows of its seller: `id, name, county, kind, story, freight`. */
export const merchantFacts = (sql: postgres.Sql) =>
  sql`(select id, name, county, kind, story, freight from merchants)`

/** Where a merchant is at home, for what it lists; null for an unknown one. */
export async function homeOfMerchant(
  db: Db,
  merchantId: string,
): Promise<{ name: string; county: string; countyCode: string } | null> {
  const [row] = await sqlOf(db)<{ name: string; county: string; countyCode: string }[]>`
    select name, county, county_code as "countyCode" from merchants where id = ${merchantId}`
  return row ?? null
}
