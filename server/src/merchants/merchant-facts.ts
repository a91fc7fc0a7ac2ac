import type postgres from 'postgres'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'

/**
 * A subquery of what a listing shows of its seller: `id, name, county, county_code, kind, story, freight,
 * credit_code, barred, licensed_through`.
 */
export const merchantFacts = (sql: postgres.Sql) =>
  sql`(select id, name, county, county_code, kind, story, freight, credit_code, barred, licensed_through from merchants)`

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

/** Where a merchant is at home, for what it lists; null for an unknown one. */
export async function homeOfMerchant(
  db: Db,
  merchantId: string,
): Promise<{ name: string; county: string; countyCode: string } | null> {
  const [row] = await sqlOf(db)<{ name: string; county: string; countyCode: string }[]>`
    select name, county, county_code as "countyCode" from merchants where id = ${merchantId}`
  return row ?? null
}

/** From where a merchant is, since which day it sells here, and what to call; null for an unknown one. */
export async function sinceOfMerchant(
  db: Db,
  merchantId: string,
): Promise<{ township: string; joinedOn: string; servicePhone: string | null } | null> {
  const [row] = await sqlOf(db)<{ township: string; joinedAt: string; servicePhone: string | null }[]>`
    select township, joined_at as "joinedAt", service_phone as "servicePhone"
    from merchants where id = ${merchantId}`
  return row
    ? {
        township: row.township,
        joinedOn: dayInShanghai(new Date(row.joinedAt)),
        servicePhone: row.servicePhone,
      }
    : null
}

/** Whether a merchant's goods are off the shelf; it stays so until the transaction ends. */
export async function isBarred(tx: Db, merchantId: string): Promise<boolean> {
  const [row] = await sqlOf(tx)<{ barred: boolean }[]>`
    select barred from merchants where id = ${merchantId} for share`
  return row?.barred ?? true
}

export interface MerchantHome {
  name: string
  county: string
  countyCode: string
  kind: string
}

/** Names, homes and kinds of some merchants, by id. */
export async function merchantHomes(
  db: Db,
  merchantIds: readonly string[],
): Promise<Map<string, MerchantHome>> {
  const rows = await sqlOf(db)<(MerchantHome & { id: string })[]>`
    select id, name, county, county_code as "countyCode", kind from merchants
    where id = any(${[...merchantIds]}::uuid[])`
  return new Map(rows.map(({ id, ...home }) => [id, home]))
}
