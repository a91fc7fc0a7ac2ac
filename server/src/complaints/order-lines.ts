import type { CaseOrderLine } from '@yuxiang/shared/api/complaint-views'
import { compensableOf, isPaymentRefundable, orderOfBuyer } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

/** What the order of a complaint can still give back: its lines, the product's alone when one is named, and money. */
export async function refundableOf(
  platform: Platform,
  db: Db,
  party: { orderId: string | null; userId: string } | null,
  productId: string | null,
): Promise<{ orderLines: CaseOrderLine[]; compensableFen: number }> {
  if (!party?.orderId) return { orderLines: [], compensableFen: 0 }
  const { orderId, userId } = party
  const { order, lines } = await orderOfBuyer(db, orderId, userId)
  const isCash = order.totalFen > order.allowanceFen + order.pointsFen
  const isTooLate = isCash && !isPaymentRefundable(order, platform.clock())
  const orderLines = lines
    .filter((one) => !isTooLate && (productId === null || one.productId === productId))
    .map(({ id, name, skuName, quantity, refundedQuantity, heldQuantity, unitFen }) => ({
      lineId: id,
      name,
      skuName,
      quantity: quantity - refundedQuantity - heldQuantity,
      unitFen,
    }))
  return { orderLines, compensableFen: await compensableOf(db, platform, { orderId }) }
}
