import { policy } from '@yuxiang/shared/policy'
import { and, eq, lte } from 'drizzle-orm'
import { markReceived, parcelsDue } from '../fulfilment/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { byId, moveOrders } from './move-order.ts'
import { payMerchants } from './order-ledger.ts'
import { rewardReceipt } from './reward-receipt.ts'
import { orders } from './tables.ts'

/** The buyer confirms receipt; repeating it changes nothing. */
export async function confirmReceipt(platform: Platform, userId: string, orderId: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const now = platform.clock()
    const own = and(eq(orders.id, orderId), eq(orders.userId, userId))
    const [moved] = await moveOrders(tx, own, {
      event: 'receive',
      at: now,
      text: '您已确认收货',
      set: { receivedAt: now, receivedBy: 'buyer' },
    })
    if (moved) {
      await markReceived(tx, [orderId], now)
      return rewardReceipt(tx, [moved], now)
    }
    const [order] = await tx.select({ state: orders.state }).from(orders).where(own)
    if (!order) throw new Refusal('order_not_found')
    if (order.state !== 'received') throw new Refusal('order_state_conflict')
  })
}

/** Job: parcels long under way count as received. */
export async function receiveByItself(platform: Platform): Promise<number> {
  return platform.database.transaction(async (tx) => {
    const now = platform.clock()
    const due = await parcelsDue(tx, now)
    if (due.length === 0) return 0
    const moved = await moveOrders(tx, byId(due), {
      event: 'receive',
      at: now,
      text: `发货满 ${policy.automaticReceipt.value} 天，系统自动确认收货`,
      set: { receivedAt: now, receivedBy: 'system' },
    })
    await markReceived(tx, due, now)
    await rewardReceipt(tx, moved, now)
    return moved.length
  })
}

/**
 * Job: received orders are complete when the return period is over and no request for after-sales is open; what paid
 * them is the merchants' now.
 */
export async function completeOrders(platform: Platform): Promise<number> {
  const now = platform.clock()
  const before = new Date(now.getTime() - policy.returnPeriod.value * 24 * 3_600_000)
  return platform.database.transaction(async (tx) => {
    const moved = await moveOrders(tx, and(lte(orders.receivedAt, before), eq(orders.openAfterSales, 0)), {
      event: 'complete',
      at: now,
      text: '交易完成',
    })
    await payMerchants(tx, moved, now)
    return moved.length
  })
}
