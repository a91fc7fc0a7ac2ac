import type { AfterSaleInput } from '@yuxiang/shared/api/aftersales'
import { policy } from '@yuxiang/shared/policy'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { holdUnits, refundOrder, type StrayGifts } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { insertCase } from './insert-case.ts'
import { writeEntry } from './move-case.ts'
import { tellBuyer, tellMerchant } from './tell.ts'

const nothing = { cashFen: 0, freightFen: 0, allowanceFen: 0, pointsFen: 0 }

/**
 * Gifts are earned no longer by what was given back: those not sent yet are kept back at once, for those that were sent
 * a case of its own asks for them, at the merchant who sent them. In the transaction that found them, which holds the
 * locks of all orders of the payment.
 */
export async function recallGifts(tx: Db, platform: Platform, strays: readonly StrayGifts[]): Promise<void> {
  for (const stray of strays) {
    if (stray.state === 'paid') await keepBack(tx, platform, stray)
    else if (['shipped', 'received', 'completed'].includes(stray.state)) await askBack(tx, platform, stray)
  }
}

const unitsOf = ({ gifts }: StrayGifts) => gifts.map(({ lineId, quantity }) => ({ lineId, quantity }))
const namesOf = ({ gifts }: StrayGifts) =>
  gifts.map(({ name, quantity }) => `${name} ×${quantity}`).join('、')

async function keepBack(tx: Db, platform: Platform, stray: StrayGifts): Promise<void> {
  const refund = await refundOrder(tx, platform, undefined, {
    orderId: stray.orderId,
    actorId: null,
    takesGifts: true,
    input: { lines: unitsOf(stray), reason: `换来赠品的商品已退，${namesOf(stray)}不再寄出` },
  })
  const staff = await staffOfMerchant(tx, stray.merchantId, 'orders')
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'afterSale' as const,
      title: '赠品不用寄出了',
      text: `订单 ${stray.orderNo}，${namesOf(stray)}：买家已退换来赠品的商品`,
      path: '/packages/merchant/after-sales/index',
      dedupeKey: `gift/${refund.id}`,
    })),
  )
}

async function askBack(tx: Db, platform: Platform, stray: StrayGifts): Promise<void> {
  const units = unitsOf(stray)
  const claimed = await holdUnits(tx, { orderId: stray.orderId, userId: stray.userId, units })
  const input: AfterSaleInput = {
    orderId: stray.orderId,
    lines: units,
    kind: 'returnRefund',
    reason: 'giftCondition',
    // Read by the merchant of the gift, whom the number of another merchant's order is no business of.
    description: `换来赠品的商品已退，赠品的条件不再满足，请把${namesOf(stray)}退回`,
  }
  const now = platform.clock()
  const opened = await insertCase(tx, claimed, input, units, { ...nothing, unshipped: false }, now)
  await writeEntry(tx, platform, opened.id, {
    at: now,
    by: null,
    kind: 'step',
    text: input.description ?? '',
  })
  await tellBuyer(tx, platform, opened, {
    about: 'gift',
    title: '有赠品需要退回',
    text: `${namesOf(stray)}：换来它的商品已退，请等待商家提供退货地址`,
  })
  await tellMerchant(tx, platform, opened, {
    about: 'applied',
    title: '有赠品将退回',
    text: `${namesOf(stray)}，订单 ${opened.orderNo}，请在 ${policy.afterSaleAnswer.value} 小时内提供退货地址或免退回`,
  })
}
