import { formatYuan } from '@yuxiang/shared/money'
import { expect, inject, it } from 'vitest'
import { addAddress } from '../support/shopping.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper } from './support/shopper.ts'
import { seen } from './support/shopping.ts'
import { addToRoster, grantToAll, openUnion } from './support/union.ts'

const open = phones()
const url = inject('shopUrl')

/** A member with an allowance of so much, at the checkout with enough of some goods for free freight. */
async function atCheckout(allowanceFen: number) {
  const [member, union, bacon] = await Promise.all([
    newShopper(url),
    openUnion(url),
    findGoods(url, '城口老腊肉'),
  ])
  const { caller, phone, session } = member
  await addToRoster(union, phone)
  await caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await grantToAll(union, allowanceFen)
  const items = [{ skuId: bacon.skuId, quantity: 2 }]
  const body = { items, addressId: await addAddress(caller), useAllowance: true }
  const quote = await caller.call('POST /api/checkout/quote', { body })
  expect(quote.freightFen).toBe(0)
  const { page, complaints } = await open({ stored: { session, 'checkout-items': items } })
  // Nobody may be sent to WeChat Pay unasked.
  const paying: string[] = []
  page.on('request', (request) => {
    if (/\/api\/payments\/[^/]+\/pay$/.test(request.url())) paying.push(request.url())
  })
  await page.goto('/packages/order/checkout/index')
  await seen(page, '工会额度').first().waitFor()
  const left = async () => (await caller.call('GET /api/union/allowances', {})).items[0]?.remainingFen
  const placed = async () => (await caller.call('GET /api/orders', { query: {} })).items
  return { page, complaints, quote, body, caller, paying, left, placed, product: bacon.product }
}

it('an allowance that covers everything pays at once, without WeChat Pay', async () => {
  const { page, complaints, quote, paying, left, placed } = await atCheckout(100_000)
  expect(quote.cashFen).toBe(0)
  await seen(page, `共 ¥1,000.00，本单用 ¥${formatYuan(quote.totalFen)}`).waitFor()
  await seen(page, '还需付').waitFor()
  await seen(page, '提交订单').tap()
  await page.waitForURL(/order\/result/)
  await seen(page, '支付成功').waitFor()
  await seen(page, '已用工会额度付清').waitFor()
  expect(paying).toEqual([])
  expect(await placed()).toMatchObject([
    { state: 'paid', allowanceFen: quote.totalFen, pointsFen: 0, cashFen: 0 },
  ])
  expect(await left()).toBe(100_000 - quote.totalFen)
  await seen(page, '查看订单').tap()
  await seen(page, '待发货').first().waitFor()
  await seen(page, '工会额度').first().waitFor()
  expect(complaints).toEqual([])
})

it('an allowance that covers a part leaves the rest to WeChat Pay, and both are paid or neither', async () => {
  const { page, complaints, quote, left, placed } = await atCheckout(2_000)
  expect(quote).toMatchObject({ allowanceFen: 2_000, cashFen: quote.totalFen - 2_000 })
  await seen(page, '−¥20.00').first().waitFor()
  await seen(page, '提交订单').tap()
  await page.waitForURL(/emulator\/cashier/)
  await page.getByText(formatYuan(quote.cashFen)).first().waitFor()
  await page
    .getByRole('button', { name: /取消支付|关闭/ })
    .first()
    .tap()
  await seen(page, '还没有收到付款').waitFor()
  // Held, so that nobody spends it twice.
  expect(await left()).toBe(0)
  await seen(page, '继续支付').tap()
  await page.waitForURL(/emulator\/cashier/)
  await page.getByRole('button', { name: '确认支付' }).tap()
  await seen(page, '支付成功').waitFor()
  expect(await placed()).toMatchObject([{ state: 'paid', allowanceFen: 2_000, cashFen: quote.cashFen }])
  expect(await left()).toBe(0)
  expect(complaints).toEqual([])
})

it('an allowance that is turned off pays nothing and stays', async () => {
  const { page, quote, left, placed } = await atCheckout(100_000)
  const allowance = page.getByRole('switch', { name: '使用工会额度' })
  await allowance.tap()
  await seen(page, '合计').last().waitFor()
  expect(await allowance.getAttribute('aria-checked')).toBe('false')
  await seen(page, '提交订单').tap()
  await page.waitForURL(/emulator\/cashier/)
  await page.getByText(formatYuan(quote.totalFen)).first().waitFor()
  expect(await left()).toBe(100_000)
  expect(await placed()).toMatchObject([
    { state: 'pendingPayment', allowanceFen: 0, cashFen: quote.totalFen },
  ])
})

it('whoever has spent the allowance on another phone is told before paying, and nothing typed is lost', async () => {
  const { page, quote, body, caller, paying, left, placed, product } = await atCheckout(12_000)
  expect(quote).toMatchObject({ allowanceFen: quote.totalFen, cashFen: 0 })
  await page.getByLabel(/^给.*留言$/).fill('请发顺丰')
  await caller.call('POST /api/orders', { body })
  const leftFen = (await left()) ?? 0
  expect(leftFen).toBeLessThan(quote.totalFen)

  await seen(page, '提交订单').tap()
  const changed = page.getByRole('alert').filter({ hasText: '请确认后重新提交' })
  await changed.getByText('工会额度').waitFor()
  expect(await changed.textContent()).toContain(`¥${formatYuan(quote.totalFen)} → ¥${formatYuan(leftFen)}`)
  await seen(page, product.name).first().waitFor()
  expect(await page.getByLabel(/^给.*留言$/).inputValue()).toBe('请发顺丰')
  expect(await placed()).toHaveLength(1)
  expect(await left()).toBe(leftFen)
  expect(paying).toEqual([])

  await seen(page, '提交订单').tap()
  await page.waitForURL(/emulator\/cashier/)
  const [later] = await placed()
  expect(later).toMatchObject({ state: 'pendingPayment', allowanceFen: leftFen })
  await page
    .getByText(formatYuan(later?.cashFen ?? 0))
    .first()
    .waitFor()
})
