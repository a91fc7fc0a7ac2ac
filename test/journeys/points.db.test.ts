import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { addAddress, payFor } from '../support/shopping.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

const points = async (member: Caller) => (await member.call('GET /api/points', {})).balance

/** An order of some goods that was paid, shipped and received. */
async function receivedOrder(
  buyer: Caller,
  goods: Shelf,
  staff: Caller,
  shareCode?: string,
  quantity = 1,
): Promise<string> {
  const { orders, payment } = await buyer.call('POST /api/orders', {
    body: {
      items: [{ skuId: goods.skuId, quantity }],
      addressId: await addAddress(buyer),
      ...(shareCode && { shareCode }),
    },
  })
  await payFor(shop, buyer, payment.id)
  const params = { id: orders[0]?.id ?? '' }
  await staff.call('POST /api/merchant/orders/{id}/ship', {
    params,
    body: { carrier: 'sf', trackingNo: 'SF1234567890' },
  })
  const received = () => buyer.call('POST /api/orders/{id}/confirm-receipt', { params })
  // The second tap answers the same, and brings nothing.
  expect((await Promise.all([received(), received()])).map((order) => order.state)).toEqual([
    'received',
    'received',
  ])
  return params.id
}

it('buyer and sharer earn when the order is received, and a refund takes the points of both back', async () => {
  const goods = await shelve(shop, { priceFen: 4_250, stock: 10 })
  const staff = await goods.staff()
  const [sharer, buyer] = [await shop.signIn(), await shop.signIn()]
  const { code } = await sharer.call('GET /api/points/share-code', {})

  const orderId = await receivedOrder(buyer, goods, staff, code)
  expect(await points(buyer)).toBe(42)
  expect(await points(sharer)).toBe(policy.pointsPerSharedSale.value)
  const page = await buyer.call('GET /api/points', {})
  const { orderNo } = await buyer.call('GET /api/orders/{id}', { params: { id: orderId } })
  expect(page.entries).toMatchObject([
    { cause: 'order', points: 42, orderId, text: `订单 ${orderNo} 确认收货` },
  ])

  await receivedOrder(buyer, goods, staff, code)
  expect(await points(sharer)).toBe(policy.pointsPerSharedSale.value)
  await receivedOrder(sharer, goods, staff, code)
  expect(await points(sharer)).toBe(policy.pointsPerSharedSale.value + 42)

  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: orderId },
    body: { reason: '果实有破损，与买家协商退款' },
  })
  expect(await points(buyer)).toBe(42)
  const after = await buyer.call('GET /api/points', { query: { pageSize: 1 } })
  expect(after.entries).toMatchObject([
    { cause: 'takeBack', points: -42, orderId, text: `订单 ${orderNo} 退款收回` },
  ])
  // The sale that the link had led to is none any more; whose order it was the sharer is not told.
  expect(await points(sharer)).toBe(42)
  const told = await sharer.call('GET /api/points', { query: { pageSize: 1 } })
  expect(told.entries).toMatchObject([
    {
      cause: 'takeBack',
      points: -policy.pointsPerSharedSale.value,
      orderId: null,
      text: '好友退款，收回分享所得积分',
    },
  ])
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})

it('a sharer keeps the points while some of the order is kept, and what is spent is spent', async () => {
  const goods = await shelve(shop, { priceFen: 3_000, stock: 10 })
  const staff = await goods.staff()
  const [sharer, buyer] = [await shop.signIn(), await shop.signIn()]
  const { code } = await sharer.call('GET /api/points/share-code', {})
  const orderId = await receivedOrder(buyer, goods, staff, code, 2)
  const { lines } = await buyer.call('GET /api/orders/{id}', { params: { id: orderId } })
  const refund = () =>
    staff.call('POST /api/merchant/orders/{id}/refunds', {
      params: { id: orderId },
      body: { reason: '少发一件，与买家协商退款', lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }] },
    })
  await refund()
  expect(await points(sharer)).toBe(policy.pointsPerSharedSale.value)
  // All of it spent in between: there is nothing to take, and the balance stays above zero.
  const { payment } = await sharer.call('POST /api/orders', {
    body: {
      items: [{ skuId: goods.skuId, quantity: 1 }],
      addressId: await addAddress(sharer),
      usePoints: true,
    },
  })
  await payFor(shop, sharer, payment.id)
  const spent = await points(sharer)
  await refund()
  expect(await points(sharer)).toBe(0)
  expect(spent).toBeLessThan(policy.pointsPerSharedSale.value)
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
