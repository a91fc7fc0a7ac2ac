import type { OrderState } from '@yuxiang/shared/states/order'
import type { FieldCipher } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'

/** An order's line that was, or was to be, filled from a batch. */
export interface LineOfBatch {
  lineId: string
  orderId: string
  orderNo: string
  userId: string
  state: OrderState
  quantity: number
  recipientEncrypted: string
}

/** What traceability asks of orders, handed in where the server is put together: orders ask it for batches in turn. */
export interface OrdersOfBatch {
  /** Lines that wait to be shipped and would have been filled from the batch are marked with it. */
  markUnshipped(tx: Db, batch: { id: string; skuId: string; merchantId: string }): Promise<void>
  countOrders(db: Db, batchId: string): Promise<number>
  /** In order of the lines' ids, behind `after`. */
  linesOfBatch(
    db: Db,
    batchId: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<LineOfBatch[]>
  recipientOf(
    platform: { cipher: FieldCipher },
    line: { recipientEncrypted: string },
  ): { name: string; phone: string; region: string }
}
