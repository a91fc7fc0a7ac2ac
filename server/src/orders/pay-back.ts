import { addRefunds, nothingRefunded, type RefundParts } from '@yuxiang/shared/pricing/refund'
import { eq, type InferSelectModel, sql } from 'drizzle-orm'
import { releaseStock, type StockLine } from '../catalog/index.ts'
import { requestRefund } from '../payments/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Earned, pointsForGoods, takeBackForOrder } from '../points/index.ts'
import { giveBackOffers, voidRewards } from '../promotions/index.ts'
import type { OrderRow } from './move-order.ts'
import { clawBack } from './order-ledger.ts'
import { type LineRefund, refundable } from './refund-parts.ts'
import { refundTargets, returnMoney } from './return-money.ts'
import { orderLines, orderRefundLines, orderRefunds } from './tables.ts'

/**
 * Pays the chosen parts of an order's lines back, each to where it came from, from its escrow; after completion the
 * merchant's receivable fills that first. Points that the returned money had earned are taken back. `toShelf` is what
 * goes back on sale. With the last unit (`isWhole`) go the offers that the order took, and what it earned of coupons.
 * Payment and order are locked; then come budgets, stock, offers and the ledger, as when an order is placed.
 */
export async function payBack(
  tx: Db,
  platform: Platform,
  order: OrderRow,
  refund: {
    id: string
    refunds: readonly LineRefund[]
    reason: string
    takesGifts: boolean
    toShelf?: readonly StockLine[]
  },
): Promise<{ row: InferSelectModel<typeof orderRefunds>; parts: RefundParts; isWhole: boolean }> {
  const { id, refunds, reason, takesGifts, toShelf = [] } = refund
  const now = platform.clock()
  const parts = refunds.map((one) => one.parts).reduce(addRefunds, nothingRefunded)
  const { cashFen, pointsFen, platformFen } = parts
  const allowanceFen = parts.allowances.reduce((sum, part) => sum + part.amountFen, 0)
  const targetOf = await refundTargets(tx, order.fundBudgetId, parts, now)
  if (toShelf.length > 0) await releaseStock(tx, toShelf)
  const state = cashFen > 0 ? 'requested' : 'succeeded'
  const [row] = await tx
    .insert(orderRefunds)
    .values({
      ...{ id, orderId: order.id, reason, takesGifts },
      ...{ cashFen, pointsFen, allowanceFen, state, createdAt: now },
    })
    .returning()
  if (!row) throw new Error('a refund was not written')
  await writeLines(tx, id, refunds)
  const isWhole = await isAllBack(tx, order.id)
  if (isWhole) {
    await giveBackOffers(tx, [order.id], now)
    await voidRewards(tx, order.id)
  }
  if (cashFen > 0) {
    await requestRefund(tx, platform, { id, paymentId: order.paymentId, amountFen: cashFen, reason })
  }
  if (order.state === 'completed') {
    const amountFen = cashFen + pointsFen + allowanceFen + platformFen
    await clawBack(tx, order, { refundId: id, amountFen, now })
  }
  const toFundFen = await returnMoney(tx, { id, order, parts, targetOf, now })
  if (toFundFen > 0) await tx.update(orderRefunds).set({ toFundFen }).where(eq(orderRefunds.id, id))
  if (order.receivedAt) await takeBackPoints(tx, order, refund, now)
  return { row: { ...row, toFundFen }, parts, isWhole }
}

async function isAllBack(tx: Db, orderId: string): Promise<boolean> {
  const [left] = await tx
    .select({ units: sql<number>`sum(${orderLines.quantity} - ${orderLines.refundedQuantity})::int` })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
  return left?.units === 0
}

async function writeLines(tx: Db, refundId: string, refunds: readonly LineRefund[]): Promise<void> {
  await tx.insert(orderRefundLines).values(
    refunds.map(({ line, parts }) => ({
      refundId,
      orderLineId: line.id,
      ...parts,
      allowances: [...parts.allowances],
    })),
  )
  for (const { line, parts } of refunds) {
    const { quantity, cashFen } = parts
    await tx
      .update(orderLines)
      .set(
        quantity > 0
          ? { refundedQuantity: sql`${orderLines.refundedQuantity} + ${quantity}` }
          : { compensatedFen: sql`${orderLines.compensatedFen} + ${cashFen}` },
      )
      .where(eq(orderLines.id, line.id))
  }
}

/** Own money that paid goods, freight left out: what points are earned for. */
const cashGoodsFen = (lines: readonly Pick<RefundParts, 'cashFen' | 'freightFen'>[]): number =>
  lines.reduce((sum, line) => sum + line.cashFen - line.freightFen, 0)

/** What the order would have earned less without what came back; all of it given back, the sharer's points go too. */
async function takeBackPoints(
  tx: Db,
  order: OrderRow,
  { id: refundId, refunds }: { id: string; refunds: readonly LineRefund[] },
  at: Date,
): Promise<void> {
  const lines = await tx.select().from(orderLines).where(eq(orderLines.orderId, order.id))
  const paidFen = cashGoodsFen(lines.map(refundable))
  const earlier = await tx
    .select({ cashFen: orderRefundLines.cashFen, freightFen: orderRefundLines.freightFen })
    .from(orderRefundLines)
    .innerJoin(orderRefunds, eq(orderRefunds.id, orderRefundLines.refundId))
    .where(eq(orderRefunds.orderId, order.id))
  const returnedFen = cashGoodsFen(earlier)
  const thisFen = cashGoodsFen(refunds.map((one) => one.parts))
  const points = pointsForGoods(paidFen - returnedFen + thisFen) - pointsForGoods(paidFen - returnedFen)
  const from: Earned[] = [{ userId: order.userId, code: 'points.earn', points }]
  const isWhole = lines.every((line) => line.refundedQuantity === line.quantity)
  if (isWhole && order.sharerId) from.push({ userId: order.sharerId, code: 'points.share' })
  await takeBackForOrder(tx, { orderId: order.id, refundId, at, from })
}
