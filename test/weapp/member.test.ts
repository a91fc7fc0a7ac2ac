import { expect, inject, test } from 'vitest'
import { findGoods, newShopper, type Shopper } from '../browser/support/shopper.ts'
import { addToRoster, grantToAll, openUnion } from '../browser/support/union.ts'
import { addAddress } from '../support/shopping.ts'
import { type Phone, startPhone } from './simulator/phone.ts'

const shopUrl = inject('shopUrl')

/** A phone on which that shopper is signed in, with what else it has stored. */
function phoneOf({ session }: Shopper, stored: Record<string, unknown> = {}): Phone {
  const entries = Object.entries({ session, ...stored }).map(([name, value]): [string, string] => [
    name,
    JSON.stringify(value),
  ])
  const storage = new Map(entries)
  return startPhone({ directory: inject('weappDirectory'), shopUrl, storage })
}

test('one’s own page leads to the points, where a check-in brings some', async () => {
  const phone = phoneOf(await newShopper(shopUrl))
  phone.stack.switchTab('/pages/mine/index')
  await phone.screen.sees('¥0.00')
  await phone.screen.tap(/^积分(?!抢购)/)
  await phone.screen.opens('packages/member/points/index')
  await phone.screen.tap('签到领 5 积分')
  await phone.screen.sees('今天已签到，明天签到可得 5 积分')
  await phone.screen.sees('+5')
  phone.stack.open('/packages/member/messages/index')
  await phone.screen.sees('还没有消息')
  expect(phone.errors).toEqual([])
})

test('somebody on a roster joins, and sees the allowance, what it buys and where it went', async () => {
  const [shopper, union] = await Promise.all([newShopper(shopUrl), openUnion(shopUrl)])
  await addToRoster(union, shopper.phone)
  await grantToAll(union, 20_000)
  const phone = phoneOf(shopper)
  const { screen, stack } = phone
  stack.open('/packages/union/allowances/index')
  await screen.tap(new RegExp(`^${union.name}邀请您加入`))
  await screen.opens('packages/union/membership/index')
  await screen.within(union.name).tap('加入工会')
  await screen.tap('查看我的额度')
  await screen.opens('packages/union/allowances/index')
  await screen.sees('¥200.00')
  await screen.tap(/^中秋慰问/)
  await screen.opens('packages/union/allowance/index')
  const { items } = await shopper.caller.call('GET /api/union/allowances', {})
  const products = await shopper.caller.call('GET /api/union/allowances/{id}/products', {
    params: { id: items[0]?.id ?? '' },
    query: { page: 1, pageSize: 20 },
  })
  expect(products.items).toHaveLength(20)
  for (const { name } of products.items) await screen.sees(name)
  await screen.tap('这份额度的明细')
  await screen.opens('packages/union/entries/index')
  await screen.sees('+¥200.00')
  expect(phone.errors).toEqual([])
})

test('an allowance that covers an order pays it at once, and WeChat Pay is not asked', async () => {
  const [shopper, union, bacon] = await Promise.all([
    newShopper(shopUrl),
    openUnion(shopUrl),
    findGoods(shopUrl, '城口老腊肉'),
  ])
  const { caller } = shopper
  await addToRoster(union, shopper.phone)
  await caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await grantToAll(union, 100_000)
  await addAddress(caller)
  const phone = phoneOf(shopper, { 'checkout-items': [{ skuId: bacon.skuId, quantity: 2 }] })
  const { screen, stack } = phone
  stack.open('/packages/order/checkout/index')
  await screen.sees(/共 ¥1,000\.00，本单用 ¥/)
  await screen.tap('提交订单')
  await screen.opens('packages/order/result/index')
  await screen.sees('支付成功')
  await screen.sees('已用工会额度付清')
  expect(phone.person.paid).toEqual([])
  const { items } = await caller.call('GET /api/orders', { query: {} })
  expect(items).toMatchObject([{ state: 'paid', cashFen: 0, allowanceFen: items[0]?.totalFen }])
  const [allowance] = (await caller.call('GET /api/union/allowances', {})).items
  expect(allowance?.remainingFen).toBe(100_000 - (items[0]?.totalFen ?? 0))
  expect(phone.errors).toEqual([])
})
