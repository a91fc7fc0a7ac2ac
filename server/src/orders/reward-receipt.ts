import { inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { earn, orderEarning, shareEarning } from '../points/index.ts'
import { rewardCoupons } from '../promotions/index.ts'
import type { OrderRow } from './move-order.ts'
import { orderLines } from './tables.ts'

/** Points and promised coupons for received orders: to the buyer for own money that paid goods, to whoever's shared link led here. */
export async function rewardReceipt(tx: Db, received: readonly OrderRow[], at: Date): Promise<void> {
  if (received.length === 0) return
  const orderIds = received.map((order) => order.id)
  const lines = await tx.select().from(orderLines).where(inArray(orderLines.orderId, orderIds))
  const earnings = received.flatMap(({ id: orderId, userId, sharerId, placedAt }) => {
    const cashGoodsFen = lines
      .filter((line) => line.orderId === orderId)
      .reduce((sum, line) => sum + keptCashFen(line), 0)
    const own = orderEarning({ userId, orderId, cashGoodsFen })
    if (!sharerId) return [own]
    return [own, shareEarning({ sharerId, buyerId: userId, orderId, day: dayInShanghai(placedAt) })]
  })
  // Coupons before accounts, as when an order is placed.
  await rewardCoupons(tx, orderIds, at)
  await earn(tx, earnings, at)
}

/** Own money in a line's goods, as far as they were not given back before. */
function keptCashFen(line: typeof orderLines.$inferSelect): number {
  const paidFen = line.goodsFen - line.discountFen
  const cashGoodsFen = paidFen - line.pointsFen - line.allowanceFen
  const returnedFen = Math.floor((paidFen * line.refundedQuantity) / line.quantity)
  return Math.max(0, cashGoodsFen - line.compensatedFen - returnedFen)
}
