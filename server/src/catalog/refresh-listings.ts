import { validCertifications } from '../certification/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'

/**
 * Brings the copies that lists sort by up to date: sales as counted, and the rank of "recommended": certified
 * products first, then by the logarithm of sales and by newness (2.7 times the sales weigh as much as being 250
 * days younger). Newness counts from a fixed day, so a rank changes only when sales or certification do.
 */
export async function refreshListings(db: Db, now: Date): Promise<void> {
  const sql = sqlOf(db)
  await sql`
    update products set sales = fresh.sold, rank = fresh.rank
    from (
      select product.id, coalesce(counted.sold, product.sales) as sold,
        (case when valid.product_id is null then 0 else 1000000000 end
          + round(ln(1 + coalesce(counted.sold, product.sales)) * 1000)
          + greatest(0, extract(epoch from product.listed_at) / 86400 - 18262) * 4)::int as rank
      from products product
      left join product_sales counted on counted.product_id = product.id
      left join ${validCertifications(sql, dayInShanghai(now))} valid on valid.product_id = product.id
    ) fresh
    where products.id = fresh.id and (products.sales <> fresh.sold or products.rank <> fresh.rank)`
}
