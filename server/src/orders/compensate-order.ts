import { formatYuan } from '@yuxiang/shared/money'
import { compensable, compensationOf } from '@yuxiang/shared/pricing/compensation'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { orderMachine } from '@yuxiang/shared/states/order'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { isPaymentRefundable } from './is-payment-refundable.ts'
import { lockOrder } from './lock-order.ts'
import { noteOnOrders, type OrderRow } from './move-order.ts'
import { payBack } from './pay-back.ts'
import { type LineRefund, linesWithRefunds, refundable } from './refund-parts.ts'
import { orders } from './tables.ts'

/** Which order, and whose goods the dispute is about: their lines give first. */
interface Compensated {
  orderId: string
  productId: string | null
}

/**
 * How much of the own money that paid an order can still go back the way it came: what was paid and not given back,
 * while WeChat Pay takes refunds of it. Nothing is written.
 */
export async function compensableOf(
  db: Db,
  { clock }: Pick<Platform, 'clock'>,
  { orderId }: Pick<Compensated, 'orderId'>,
): Promise<number> {
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  return order && isOpen(order, clock()) ? compensable(await linesOf(db, { orderId, productId: null })) : 0
}

/**
 * Gives own money back for goods that the buyer keeps, as a part of the payment, up to {@link compensableOf}. The
 * merchant bears it, as any refund. `id` is the refund's: a second time it is refused by the primary key. Answers how
 * much goes back.
 */
export async function compensateOrder(
  tx: Db,
  platform: Platform,
  request: Compensated & { id: string; actorId: string | null; amountFen: number; reason: string },
): Promise<number> {
  const { id, orderId, actorId, amountFen, reason } = request
  const order = await lockOrder(tx, eq(orders.id, orderId))
  if (!isOpen(order, platform.clock())) return 0
  const lines = await linesOf(tx, request)
  const parts = compensationOf(lines, amountFen)
  const refunds = lines.flatMap(({ row: line }, at): LineRefund[] => {
    const part = parts[at]
    return part && part.cashFen > 0 ? [{ line, parts: part }] : []
  })
  if (refunds.length === 0) return 0
  const { row } = await payBack(tx, platform, order, { id, refunds, reason, takesGifts: false })
  const { cashFen } = row
  await noteOnOrders(tx, [orderId], platform.clock(), `补偿 ¥${formatYuan(cashFen)} 已受理，原路退回`)
  await audit(tx, {
    actorId,
    action: 'order.compensate',
    subject: 'order',
    subjectId: orderId,
    before: { state: order.state },
    after: { refundId: id, cashFen, reason },
  })
  return cashFen
}

const isOpen = ({ state, paidAt }: OrderRow, now: Date): boolean =>
  statesAllowing(orderMachine, 'refund').includes(state) && isPaymentRefundable({ paidAt }, now)

async function linesOf(db: Db, { orderId, productId }: Compensated) {
  const lines = await linesWithRefunds(db, orderId)
  const isMeant = ({ productId: one }: { productId: string }) => one === productId
  return [...lines.filter(({ line }) => isMeant(line)), ...lines.filter(({ line }) => !isMeant(line))].map(
    ({ line, before }) => ({ row: line, line: refundable(line), before }),
  )
}
