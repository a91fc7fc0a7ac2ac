import type postgres from 'postgres'
import { validMarks } from '../brands/index.ts'
import { validCertifications } from '../certification/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { rewriteVectors } from './listing-vector.ts'

// Small enough to hold locks for some milliseconds only: every row stands in ten indexes.
const batchSize = 500

/** Of these ranks are products whose certification was in force when lists were last refreshed, and no others. */
export const certifiedRank = 1_000_000_000

/**
 * The products as lists should sort and filter them: the marks in force, sales as counted, and the rank of "recommended": certified first, then by
 * the logarithm of sales and by newness (2.7 times the sales weigh as much as being 250 days younger). Newness
 * counts from a fixed day, so a rank changes only when sales or certification do.
 */
const freshKeys = (sql: postgres.Sql, today: string) => sql`(
  select product.id, coalesce(counted.sold, product.sales) as sales,
    (case when valid.product_id is null then 0 else ${certifiedRank}::int end
      + round(ln(1 + coalesce(counted.sold, product.sales)) * 1000)
      + greatest(0, extract(epoch from product.listed_at) / 86400 - 18262) * 4)::int as rank,
    coalesce(held.marks, '{}') as marks
  from products product
  left join product_sales counted on counted.product_id = product.id
  left join ${validCertifications(sql, today)} valid on valid.product_id = product.id
  left join ${validMarks(sql, today)} held on held.product_id = product.id)`

/** Brings sales, ranks and marks up to date wherever they are not; looking costs some 0.2 s at 100,000 products. */
export async function refreshListings(db: Db, now: Date): Promise<void> {
  const sql = sqlOf(db)
  const stale = await sql<{ id: string }[]>`
    select id from products join ${freshKeys(sql, dayInShanghai(now))} fresh using (id)
    where products.sales <> fresh.sales or products.rank <> fresh.rank
      or not (products.marks @> fresh.marks and fresh.marks @> products.marks)
    order by id`
  for (let start = 0; start < stale.length; start += batchSize) {
    const batch = stale.slice(start, start + batchSize)
    await refreshProducts(
      db,
      now,
      batch.map((row) => row.id),
    )
  }
}

/**
 * The same for these products alone, locked in order as everywhere. Whose marks changed is found by other words from
 * now on: a mark that ended leaves the search with it.
 */
export async function refreshProducts(db: Db, now: Date, productIds: readonly string[]): Promise<void> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string; marked: boolean }[]>`
    with locked as materialized (
      select id, marks from products where id = any(${[...productIds]}::uuid[]) order by id for no key update
    )
    update products set sales = fresh.sales, rank = fresh.rank, marks = fresh.marks
    from locked join ${freshKeys(sql, dayInShanghai(now))} fresh using (id)
    where products.id = locked.id
    returning products.id, not (locked.marks @> fresh.marks and fresh.marks @> locked.marks) as marked`
  await rewriteVectors(
    db,
    rows.filter(({ marked }) => marked).map(({ id }) => id),
  )
}
