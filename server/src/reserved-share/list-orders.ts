import type { ChargedOrder } from '@yuxiang/shared/api/reserved-share'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { ChargedLines } from './charged.ts'

const pageSizeDefault = 20

interface Query {
  unitId: string
  year: number
  /** Whose own orders are marked; null for the city's office. */
  userId: string | null
  page?: number | undefined
  pageSize?: number | undefined
}

/** Orders that count for a unit's year, the newest first. */
export async function listChargedOrders(
  db: Db,
  charged: ChargedLines,
  { unitId, year, userId, page = 1, pageSize = pageSizeDefault }: Query,
): Promise<{ items: ChargedOrder[]; total: number }> {
  const sql = sqlOf(db)
  const of = sql`line.filing_id = (select id from share_filings where unit_id = ${unitId} and year = ${year})`
  const rows = await sql<
    (Omit<ChargedOrder, 'countedFen' | 'refundedFen' | 'isOwn'> & {
      userId: string
      countedFen: string
      refundedFen: string
    })[]
  >`
    select line.order_id as id, line.order_no as "orderNo", line.user_id as "userId", line.placed_at as "placedAt",
      line.merchant_name as "merchantName",
      array_agg(line.name || ' ' || line.sku_name || ' ×' || line.quantity order by line.position) as goods,
      sum(line.counted_fen) as "countedFen", sum(line.refunded_fen) as "refundedFen"
    from ${charged(sql)} line where ${of}
    group by line.order_id, line.order_no, line.user_id, line.placed_at, line.merchant_name
    order by line.order_id desc limit ${pageSize} offset ${(page - 1) * pageSize}`
  const [count] = await sql<{ total: number }[]>`
    select count(distinct line.order_id)::int as total from ${charged(sql)} line where ${of}`
  return {
    items: rows.map(({ userId: buyerId, ...row }) => ({
      ...row,
      placedAt: new Date(row.placedAt).toISOString(),
      countedFen: Number(row.countedFen),
      refundedFen: Number(row.refundedFen),
      isOwn: buyerId === userId,
    })),
    total: count?.total ?? 0,
  }
}
