import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'

/**
 * What orders say of what was paid for; they hand it in. A subquery of `order_id, user_id, merchant_id, merchant_name,
 * state, product_id, name, quantity, goods_fen, refunded_fen`.
 */
export type SoldLines = (sql: postgres.Sql) => Fragment

export interface Sums {
  orders: number
  buyers: number
  goodsFen: number
  refundedFen: number
}
export interface SumsRow {
  orders: number
  buyers: number
  goodsFen: string
  refundedFen: string
}

export const noSums: Sums = { orders: 0, buyers: 0, goodsFen: 0, refundedFen: 0 }

export const sumsOf = ({ orders, buyers, goodsFen, refundedFen }: SumsRow): Sums => ({
  orders,
  buyers,
  goodsFen: Number(goodsFen),
  refundedFen: Number(refundedFen),
})

/** Orders and buyers counted once however many lines they have. */
export const sumColumns = (sql: postgres.Sql) => sql`
  count(distinct order_id)::int as orders, count(distinct user_id)::int as buyers,
  coalesce(sum(goods_fen), 0) as "goodsFen", coalesce(sum(refunded_fen), 0) as "refundedFen"`

const dayMs = 86_400_000

/** Days in China, the last one whole. */
export const boundsOf = ({ from, to }: { from: string; to: string }): { start: string; end: string } => ({
  start: new Date(`${from}T00:00:00+08:00`).toISOString(),
  end: new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs).toISOString(),
})
