import { Caller } from '../../../test/support/caller.ts'
import type { Shelf } from '../../../test/support/fixtures.ts'
import type { Shop } from '../../../test/support/shop.ts'
import { payFor, placeOne } from '../../../test/support/shopping.ts'

let people = 0

/** Somebody who came through WeChat, so that WeChat can judge what they write. */
export async function signInThroughWechat(shop: Shop): Promise<Caller> {
  const code = `code-reviewer${++people}`
  const session = await shop.stranger.call('POST /api/auth/wechat', { body: { code } })
  return new Caller(shop.url, session.accessToken, session.user.id)
}

/** The buyer orders, pays and gets one of the shelf; answers the order and its line. */
export async function receive(
  shop: Shop,
  buyer: Caller,
  shelf: Shelf,
  { confirmed = true, quantity = 1 } = {},
): Promise<{ orderId: string; orderLineId: string }> {
  const { payment, orders } = await placeOne(buyer, shelf.skuId, quantity)
  await payFor(shop, buyer, payment.id)
  const [order] = orders
  const [line] = order?.lines ?? []
  if (!order || !line) throw new Error('an order without a line')
  const params = { id: order.id }
  if (confirmed) {
    const staff = await shelf.staff()
    const body = { carrier: 'zto', trackingNo: `Z${order.orderNo}` }
    await staff.call('POST /api/merchant/orders/{id}/ship', { params, body })
    await buyer.call('POST /api/orders/{id}/confirm-receipt', { params })
  }
  return { orderId: order.id, orderLineId: line.id }
}
