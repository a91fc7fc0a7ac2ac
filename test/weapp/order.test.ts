import { formatYuan } from '@yuxiang/shared/money'
import { afterEach, expect, inject, test } from 'vitest'
import { demoMerchantStaff, demoOperator } from '../../server/src/demo/accounts.ts'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { Caller } from '../support/caller.ts'
import { signedInPhone } from './signed-in-phone.ts'
import type { Phone } from './simulator/phone.ts'

const api = new Caller(inject('shopUrl'))
let phone: Phone
afterEach(() => {
  expect(phone.errors).toEqual([])
})

async function phoneWithAddress() {
  const signedIn = await signedInPhone()
  const address = { name: '张小渝', phone: '13800000000', region: '重庆市渝中区', detail: '中山四路 1 号' }
  await signedIn.buyer.call('POST /api/addresses', { body: { ...address, isDefault: true } })
  phone = signedIn.phone
  return signedIn
}

async function freshProduct() {
  const { items } = await api.call('GET /api/products', { query: { q: '脐橙', page: 1, pageSize: 20 } })
  const details = items
    .filter((item) => item.stock > 20)
    .map((item) => api.call('GET /api/products/{id}', { params: { id: item.id } }))
  const product = (await Promise.all(details)).find((detail) => detail.fresh)
  if (!product) throw new Error('the demo data has no fresh 脐橙')
  return product
}

async function goToCheckout(productId: string): Promise<void> {
  phone.stack.open(`/packages/goods/product/index?id=${productId}`)
  await phone.screen.tap('立即购买')
  await phone.screen.within('选择规格').tap('立即购买')
  await phone.screen.opens('packages/order/checkout/index')
  await phone.screen.sees('中山四路 1 号')
}

/** Scans a counter's code; answers how many paid orders count for it. */
async function scanCounter(): Promise<() => Promise<number>> {
  const operator = await api.signIn(demoOperator.phone)
  const { items } = await operator.call('GET /api/operations/venues', {
    query: { state: 'open', pageSize: 50 },
  })
  const venue = items.find(({ kind }) => kind === 'counter')?.id ?? ''
  const { code, name } = await operator.call('GET /api/operations/venues/{id}', { params: { id: venue } })
  phone.stack.open(`/packages/venues/detail/index?scene=${encodeURIComponent(`venue=${code}`)}`)
  await phone.screen.sees(`已扫码进入“${name}”`)
  await phone.screen.sees('本柜现有')
  const day = dayInShanghai(new Date())
  const query = { from: day, to: dayInShanghai(new Date(Date.now() + 86_400_000)), venue }
  return async () => (await operator.call('GET /api/operations/venue-sales', { query })).total.orders
}

/** The merchant, whoever it is, sends an order. */
async function ship(orderId: string): Promise<void> {
  for (const number of demoMerchantStaff) {
    const staff = await api.signIn(number)
    const { items } = await staff.call('GET /api/merchant/orders', { query: { state: 'paid' } })
    if (!items.some(({ id }) => id === orderId)) continue
    const body = { carrier: 'sf', trackingNo: 'SF1234567890' }
    await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id: orderId }, body })
    return
  }
  throw new Error('no merchant has this order')
}

/** What stands under 服务通知 on somebody's phone. */
async function serviceNotices(): Promise<{ page: string | null; data: Record<string, string> }[]> {
  const person = encodeURIComponent(phone.person.name)
  const answer = await fetch(`${inject('shopUrl')}/emulator/wechat/phone/messages?person=${person}`)
  return (await answer.json()) as { page: string | null; data: Record<string, string> }[]
}

const freshConsent = '我已知晓并同意鲜活易腐商品不适用七日无理由退货'

test('an order is placed after a scan, paid with WeChat Pay, shown as paid and counts for the venue', async () => {
  const { buyer } = await phoneWithAddress()
  const counted = await scanCounter()
  const before = await counted()
  const product = await freshProduct()
  await goToCheckout(product.id)
  await phone.screen.tap('提交订单')
  expect(phone.feedback.toasts).toEqual(['请先确认鲜活易腐商品的退货说明'])
  await phone.screen.tap(freshConsent)
  await phone.screen.tap('提交订单')

  await phone.screen.opens('packages/order/result/index')
  await phone.screen.sees('支付成功')
  expect(phone.person.paid).toHaveLength(1)
  const { items } = await buyer.call('GET /api/orders', { query: {} })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ state: 'paid' })
  expect(await counted()).toBe(before + 1)
  await phone.screen.sees(`¥${formatYuan(items[0]?.totalFen ?? Number.NaN)}`)

  await phone.screen.tap('查看订单')
  await phone.screen.opens('packages/order/detail/index')
  await phone.screen.sees('待发货')
  await phone.screen.sees(product.name)

  // Asked in the tap, before the order was placed: so WeChat carries it when the order is sent.
  expect(phone.person.askedAbout.map((ids) => ids.length)).toEqual([3])
  const consents = async () =>
    (await buyer.call('GET /api/messages/subscriptions', {})).templates
      .filter((template) => template.consents > 0)
      .map(({ kind, consents }) => `${kind} ${consents}`)
  await expect.poll(consents).toEqual(['orderShipped 1', 'refund 1', 'batchRecalled 1'])
  expect(await serviceNotices()).toEqual([])
  await ship(items[0]?.id ?? '')
  await expect
    .poll(serviceNotices, { timeout: 20_000 })
    .toMatchObject([{ page: expect.stringContaining(items[0]?.id ?? ''), data: { thing1: '商品已发货' } }])
  expect(await consents()).toEqual(['refund 1', 'batchRecalled 1'])
})

test('closing the payment sheet leaves an order that can be paid later', async () => {
  const { buyer } = await phoneWithAddress()
  phone.person.pays = false
  phone.person.agrees = false
  await goToCheckout((await freshProduct()).id)
  await phone.screen.tap(freshConsent)
  await phone.screen.tap('提交订单')
  await phone.screen.opens('packages/order/result/index')
  await phone.screen.sees('还没有收到付款')
  const states = async () =>
    (await buyer.call('GET /api/orders', { query: {} })).items.map((order) => order.state)
  expect(await states()).toEqual(['pendingPayment'])

  phone.person.pays = true
  await phone.screen.tap('继续支付')
  await phone.screen.sees('支付成功')
  expect(phone.person.paid).toHaveLength(1)
  expect(await states()).toEqual(['paid'])

  // Who declined messages is not asked again with the next order.
  await goToCheckout((await freshProduct()).id)
  await phone.screen.tap(freshConsent)
  await phone.screen.tap('提交订单')
  await phone.screen.opens('packages/order/result/index')
  await expect.poll(async () => (await states()).length).toBe(2)
  expect(phone.person.askedAbout).toHaveLength(1)
})
