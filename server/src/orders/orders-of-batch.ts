import type { OrderState } from '@yuxiang/shared/states/order'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { recipientOf } from './recipient.ts'

interface Line {
  lineId: string
  orderId: string
  orderNo: string
  userId: string
  state: OrderState
  quantity: number
  recipientEncrypted: string
}

/** What traceability asks of orders: whom a recall concerns. */
export const ordersOfBatch = {
  /**
   * Lines of paid orders that wait for their parcel and would be filled from the batch bear its mark from now on. Locked in
   * the order of their ids.
   */
  async markUnshipped(
    tx: Db,
    { id, skuId, merchantId }: { id: string; skuId: string; merchantId: string },
  ): Promise<void> {
    await sqlOf(tx)`
      with waiting as materialized (
        select line.id from order_lines line
        join orders on orders.id = line.order_id
        where orders.merchant_id = ${merchantId} and orders.state = 'paid' and line.sku_id = ${skuId}
          and line.refunded_quantity < line.quantity
        order by line.id for no key update of line
      )
      update order_lines set batch_id = ${id} from waiting where order_lines.id = waiting.id`
  },

  async countOrders(db: Db, batchId: string): Promise<number> {
    const [row] = await sqlOf(db)<{ count: number }[]>`
      select count(distinct line.order_id)::int as count from order_lines line
      join orders on orders.id = line.order_id
      where line.batch_id = ${batchId} and orders.state in ('paid', 'shipped', 'received', 'completed')`
    return row?.count ?? 0
  },

  linesOfBatch: (
    db: Db,
    batchId: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<Line[]> =>
    sqlOf(db)<Line[]>`
      select line.id as "lineId", orders.id as "orderId", orders.order_no as "orderNo", orders.user_id as "userId",
        orders.state, line.quantity,
        orders.recipient_encrypted as "recipientEncrypted"
      from order_lines line join orders on orders.id = line.order_id
      where line.batch_id = ${batchId} and orders.state in ('paid', 'shipped', 'received', 'completed')
        and line.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by line.id limit ${limit}`,

  recipientOf,
}
