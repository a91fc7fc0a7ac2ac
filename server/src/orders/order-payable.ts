import { eq, inArray, sql } from 'drizzle-orm'
import { reserveStock } from '../catalog/index.ts'
import { claimsPaid, takeClaimAgain } from '../flash-sales/index.ts'
import type { Payable } from '../payments/index.ts'
import type { Db } from '../platform/db/index.ts'
import { giveBackOffers, takeOffersAgain } from '../promotions/index.ts'
import { countAsSold } from './count-as-sold.ts'
import { giveStockBack } from './give-stock-back.ts'
import { boughtLinesOf, linesOf, moveOrders, noteOnOrders, ofPayment, paidAt } from './move-order.ts'
import { collect, release, spendAgain, type TenderedOrder } from './order-ledger.ts'
import { completeOrderRefund, failOrderRefund } from './refund-order.ts'
import { orderLines, orders } from './tables.ts'
import { openPurse } from './tenders.ts'

/** What happens to orders when their payment moves; runs in the payment's transaction. */
export const orderPayable: Payable = {
  async orderIds(db, paymentId) {
    const rows = await db
      .select({ id: orders.id })
      .from(orders)
      .where(ofPayment(paymentId))
      .orderBy(orders.id)
    return rows.map((row) => row.id)
  },

  async paid(tx, paymentId, clock) {
    const now = clock()
    const moved = await moveOrders(tx, ofPayment(paymentId), {
      event: 'pay',
      at: now,
      text: '付款成功，等待商家发货',
      set: paidAt(now),
    })
    await countAsSold(tx, await boughtLinesOf(tx, ids(moved)), now)
    await claimsPaid(tx, ids(moved.filter(({ flashItemId }) => flashItemId !== null)))
    await collect(tx, moved, now)
  },

  async expired(tx, paymentId, clock) {
    const moved = await moveOrders(tx, ofPayment(paymentId), {
      event: 'expire',
      at: clock(),
      text: '超时未付款，订单已关闭',
      set: { closeReason: '超时未付款，订单已自动关闭' },
    })
    if (moved.length === 0) return
    await giveStockBack(tx, moved, clock())
    await giveBackOffers(tx, ids(moved), clock())
    await release(tx, ids(moved), clock())
  },

  async revive(tx, paymentId, clock) {
    const orderIds = await this.orderIds(tx, paymentId)
    const now = clock()
    const missing = await takeAgain(tx, paymentId, orderIds, now)
    if (missing) {
      await tx
        .update(orders)
        .set({ closeReason: `付款到账时订单已关闭且${missing}，款项将原路退回` })
        .where(eq(orders.paymentId, paymentId))
      await noteOnOrders(tx, orderIds, now, `付款到账时${missing}，款项正在原路退回`)
      return false
    }
    const moved = await moveOrders(tx, ofPayment(paymentId), {
      event: 'revive',
      at: now,
      text: '付款已到账，订单已恢复，等待商家发货',
      set: { ...paidAt(now), closeReason: null },
    })
    await countAsSold(tx, await boughtLinesOf(tx, orderIds), now)
    await collect(tx, moved, now)
    return true
  },

  async refunded(tx, paymentId, clock) {
    const orderIds = await this.orderIds(tx, paymentId)
    await tx
      .update(orders)
      .set({ closeReason: sql`replace(${orders.closeReason}, '将原路退回', '已原路退回')` })
      .where(eq(orders.paymentId, paymentId))
    await noteOnOrders(tx, orderIds, clock(), '款项已原路退回')
  },

  partRefunded: (tx, refundId, clock) => completeOrderRefund(tx, refundId, clock()),
  refundFailed: (tx, refundId, clock) => failOrderRefund(tx, refundId, clock()),
}

const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id)

/**
 * Takes all the goods, campaigns, coupons, allowances and points, or none: then answers what is missing, in words for
 * the buyer.
 */
async function takeAgain(tx: Db, paymentId: string, orderIds: string[], now: Date): Promise<string | null> {
  class Short extends Error {}
  try {
    await tx.transaction(async (savepoint) => {
      if (!(await takeStockAgain(savepoint, orderIds))) throw new Short('库存不足')
      if (!(await takeOffersAgain(savepoint, paymentId, now))) throw new Short('所用优惠已结束或用完')
      const tendered = await tenderedOrders(savepoint, orderIds)
      if (!(await spendTendersAgain(savepoint, tendered, now))) throw new Short('所用额度或积分已不可用')
    })
    return null
  } catch (error) {
    if (error instanceof Short) return error.message
    throw error
  }
}

async function takeStockAgain(tx: Db, orderIds: string[]): Promise<boolean> {
  const [order] = await tx
    .select({ flashItemId: orders.flashItemId })
    .from(orders)
    .where(inArray(orders.id, orderIds))
    .limit(1)
  // What was won in a flash sale is alone in its payment, and bears the claim's id.
  if (order?.flashItemId) return takeClaimAgain(tx, orderIds[0] ?? '')
  return (await reserveStock(tx, await linesOf(tx, orderIds))).length === 0
}

/** Those of the orders that allowances or points pay a part of. */
async function tenderedOrders(tx: Db, orderIds: string[]): Promise<TenderedOrder[]> {
  const rows = await tx.select().from(orders).where(inArray(orders.id, orderIds)).orderBy(orders.id)
  const lines = await tx.select().from(orderLines).where(inArray(orderLines.orderId, orderIds))
  return rows
    .filter((row) => row.pointsFen + row.allowanceFen > 0)
    .map((row) => ({ ...row, lines: lines.filter((line) => line.orderId === row.id) }))
}

async function spendTendersAgain(tx: Db, tendered: readonly TenderedOrder[], now: Date): Promise<boolean> {
  const [first] = tendered
  if (!first) return true
  const purse = await openPurse(tx, first.userId, { useAllowance: true, usePoints: true }, now)
  const allowanceIds = new Set(purse.allowances.map((allowance) => allowance.id))
  return spendAgain(tx, tendered, { allowanceIds, lots: purse.lots }, now)
}
