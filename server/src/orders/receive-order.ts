import { returnableSince } from '@yuxiang/shared/after-sale/claim-rules'
import { and, eq, lt, type SQL, sql } from 'drizzle-orm'
import { markReceived } from '../fulfilment/index.ts'
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

/** The driver sends 65,534 parameters at most. */
const BATCH = 500

/**
 * Job: received orders are complete when the return period is over and no request for after-sales is open; what paid
 * them is the merchants' now. Batch by batch, the oldest first, until none is left but what could not be completed.
 */
export async function completeOrders(platform: Platform): Promise<number> {
  const { database, clock } = platform
  // The state stands here as it is: the partial index serves only what the planner can see.
  const due = and(
    sql`${orders.state} = 'received'`,
    lt(orders.receivedAt, returnableSince(clock())),
    eq(orders.openAfterSales, 0),
  )
  let completed = 0
  let passedOver = 0
  for (;;) {
    const found = await database.db
      .select({ id: orders.id })
      .from(orders)
      .where(due)
      .orderBy(orders.receivedAt, orders.id)
      .limit(BATCH)
      .offset(passedOver)
    if (found.length === 0) return completed
    const moved = await complete(platform, due, ids(found))
    completed += moved
    passedOver += found.length - moved
  }
}

/** In one transaction, or each in its own when that fails: the one at fault holds up no other. */
async function complete(platform: Platform, due: SQL | undefined, orderIds: string[]): Promise<number> {
  try {
    return await platform.database.transaction(async (tx) => {
      const at = platform.clock()
      const moved = await moveOrders(tx, and(byId(orderIds), due), {
        event: 'complete',
        at,
        text: '交易完成',
      })
      await payMerchants(tx, moved, at)
      return moved.length
    })
  } catch (error) {
    if (orderIds.length === 1) {
      platform.log.error({ orderId: orderIds[0], err: error }, 'an order could not be completed')
      return 0
    }
    let moved = 0
    for (const id of orderIds) moved += await complete(platform, due, [id])
    return moved
  }
}

const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id)
