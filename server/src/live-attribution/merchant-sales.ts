import type { Platform } from '../platform/index.ts'
import type { SoldLines } from './sold.ts'

export interface MerchantLiveSales {
  merchantId: string
  orders: number
  /** Of completed orders, less refunds. */
  liveSalesFen: number
}

/**
 * What merchants sold through live sessions by orders placed in a period: completed ones, less what was given back, so
 * that nothing is counted that may still be returned.
 */
export async function merchantLiveSales(
  { database }: Platform,
  sold: SoldLines,
  period: { from: Date; to: Date },
  merchantId?: string,
): Promise<MerchantLiveSales[]> {
  const { lists: sql } = database
  const rows = await sql<{ merchantId: string; orders: number; liveSalesFen: string }[]>`
    select sold.merchant_id as "merchantId", count(distinct sold.order_id)::int as orders,
      sum(sold.goods_fen - sold.refunded_fen) as "liveSalesFen"
    from live_attributions attribution join ${sold(sql)} sold on sold.order_id = attribution.order_id
    where attribution.placed_at >= ${period.from.toISOString()}::timestamptz
      and attribution.placed_at < ${period.to.toISOString()}::timestamptz and sold.state = 'completed'
      ${merchantId ? sql`and sold.merchant_id = ${merchantId}` : sql``}
    group by 1 order by 3 desc, 1`
  return rows.map((row) => ({ ...row, liveSalesFen: Number(row.liveSalesFen) }))
}
