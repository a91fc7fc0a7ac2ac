import { randomUUID } from 'node:crypto'
import type { OfferInput } from '@yuxiang/shared/api/complaint-views'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { type Bought, buy, later, mixedOrder, receive, ship } from '../aftersales/test-support.ts'
import { completeOrders, merchantAccountOf } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { balancesOf, checkLedger } from '../platform/ledger/index.ts'
import { bring, FENGJIE, regulator, step } from './test-support.ts'

const dayMs = 86_400_000
let shop: Shop
let officer: Caller

beforeAll(async () => {
  shop = await startShop()
  officer = await regulator(shop, FENGJIE)
})
afterAll(() => shop?.stop())

const params = (id: string) => ({ params: { id } })
const ofOrder = (bought: Bought) => bought.buyer.call('GET /api/orders/{id}', params(bought.orderId))
const ownCase = (bought: Bought, id: string) => bought.buyer.call('GET /api/complaints/{id}', params(id))

const offered = (bought: Bought, amountFen: number, more: { otherDuty?: boolean } = {}) =>
  offeredTo(bought, { text: '货品留下，补偿一笔钱', amountFen, ...more })

/** A complaint about an order with the merchant's offer on the table. */
async function offeredTo(bought: Bought, promised: Omit<OfferInput, 'performBy'>) {
  const { orderId, shelf, buyer, staff } = bought
  const { id } = await bring(buyer, { orderId, productId: shelf.productId })
  officer = await shop.signIn(officer.phone)
  await step(officer, id, { event: 'accept' })
  const performBy = addWorkingDays(dayInShanghai(shop.now()), 5)
  await staff.call('POST /api/merchant/cases/{id}/replies', {
    ...params(id),
    body: { text: '愿意补偿', offer: { ...promised, performBy } },
  })
  const [offer] = (await ownCase(bought, id)).offers
  if (!offer) throw new Error('no offer')
  return { id, offer }
}

const agree = (bought: Bought, { id, offer }: { id: string; offer: { id: string } }, key?: string) =>
  bought.buyer.send('POST /api/complaints/{id}/offers/{offerId}', {
    params: { id, offerId: offer.id },
    body: { agrees: true },
    ...(key ? { key } : {}),
  })

const receivable = async ({ shelf }: Bought) => {
  const account = merchantAccountOf('merchantReceivable', shelf.merchantId)
  const found = await balancesOf(shop.server.platform.database.db, [account])
  return found.get(account)?.balance ?? 0
}
const soundLedger = async () =>
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])

test('an agreed compensation goes back as a part of the payment, once, however often it is agreed to at once', async () => {
  const bought = await receive(shop, { quantity: 2 })
  const before = await ofOrder(bought)
  const one = await offered(bought, 777)
  expect(one.offer).toMatchObject({ amountFen: 777, refundFen: 777, refunded: false })
  // Four phones at once, and one that lost its answer and asks again.
  const key = randomUUID()
  const [own, ...others] = await Promise.all([
    agree(bought, one, key),
    ...[1, 2, 3].map(() => agree(bought, one)),
  ])
  const statuses = [own, ...others].map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 409, 409, 409])
  expect((await agree(bought, one, key)).status).toBe(own.status)
  const closed = await ownCase(bought, one.id)
  expect(closed).toMatchObject({
    state: 'closed',
    offers: [{ state: 'accepted', amountFen: 777, refundFen: 777, refunded: true }],
  })
  await until(async () => (await ofOrder(bought)).refunds[0]?.state === 'succeeded')
  const order = await ofOrder(bought)
  expect(order.refunds).toMatchObject([
    { cashFen: 777, totalFen: 777, pointsFen: 0, allowanceFen: 0, reason: `投诉调解：${closed.number}` },
  ])
  expect(order.lines.map((line) => line.refundedQuantity)).toEqual([0])
  // The rest of the order is still there: given back, it is what was paid less what was compensated.
  const lines = bought.lineIds.map((lineId) => ({ lineId, quantity: 2 }))
  await bought.staff.call('POST /api/merchant/orders/{id}/refunds', {
    ...params(bought.orderId),
    body: { lines, reason: '全部退回' },
  })
  const returnedFen = (await ofOrder(bought)).refunds.reduce((sum, refund) => sum + refund.totalFen, 0)
  expect(returnedFen).toBe(before.totalFen - before.freightFen)
  await soundLedger()
})

test('what is more than the payment stays the merchant’s to pay and the complainant’s to confirm', async () => {
  const bought = await receive(shop)
  const paidFen = (await ofOrder(bought)).totalFen
  const one = await offered(bought, paidFen + 12_345)
  expect(one.offer.refundFen).toBe(paidFen)
  expect((await agree(bought, one)).status).toBe(200)
  const agreed = await ownCase(bought, one.id)
  expect(agreed).toMatchObject({ state: 'agreed', dueKind: 'perform', offers: [{ refundFen: paidFen }] })
  expect(agreed.acts).toContain('confirm')
  expect(agreed.timeline.at(-1)?.opinion).toContain('¥123.45 超出可原路退回的金额')
  expect((await ofOrder(bought)).refunds.map(({ totalFen }) => totalFen)).toEqual([paidFen])
  await bought.staff.call('POST /api/merchant/cases/{id}/performed', {
    ...params(one.id),
    body: { text: '余款已转账' },
  })
  await bought.buyer.call('POST /api/complaints/{id}/confirm', params(one.id))
  expect((await ownCase(bought, one.id)).state).toBe('closed')
  // A second complaint finds nothing left to give back by itself.
  const another = await offered(bought, 500)
  expect(another.offer.refundFen).toBe(0)
  expect((await agree(bought, another)).status).toBe(200)
  expect((await ownCase(bought, another.id)).state).toBe('agreed')
  await soundLedger()
})

test('points and union money pay no compensation, and go back whole with the goods afterwards', async () => {
  const mixed = { prices: [2_000, 3_000], quantity: 1, points: 1_000, allowanceFen: 2_500 }
  const bought = await mixedOrder(shop, mixed)
  await ship(bought.staff, bought.orderId)
  const order = await ofOrder(bought)
  const ownFen = order.totalFen - order.pointsFen - order.allowanceFen
  expect([order.pointsFen, order.allowanceFen, ownFen].every((fen) => fen > 0)).toBe(true)
  const one = await offered(bought, order.totalFen)
  expect(one.offer.refundFen).toBe(ownFen)
  // Two at once on one order: a merchant's refund of a unit, and the compensation. Together never more than was paid.
  const [lineId = ''] = bought.lineIds
  const [agreed, refunded] = await Promise.all([
    agree(bought, one),
    bought.staff.send('POST /api/merchant/orders/{id}/refunds', {
      ...params(bought.orderId),
      body: { lines: [{ lineId, quantity: 1 }], reason: '退一件' },
    }),
  ])
  expect([agreed.status, refunded.status]).toEqual([200, 201])
  await bought.staff.call('POST /api/merchant/orders/{id}/refunds', {
    ...params(bought.orderId),
    body: { reason: '其余退回' },
  })
  const { refunds } = await ofOrder(bought)
  const sum = (of: 'cashFen' | 'pointsFen' | 'allowanceFen') =>
    refunds.reduce((all, refund) => all + refund[of], 0)
  expect(sum('cashFen')).toBe(ownFen)
  expect(sum('pointsFen')).toBe(order.pointsFen)
  expect(sum('allowanceFen')).toBe(order.allowanceFen)
  await soundLedger()
})

test('after completion the merchant’s receivable bears it, and points that the money had earned are taken back', async () => {
  const bought = await receive(shop, { quantity: 2, priceFen: 10_000 })
  const points = async () => (await bought.buyer.call('GET /api/points', { query: {} })).balance
  const earned = await points()
  await later(shop, bought, 9 * dayMs)
  await completeOrders(shop.server.platform)
  expect((await ofOrder(bought)).state).toBe('completed')
  const heldFen = await receivable(bought)
  expect(heldFen).toBeGreaterThan(0)
  const one = await offered(bought, 5_000, { otherDuty: true })
  expect((await agree(bought, one)).status).toBe(200)
  expect(await receivable(bought)).toBe(heldFen - 5_000)
  expect(await points()).toBe(earned - 50)
  // Something else was promised: the money is back, the case waits for the rest.
  const agreed = await ownCase(bought, one.id)
  expect(agreed).toMatchObject({ state: 'agreed', offers: [{ otherDuty: true, refundFen: 5_000 }] })
  expect(agreed.timeline.at(-1)?.opinion).toContain('其他约定由商家在')
  await soundLedger()
})

test('before receipt compensated money earns no points, and after a year nothing goes back by itself', async () => {
  const bought = await buy(shop, { priceFen: 10_000 })
  await ship(bought.staff, bought.orderId)
  const one = await offered(bought, 10_000)
  expect((await agree(bought, one)).status).toBe(200)
  await bought.buyer.call('POST /api/orders/{id}/confirm-receipt', params(bought.orderId))
  const { balance } = await bought.buyer.call('GET /api/points', { query: {} })
  const full = await receive(shop, { priceFen: 10_000 })
  const usual = (await full.buyer.call('GET /api/points', { query: {} })).balance
  expect(usual - balance).toBe(100)
  await later(shop, full, policy.paymentRefundable.value * dayMs)
  const late = await offered(full, 100)
  expect(late.offer.refundFen).toBe(0)
  expect((await agree(full, late)).status).toBe(200)
  const agreed = await ownCase(full, late.id)
  expect([agreed.state, (await ofOrder(full)).refunds]).toEqual(['agreed', []])
  expect(agreed.timeline.at(-1)?.opinion).toContain('由商家在')
})

test('units of an order paid more than a year ago are the merchant’s to pay for: nothing is said to be on its way', async () => {
  const bought = await receive(shop, { priceFen: 10_000 })
  const units = { text: '全部退款', lines: bought.lineIds.map((lineId) => ({ lineId, quantity: 1 })) }
  await later(shop, bought, (policy.paymentRefundable.value - 1) * dayMs)
  const one = await offeredTo(bought, units)
  expect(one.offer.refundFen).toBe(10_000)
  await later(shop, bought, 2 * dayMs)
  expect((await agree(bought, one)).status).toBe(200)
  const agreed = await ownCase(bought, one.id)
  expect([agreed.state, (await ofOrder(bought)).refunds]).toEqual(['agreed', []])
  expect(agreed.offers).toMatchObject([{ state: 'accepted', refundFen: 0, refunded: false }])
  expect(agreed.timeline.at(-1)?.opinion).toContain('退款 ¥100.00 超出可原路退回的金额，由商家在')
  await soundLedger()
  // Promised anew they are not, nor given back directly.
  await expect(offeredTo(bought, units)).rejects.toThrow('refund_too_late')
  const body = { reason: '商品已停产' }
  expect(
    await bought.staff.refused('POST /api/merchant/orders/{id}/refunds', { ...params(bought.orderId), body }),
  ).toMatchObject({ code: 'refund_too_late' })
})

test('of agreed units, what no longer goes back when both agree stays the merchant’s to pay', async () => {
  const refund = (bought: Bought) =>
    offeredTo(bought, {
      text: '全部退款',
      lines: bought.lineIds.map((lineId) => ({ lineId, quantity: 2 })),
    })
  const restAgreed = async (
    bought: Bought,
    one: { id: string; offer: { amountFen: number } },
    restFen: number,
  ) => {
    const { amountFen } = one.offer
    const agreed = await ownCase(bought, one.id)
    expect(agreed).toMatchObject({
      state: 'agreed',
      dueKind: 'perform',
      offers: [{ state: 'accepted', amountFen, refunded: true }],
    })
    expect(agreed.acts).toContain('confirm')
    const opinion = agreed.timeline.at(-1)?.opinion
    expect(opinion).toContain(`退款 ¥${formatYuan(amountFen - restFen)} 已受理`)
    expect(opinion).toContain(`其余 ¥${formatYuan(restFen)} 超出可原路退回的金额`)
    const wentBack = (await ofOrder(bought)).refunds.map((refund) => refund.totalFen)
    expect(wentBack).toContain(amountFen - restFen)
    const paper = agreed.documents.find(({ kind }) => kind === 'mediationAgreement')
    const { paragraphs } = await bought.buyer.call('GET /api/complaints/{id}/documents/{documentId}', {
      params: { id: one.id, documentId: paper?.id ?? '' },
    })
    const sum = paragraphs.find((words) => words.startsWith('金额'))
    expect(sum).toContain(formatYuan(amountFen))
    expect(sum).toContain('其余部分由被投诉人在履行期限前另行支付')
    await bought.buyer.call('POST /api/complaints/{id}/confirm', params(one.id))
    expect((await ownCase(bought, one.id)).state).toBe('closed')
  }

  // Sent in between: freight no longer goes back.
  const sent = await buy(shop)
  const { totalFen, freightFen } = await ofOrder(sent)
  expect(freightFen).toBeGreaterThan(0)
  const whole = await refund(sent)
  expect(whole.offer.amountFen).toBe(totalFen)
  await ship(sent.staff, sent.orderId)
  expect((await agree(sent, whole)).status).toBe(200)
  await restAgreed(sent, whole, freightFen)

  // Another complaint's compensation took a part of the line in between.
  const received = await receive(shop)
  const units = await refund(received)
  expect((await agree(received, await offered(received, 777))).status).toBe(200)
  expect((await agree(received, units)).status).toBe(200)
  await restAgreed(received, units, 777)
  await soundLedger()
})

test('a sum and units at once are refused: which of both was meant is not guessed', async () => {
  const bought = await receive(shop)
  const { id } = await offered(bought, 100)
  const refused = await bought.staff.refused('POST /api/merchant/cases/{id}/replies', {
    ...params(id),
    body: {
      text: '两样都给',
      offer: {
        text: '两样都给',
        amountFen: 100,
        lines: [{ lineId: bought.lineIds[0] ?? '', quantity: 1 }],
        performBy: dayInShanghai(shop.now()),
      },
    },
  })
  expect([refused.code, refused.errors?.[0]?.path]).toEqual(['invalid_input', 'offer.amountFen'])
})
