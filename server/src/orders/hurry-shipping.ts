import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { chinaMoment, dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { noteOnOrders, type OrderRow } from './move-order.ts'
import { orders } from './tables.ts'

/** 催发货: the buyer has the shop told, once a day in China; again on the same day changes nothing. */
export async function hurryShipping(platform: Platform, userId: string, orderId: string): Promise<void> {
  await platform.database.transaction(async (tx) => {
    const now = platform.clock()
    const today = dayInShanghai(now)
    const own = and(eq(orders.id, orderId), eq(orders.userId, userId))
    const [order] = await tx
      .update(orders)
      .set({ hurriedOn: today })
      .where(and(own, eq(orders.state, 'paid'), or(isNull(orders.hurriedOn), lt(orders.hurriedOn, today))))
      .returning()
    if (order) {
      await noteOnOrders(tx, [orderId], now, '您已催促商家发货')
      return tellShop(tx, platform, order, today)
    }
    const [existing] = await tx.select({ state: orders.state }).from(orders).where(own)
    if (!existing) throw new Refusal('order_not_found')
    if (existing.state !== 'paid') throw new Refusal('order_state_conflict')
  })
}

async function tellShop(tx: Db, platform: Platform, order: OrderRow, today: string): Promise<void> {
  const { id, orderNo, merchantId, shipBy } = order
  const staff = await staffOfMerchant(tx, merchantId, 'orders')
  const isLate = shipBy !== null && shipBy <= platform.clock()
  const by = isLate ? '已超时，请立即发货' : shipBy ? `最晚 ${chinaMoment(shipBy)} 发货` : '请尽快发货'
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: '买家催发货',
      text: `订单 ${orderNo}，${by}`,
      path: `/packages/shop-desk/order/index?id=${id}`,
      dedupeKey: `hurry/${id}/${today}`,
    })),
  )
}
