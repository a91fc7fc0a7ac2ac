import type { Platform } from '../platform/index.ts'
import type { VenueSalesOf } from '../venues/index.ts'
import { idBefore } from './id-before.ts'

const dayMs = 86_400_000

/**
 * What orders that count for a venue came to, by venue and the day they were placed: paid ones, whatever became of
 * them since, what the buyers paid in all, and what of it was given back. By the partial index of orders that count
 * for a venue, in time order by their ids.
 */
export const venueSalesOf: VenueSalesOf = async (platform: Platform, { from, to, venueIds }) => {
  const { lists: sql } = platform.database
  const [start, end] = [
    new Date(`${from}T00:00:00+08:00`),
    new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs),
  ]
  const rows = await sql<
    {
      venueId: string
      day: string
      orders: number
      units: number
      amountFen: string
      refundedFen: string
    }[]
  >`
    with counted as (
      select id, venue_id, (placed_at at time zone 'Asia/Shanghai')::date::text as day, total_fen
      from orders
      where venue_id is not null and paid_at is not null
        and id >= ${idBefore(start, dayMs)} and id < ${idBefore(end, 0)}
        and placed_at >= ${start.toISOString()}::timestamptz and placed_at < ${end.toISOString()}::timestamptz
        ${venueIds ? sql`and venue_id = any(${[...venueIds]}::uuid[])` : sql``}
    )
    select counted.venue_id as "venueId", counted.day, count(*)::int as orders,
      sum((select coalesce(sum(line.quantity), 0) from order_lines line
        where line.order_id = counted.id and line.gift_offer_id is null))::int as units,
      sum(counted.total_fen) as "amountFen",
      sum((select coalesce(sum(refund.cash_fen + refund.points_fen + refund.allowance_fen), 0)
        from order_refunds refund where refund.order_id = counted.id and refund.state <> 'failed')) as "refundedFen"
    from counted group by 1, 2 order by 2, 1`
  return rows.map(({ venueId, day, orders, units, amountFen, refundedFen }) => ({
    venueId,
    day,
    sums: { orders, units, amountFen: Number(amountFen), refundedFen: Number(refundedFen) },
  }))
}
