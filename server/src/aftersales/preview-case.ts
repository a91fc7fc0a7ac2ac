import { orderOfBuyer, type Units } from '../orders/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { amountsOf } from './give-back.ts'

/** What these units would bring back, by tender; nothing is written. */
export async function previewCase(
  platform: Platform,
  userId: string,
  { orderId, lines }: { orderId: string; lines: Units[] },
) {
  const { db } = platform.database
  await orderOfBuyer(db, orderId, userId)
  const amounts = await amountsOf(db, { orderId, units: lines, unshipped: false, held: false }).catch(
    (error: unknown) => {
      const isTooMuch = error instanceof Refusal && error.code === 'refund_too_much'
      throw isTooMuch ? new Refusal('after_sale_too_much') : error
    },
  )
  return { ...amounts, totalFen: amounts.cashFen + amounts.allowanceFen + amounts.pointsFen }
}
