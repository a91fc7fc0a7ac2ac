import { randomUUID } from 'node:crypto'
import type { Quote } from '@yuxiang/shared/api/checkout'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeOrders, orderPayable } from '../../server/src/orders/index.ts'
import { release } from '../../server/src/orders/order-ledger.ts'
import { expirePayments } from '../../server/src/payments/index.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../support/shop.ts'
import { addAddress, outTradeNo, payFor, until } from '../support/shopping.ts'
import { foundUnion, grant } from '../support/unions.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
  // A grant wants something to be spent on.
  await shelve(shop, { certified: true })
})
afterAll(() => shop.stop())

interface Member {
  buyer: Caller
  phone: string
  addressId: string
}

/** A member with one grant to spend. */
async function makeMember(changes: Parameters<typeof grant>[2] = {}): Promise<Member> {
  const phone = newPhone()
  const union = await foundUnion(shop, { budgetFen: 1_000_000, memberPhones: [phone] })
  await grant(shop, union, changes)
  const buyer = await shop.signIn(phone)
  await buyer.call('POST /api/union/memberships', { body: { unionId: union.id } })
  return { buyer, phone, addressId: await addAddress(buyer) }
}

const bodyOf = ({ addressId }: Member, goods: readonly Shelf[]) => ({
  items: goods.map(({ skuId }) => ({ skuId, quantity: 1 })),
  addressId,
  useAllowance: true,
})
const quoteOf = (member: Member, goods: readonly Shelf[]): Promise<Quote> =>
  member.buyer.call('POST /api/checkout/quote', { body: bodyOf(member, goods) })
const place = (member: Member, goods: readonly Shelf[]) =>
  member.buyer.call('POST /api/orders', { body: bodyOf(member, goods) })
const remaining = async ({ buyer }: Pick<Member, 'buyer'>) =>
  (await buyer.call('GET /api/union/allowances', {})).items.map((one) => one.remainingFen)
const faults = () => checkLedger(shop.server.platform.database.sql, shop.now())

describe('an allowance', () => {
  it('pays certified goods in scope, own money the rest and the freight; both or neither', async () => {
    const member = await makeMember()
    const certified = await shelve(shop, { priceFen: 4_000, certified: true })
    const plain = await shelve(shop, { priceFen: 3_000, certified: false })
    const quote = await quoteOf(member, [certified, plain])
    expect(quote).toMatchObject({ allowanceFen: 4_000, cashFen: quote.totalFen - 4_000 })
    expect(quote.tenders?.allowances).toMatchObject([{ remainingFen: 10_000, usedFen: 4_000 }])
    const { payment, orders } = await place(member, [certified, plain])
    expect(payment).toMatchObject({ state: 'pending', amountFen: quote.cashFen })
    expect(await remaining(member)).toEqual([6_000])
    await payFor(shop, member.buyer, payment.id)
    for (const { id } of orders) {
      expect(await member.buyer.call('GET /api/orders/{id}', { params: { id } })).toMatchObject({
        state: 'paid',
      })
    }
    expect(await remaining(member)).toEqual([6_000])
    expect(await faults()).toEqual([])
  })

  it('that covers all needs no WeChat Pay: the order is paid at once', async () => {
    const member = await makeMember()
    // Free freight from 59 yuan.
    const goods = await shelve(shop, { priceFen: 6_000, certified: true })
    const { payment, orders } = await place(member, [goods])
    expect(payment).toMatchObject({ state: 'paid', amountFen: 0 })
    expect(orders).toMatchObject([{ state: 'paid', allowanceFen: 6_000, cashFen: 0 }])
    expect(shop.emulator.order(outTradeNo(payment.id))).toBeNull()
    expect(await goods.sales()).toBe(1)
    const refused = await member.buyer.refused('POST /api/payments/{id}/pay', { params: { id: payment.id } })
    expect(refused.code).toBe('payment_state_conflict')
    const { items } = await member.buyer.call('GET /api/union/entries', {})
    expect(items.map((entry) => [entry.kind, entry.amountFen])).toEqual([
      ['spent', -6_000],
      ['granted', 10_000],
    ])
    expect(await faults()).toEqual([])
  })

  it('comes back when the order is cancelled, or when its time is over', async () => {
    const member = await makeMember()
    const goods = await shelve(shop, { priceFen: 4_000, certified: true })
    const first = await place(member, [goods])
    await member.buyer.call('POST /api/orders/{id}/cancel', { params: { id: first.orders[0]?.id ?? '' } })
    expect(await remaining(member)).toEqual([10_000])
    await place(member, [goods])
    expect(await remaining(member)).toEqual([6_000])
    const own = shop.server.platform
    shop.passTime(31 * MINUTE_MS)
    await expirePayments(own, orderPayable)
    const buyer = await shop.signIn(member.phone)
    expect(await remaining({ buyer })).toEqual([10_000])
    expect(await faults()).toEqual([])
  })

  it('is spent by one of two phones in the same moment; the other is told', async () => {
    const member = await makeMember({ amounts: { perMemberFen: 6_000 } })
    const goods = await Promise.all(
      [1, 2, 3, 4].map(() => shelve(shop, { priceFen: 6_000, certified: true })),
    )
    const replies = await Promise.all(
      goods.map((one) =>
        member.buyer.send('POST /api/orders', {
          body: { ...bodyOf(member, [one]), expectedCashFen: 0 },
          key: randomUUID(),
        }),
      ),
    )
    const codes = replies.map((reply) =>
      reply.status === 201 ? 'placed' : (reply.body as { code: string }).code,
    )
    expect(codes.sort()).toEqual(['allowance_changed', 'allowance_changed', 'allowance_changed', 'placed'])
    expect(await remaining(member)).toEqual([0])
    const left = await Promise.all(goods.map((one) => one.available()))
    expect(left.sort()).toEqual([10, 10, 10, 9])
    expect(await faults()).toEqual([])
  })

  /** Starts paying, and ends the order unasked while the money is on its way. */
  async function endUnderPayer(member: Member, payment: { id: string; orderIds: string[] }): Promise<string> {
    await member.buyer.call('POST /api/payments/{id}/pay', {
      params: { id: payment.id },
      body: { channel: 'h5' },
    })
    const orderId = payment.orderIds[0] ?? ''
    const { database } = shop.server.platform
    await database.sql`update payments set state = 'closed', closed_at = now() where id = ${payment.id}`
    await database.sql`update orders set state = 'closed' where id = ${orderId}`
    await database.transaction((tx) => release(tx, [orderId], shop.now()))
    return orderId
  }

  it('pays late money’s order again if it is still there', async () => {
    const member = await makeMember()
    const goods = await shelve(shop, { priceFen: 4_000, certified: true })
    const { payment } = await place(member, [goods])
    const orderId = await endUnderPayer(member, payment)
    expect(await remaining(member)).toEqual([10_000])
    shop.emulator.settle(outTradeNo(payment.id), { notify: true })
    const state = async () =>
      (await member.buyer.call('GET /api/orders/{id}', { params: { id: orderId } })).state
    await until(async () => (await state()) === 'paid')
    expect(await remaining(member)).toEqual([6_000])
    expect(await faults()).toEqual([])
  })

  it('that is gone when money comes late sends the money back, and says that it was not the stock', async () => {
    const member = await makeMember({ amounts: { perMemberFen: 4_000 } })
    const [late, other] = [
      await shelve(shop, { priceFen: 4_000, certified: true }),
      await shelve(shop, { priceFen: 6_000, certified: true }),
    ]
    const { payment } = await place(member, [late])
    const orderId = await endUnderPayer(member, payment)
    const left = await late.available()
    await place(member, [other])
    shop.emulator.settle(outTradeNo(payment.id), { notify: true })
    const paymentState = async () =>
      (await member.buyer.call('GET /api/payments/{id}', { params: { id: payment.id } })).state
    await until(async () => (await paymentState()) === 'refunded', 15_000)
    expect(await member.buyer.call('GET /api/orders/{id}', { params: { id: orderId } })).toMatchObject({
      state: 'closed',
      closeReason: '付款到账时订单已关闭且所用额度或积分已不可用，款项已原路退回',
    })
    expect(shop.emulator.order(outTradeNo(payment.id))).toMatchObject({ trade_state: 'REFUND' })
    expect(await late.available()).toBe(left)
    expect(await remaining(member)).toEqual([0])
    expect(await faults()).toEqual([])
  })

  it('is held until an hour after the payment’s deadline, and spent even when the money is later than that', async () => {
    const member = await makeMember()
    const goods = await shelve(shop, { priceFen: 4_000, certified: true })
    const { payment } = await place(member, [goods])
    await member.buyer.call('POST /api/payments/{id}/pay', {
      params: { id: payment.id },
      body: { channel: 'h5' },
    })
    const { sql } = shop.server.platform.database
    const [hold] = await sql<{ minutes: number }[]>`
      select extract(epoch from expires_at - ${shop.now().toISOString()}::timestamptz)::int / 60 as minutes
      from ledger_transfers where subject_id = ${payment.orderIds[0] ?? ''} and phase = 'pending'`
    expect(hold?.minutes).toBeGreaterThanOrEqual(policy.paymentTimeout.value + 58)
    expect(hold?.minutes).toBeLessThanOrEqual(policy.paymentTimeout.value + 60)
    // Paid, and then the shop stood still for a day: it hears of it when it asks.
    shop.emulator.settle(outTradeNo(payment.id), { notify: false })
    shop.passTime(DAY_MS)
    await expirePayments(shop.server.platform, orderPayable)
    const buyer = await shop.signIn(member.phone)
    const state = async () =>
      (await buyer.call('GET /api/orders/{id}', { params: { id: payment.orderIds[0] ?? '' } })).state
    expect(await state()).toBe('paid')
    expect(await remaining({ buyer })).toEqual([6_000])
    expect(await faults()).toEqual([])
  })

  it('becomes the merchant’s when the order is complete', async () => {
    const member = await makeMember()
    const goods = await shelve(shop, { priceFen: 6_000, certified: true })
    const { orders } = await place(member, [goods])
    const orderId = orders[0]?.id ?? ''
    const staff = await goods.staff()
    const parcel = { carrier: 'sf', trackingNo: 'SF1234567890' }
    await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id: orderId }, body: parcel })
    await member.buyer.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })
    shop.passTime(8 * DAY_MS)
    await completeOrders(shop.server.platform)
    const { sql } = shop.server.platform.database
    const [receivable] = await sql`
      select balance from ledger_accounts where owner_id = ${goods.merchantId} and kind = 'merchantReceivable'`
    expect(Number(receivable?.balance)).toBe(6_000)
    expect(await faults()).toEqual([])
  })
})
