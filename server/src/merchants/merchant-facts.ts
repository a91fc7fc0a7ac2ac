import type postgres from 'postgres'
import { type Db, sqlOf } from '../platform/db/index.ts'

/**
 * A subquery of what a listing shows of its seller: `id, name, county, kind, story, freight, credit_code,
 * barred, licensed_through`.
 */
export const merchantFacts = (sql: postgres.Sql) =>
  sql`(select id, name, county, kind, story, freight, credit_code, barred, licensed_through from merchants)`

/**
 * Whether `merchant`, a row of {@link merchantFacts}, may not sell on `today`: suspended, or a licence lapsed, even when
 * nobody has taken its goods off the shelf yet.
 */
export const mayNotSell = (sql: postgres.Sql, today: string) =>
  sql`(merchant.barred or coalesce(merchant.licensed_through < ${today}::date, false))`

/** Whose licence lapsed since goods were last taken off the shelf. */
export async function lapsedMerchants(db: Db, today: string): Promise<string[]> {
  const rows = await sqlOf(db)<{ id: string }[]>`
    select id from merchants where licensed_through < ${today}::date and not barred`
  return rows.map(({ id }) => id)
}
