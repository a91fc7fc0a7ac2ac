import { type Db, sqlOf } from '../platform/db/index.ts'

const dayMs = 86_400_000
/** Orders, or refunds, that are read at once. */
const batchSize = 1_000

/** Days in China, both inside. */
interface Days {
  from: string
  to: string
}

/** A line of certified goods on the day its order was paid; or what a refund gave back of it, on the day it did. */
export interface CertifiedSale {
  /** In China. */
  day: string
  orderId: string
  productId: string
  /** Of the certificate, as it was when ordered. */
  county: string
  units: number
  /** Of the goods after discounts, without freight. */
  amountFen: number
  /** The order's first line of certified goods: where the order is counted. */
  isFirstOfOrder: boolean
  hasUnionMoney: boolean
  isFlashSale: boolean
  isVenue: boolean
}

interface Row extends Omit<CertifiedSale, 'amountFen'> {
  cursorAt: string
  cursorId: string
  amountFen: string
}
/** Of a batch the rows, or only where it ended: an order may have no such line. */
type Joined = { [Key in keyof Row]: Key extends 'cursorAt' | 'cursorId' ? string : Row[Key] | null }

/**
 * What was sold in some days of goods that were certified when ordered, gifts left out: by paid orders, whatever became
 * of them since. In batches by the index of `paid_at`.
 */
export function certifiedSales(db: Db, days: Days): AsyncGenerator<CertifiedSale[]> {
  const sql = sqlOf(db)
  const { start, end } = boundsOf(days)
  return inBatches(
    (cursor) => sql<Joined[]>`
      with batch as materialized (
        select id, paid_at, fund_budget_id, flash_item_id, venue_id from orders
        where paid_at >= ${start}::timestamptz and paid_at < ${end}::timestamptz
          and (paid_at, id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)
        order by paid_at, id limit ${batchSize})
      select batch.paid_at::text as "cursorAt", batch.id as "cursorId",
        (batch.paid_at at time zone 'Asia/Shanghai')::date::text as day, line.order_id as "orderId",
        line.product_id as "productId", line.certificate->>'county' as county, line.quantity as units,
        line.goods_fen - line.discount_fen as "amountFen",
        row_number() over (partition by batch.id order by line.position) = 1 as "isFirstOfOrder",
        line.allowance_fen > 0 or batch.fund_budget_id is not null as "hasUnionMoney",
        batch.flash_item_id is not null as "isFlashSale", batch.venue_id is not null as "isVenue"
      from batch left join order_lines line
        on line.order_id = batch.id and line.certificate is not null and line.gift_offer_id is null
      order by batch.paid_at, batch.id, line.position`,
  )
}

/**
 * What refunds gave back of such lines in some days, whenever they were bought: of the goods, as far as they were paid
 * (refunds of a whole order bring its freight along, at times as union money). A refund that WeChat has not carried out
 * counts, too: the goods are given up and the money is owed from that day on.
 */
export function certifiedRefunds(db: Db, days: Days): AsyncGenerator<CertifiedSale[]> {
  const sql = sqlOf(db)
  const { start, end } = boundsOf(days)
  return inBatches(
    (cursor) => sql<Joined[]>`
      with batch as materialized (
        select id, created_at from order_refunds
        where created_at >= ${start}::timestamptz and created_at < ${end}::timestamptz
          and (created_at, id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)
        order by created_at, id limit ${batchSize}),
      parts as (
        select batch.id as refund_id, line.id, line.order_id, line.product_id, line.certificate->>'county' as county,
          line.allowance_fen, line.goods_fen - line.discount_fen as goods_fen, part.quantity,
          ${refundedGoods(sql, 'part')} as given_fen,
          (select coalesce(sum(${refundedGoods(sql, 'before')}), 0) from order_refund_lines before
            join order_refunds earlier on earlier.id = before.refund_id
            where before.order_line_id = line.id
              and (earlier.created_at, earlier.id) < (batch.created_at, batch.id)) as before_fen
        from batch join order_refund_lines part on part.refund_id = batch.id
        join order_lines line on line.id = part.order_line_id
          and line.certificate is not null and line.gift_offer_id is null)
      select batch.created_at::text as "cursorAt", batch.id as "cursorId",
        (batch.created_at at time zone 'Asia/Shanghai')::date::text as day, part.order_id as "orderId",
        part.product_id as "productId", part.county, part.quantity as units,
        least(part.goods_fen, part.before_fen + part.given_fen) - least(part.goods_fen, part.before_fen)
          as "amountFen",
        false as "isFirstOfOrder", part.allowance_fen > 0 or placed.fund_budget_id is not null as "hasUnionMoney",
        placed.flash_item_id is not null as "isFlashSale", placed.venue_id is not null as "isVenue"
      from batch left join parts part on part.refund_id = batch.id
      left join orders placed on placed.id = part.order_id
      order by batch.created_at, batch.id, part.id`,
  )
}

/** The day of the first payment ever; null before it. */
export async function firstPaidOn(db: Db): Promise<string | null> {
  const [row] = await sqlOf(db)<{ day: string | null }[]>`
    select (min(paid_at) at time zone 'Asia/Shanghai')::date::text as day from orders where paid_at is not null`
  return row?.day ?? null
}

/** What a row of `order_refund_lines` gave back of the goods: own money without freight, points and allowances. */
export const refundedGoods = (sql: ReturnType<typeof sqlOf>, row: string) => {
  const of = sql(row)
  return sql`(${of}.cash_fen - ${of}.freight_fen + ${of}.points_fen + (
    select coalesce(sum((own->>'amountFen')::bigint), 0) from jsonb_array_elements(${of}.allowances) own))`
}

async function* inBatches(
  read: (after: { at: string; id: string }) => Promise<readonly Joined[]>,
): AsyncGenerator<CertifiedSale[]> {
  let after: { at: string; id: string } | null = {
    at: '-infinity',
    id: '00000000-0000-0000-0000-000000000000',
  }
  while (after) {
    const rows: readonly Joined[] = await read(after)
    yield rows.flatMap((row) => (row.orderId === null ? [] : [saleOf(row as Row)]))
    const last: Joined | undefined = rows.at(-1)
    after = last ? { at: last.cursorAt, id: last.cursorId } : null
  }
}

const saleOf = ({ cursorAt: _, cursorId: __, amountFen, ...row }: Row): CertifiedSale => ({
  ...row,
  amountFen: Number(amountFen),
})

export const boundsOf = ({ from, to }: Days): { start: string; end: string } => ({
  start: new Date(`${from}T00:00:00+08:00`).toISOString(),
  end: new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs).toISOString(),
})
