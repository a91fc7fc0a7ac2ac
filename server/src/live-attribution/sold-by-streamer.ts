import { sessionFacts } from '../live/index.ts'
import type { Platform } from '../platform/index.ts'
import type { SoldLines } from './sold.ts'

/** What all sessions of a streamer sold: orders, and fen of goods after what was given back. */
export const soldByStreamer =
  (sold: SoldLines) =>
  async ({ database }: Platform, streamerId: string): Promise<{ orders: number; amountFen: number }> => {
    const { lists: sql } = database
    const [row] = await sql<{ orders: number; amountFen: string }[]>`
      select count(distinct sold.order_id)::int as orders,
        coalesce(sum(sold.goods_fen - sold.refunded_fen), 0) as "amountFen"
      from ${sessionFacts(sql)} session
      join live_attributions attribution on attribution.session_id = session.id
      join ${sold(sql)} sold on sold.order_id = attribution.order_id
      where session.streamer_id = ${streamerId}`
    return { orders: row?.orders ?? 0, amountFen: Number(row?.amountFen ?? 0) }
  }
