import type postgres from 'postgres'

type Sql = postgres.Sql
type Fragment = postgres.PendingQuery<postgres.Row[]>

/** Whether the special price of a row of `skus` holds at `at`; without it at this moment of the database. */
const isSpecial = (sql: Sql, at?: Date): Fragment => {
  const moment = at ? sql`${at.toISOString()}::timestamptz` : sql`transaction_timestamp()`
  return sql`coalesce(skus.special_from <= ${moment} and ${moment} < skus.special_to, false)`
}

/** What one unit of a row of `skus` costs at `at`: its special price while that holds, else the regular one. */
export const effectivePriceFen = (sql: Sql, at?: Date): Fragment =>
  sql`(case when ${isSpecial(sql, at)} then skus.special_price_fen else skus.price_fen end)`

/** The price that is crossed out beside it; null while no special price holds. */
export const originalPriceFen = (sql: Sql, at?: Date): Fragment =>
  sql`(case when ${isSpecial(sql, at)} then skus.special_original_fen end)`
