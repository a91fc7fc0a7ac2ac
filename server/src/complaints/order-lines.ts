import type { CaseOrderLine } from '@yuxiang/shared/api/complaint-views'
import { orderOfBuyer } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'

/** Lines of the order that an offer may give back, the product's alone when the case names one. */
export async function orderLinesOf(
  db: Db,
  orderId: string,
  userId: string,
  productId: string | null,
): Promise<CaseOrderLine[]> {
  const { lines } = await orderOfBuyer(db, orderId, userId)
  return lines
    .filter((one) => productId === null || one.productId === productId)
    .map(({ id, name, skuName, quantity, refundedQuantity, heldQuantity, unitFen }) => ({
      lineId: id,
      name,
      skuName,
      quantity: quantity - refundedQuantity - heldQuantity,
      unitFen,
    }))
}
