import type postgres from 'postgres'

/** A line of a received order, as {@link receivedLines} has it. */
export interface ReceivedLine {
  id: string
  orderId: string
  userId: string
  merchantId: string
  merchantName: string
  productId: string
  name: string
  skuName: string
  imageUrl: string
  receivedAt: string
  /** Of what was bought nothing is left: all was given back. */
  givenBack: boolean
}

/**
 * A subquery of somebody's lines that arrived: of orders received or completed, without gifts (a gift is a line at
 * price 0). Columns as in {@link ReceivedLine}, quoted.
 */
export const receivedLines = (sql: postgres.Sql, userId: string) => sql`(
  select line.id, line.order_id as "orderId", owner.user_id as "userId", owner.merchant_id as "merchantId",
    owner.merchant_name as "merchantName", line.product_id as "productId", line.name, line.sku_name as "skuName",
    line.image_url as "imageUrl", owner.received_at as "receivedAt",
    line.refunded_quantity = line.quantity as "givenBack"
  from orders owner join order_lines line on line.order_id = owner.id
  where owner.user_id = ${userId} and owner.state in ('received', 'completed') and line.unit_fen > 0)`

/** Whose line it is and how its order stands; null when it is not this person's, or a gift. */
export async function ownLineState(
  sql: postgres.Sql,
  userId: string,
  lineId: string,
): Promise<{ received: boolean } | null> {
  const [row] = await sql<{ received: boolean }[]>`
    select owner.state in ('received', 'completed') as received
    from order_lines line join orders owner on owner.id = line.order_id
    where line.id = ${lineId} and owner.user_id = ${userId} and line.unit_fen > 0`
  return row ?? null
}
