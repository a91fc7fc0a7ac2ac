import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderPayable } from '../../server/src/orders/index.ts'
import { expirePayments } from '../../server/src/payments/index.ts'
import type { Caller } from '../support/caller.ts'
import { shelve } from '../support/fixtures.ts'
import { balanceOf, claim, openSale, shopperWith } from '../support/flash.ts'
import { type Shop, startShop } from '../support/shop.ts'
import {
  addAddress,
  closeUnderPayer,
  outTradeNo,
  payAtCashier,
  placeOne,
  until,
} from '../support/shopping.ts'

const MINUTE_MS = 60_000

describe('a payment', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop()
  })
  afterAll(() => shop.stop())

  const stateOf = async (buyer: Caller, orderId: string | undefined) =>
    (await buyer.call('GET /api/orders/{id}', { params: { id: orderId ?? '' } })).state
  const paymentOf = (buyer: Caller, id: string) => buyer.call('GET /api/payments/{id}', { params: { id } })
  const startOnly = (buyer: Caller, id: string) =>
    buyer.call('POST /api/payments/{id}/pay', { params: { id }, body: { channel: 'h5' } })
  const expire = () => expirePayments(shop.server.platform, orderPayable)

  it('is settled by asking WeChat when no notification ever comes', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await startOnly(buyer, payment.id)
    expect((await paymentOf(buyer, payment.id)).state).toBe('pending')
    shop.emulator.settle(outTradeNo(payment.id), { notify: false })
    expect((await paymentOf(buyer, payment.id)).state).toBe('paid')
    expect(await stateOf(buyer, orders[0]?.id)).toBe('paid')
  })

  it('is settled once, however often notification and phone say so at the same time', async () => {
    const goods = await shelve(shop, { stock: 5 })
    const buyer = await shop.signIn()
    const { payment } = await placeOne(buyer, goods.skuId, 2)
    await payAtCashier(shop, buyer, payment.id)
    await Promise.all(Array.from({ length: 12 }, () => paymentOf(buyer, payment.id)))
    await until(() => shop.emulator.pendingNotifications().length === 0)
    const [row] = await shop.server.platform.database.sql`
      select count(*)::int as times from audit_entries where action = 'payment.pay' and subject_id = ${payment.id}`
    expect(row?.times).toBe(1)
    expect(await goods.sales()).toBe(2)
    expect(await goods.available()).toBe(3)
  })

  it('refuses a forged, changed or foreign notification and changes nothing', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await startOnly(buyer, payment.id)
    const forged = {
      id: 'EV-1',
      create_time: new Date().toISOString(),
      event_type: 'TRANSACTION.SUCCESS',
      resource_type: 'encrypt-resource',
      summary: '支付成功',
      resource: {
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext: 'AAAA',
        nonce: '123456789012',
        associated_data: 'transaction',
        original_type: 'transaction',
      },
    }
    const reply = await shop.stranger.send('POST /api/payments/wechat/notifications', {
      body: forged,
      headers: {
        'Wechatpay-Timestamp': String(Math.floor(Date.now() / 1000)),
        'Wechatpay-Nonce': 'nonce',
        'Wechatpay-Signature': Buffer.from('forged').toString('base64'),
        'Wechatpay-Serial': shop.emulator.platformCertificates()[0]?.serialNo ?? '',
      },
    })
    expect(reply.status).toBe(401)
    const bare = await shop.stranger.send('POST /api/payments/wechat/notifications', { body: 'not json' })
    expect(bare.status).toBe(401)
    expect(await stateOf(buyer, orders[0]?.id)).toBe('pendingPayment')
  })

  it('is closed with its orders and gives the stock back when nobody pays in 30 minutes', async () => {
    const goods = await shelve(shop, { stock: 2 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId, 2)
    await startOnly(buyer, payment.id)
    shop.passTime(29 * MINUTE_MS)
    await expire()
    expect(await goods.available()).toBe(0)
    shop.passTime(2 * MINUTE_MS)
    await expire()
    const later = await shop.signIn(buyer.phone)
    expect(await goods.available()).toBe(2)
    expect(await stateOf(later, orders[0]?.id)).toBe('closed')
    expect(
      (await later.refused('POST /api/payments/{id}/pay', { params: { id: payment.id }, body: {} })).code,
    ).toBe('payment_state_conflict')
    await expire()
    expect(await goods.available()).toBe(2)
  })

  it('spares a payment whose notification is still on its way', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await startOnly(buyer, payment.id)
    shop.emulator.settle(outTradeNo(payment.id), { notify: false })
    shop.passTime(31 * MINUTE_MS)
    await expire()
    const later = await shop.signIn(buyer.phone)
    expect(await stateOf(later, orders[0]?.id)).toBe('paid')
  })

  it('is cancelled once by the buyer, together with the other orders it pays', async () => {
    const first = await shelve(shop, { stock: 1 })
    const second = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { addressId } = await placeOne(buyer, (await shelve(shop, { stock: 1 })).skuId)
    const items = [first, second].map((goods) => ({ skuId: goods.skuId, quantity: 1 }))
    const { orders, payment } = await buyer.call('POST /api/orders', { body: { items, addressId } })
    const cancel = () => buyer.call('POST /api/orders/{id}/cancel', { params: { id: orders[0]?.id ?? '' } })
    const answers = await Promise.allSettled([cancel(), cancel(), cancel()])
    expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true)
    expect(await stateOf(buyer, orders[0]?.id)).toBe('cancelled')
    expect(await stateOf(buyer, orders[1]?.id)).toBe('cancelled')
    expect([await first.available(), await second.available()]).toEqual([1, 1])
    expect((await paymentOf(buyer, payment.id)).state).toBe('closed')
  })

  it('takes the goods again when the money arrives late and they are there', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await closeUnderPayer(shop, buyer, payment.id)
    expect(await goods.available()).toBe(1)
    await shop.emulator.runDue()
    shop.emulator.settle(outTradeNo(payment.id))
    const later = await shop.signIn(buyer.phone)
    await until(async () => (await stateOf(later, orders[0]?.id)) === 'paid')
    expect(await goods.available()).toBe(0)
  })

  it('sends late money back when the goods are gone, and tells the buyer', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await closeUnderPayer(shop, buyer, payment.id)
    await placeOne(await shop.signIn(), goods.skuId)
    shop.emulator.settle(outTradeNo(payment.id))
    const later = await shop.signIn(buyer.phone)
    await until(async () => (await paymentOf(later, payment.id)).state === 'refunded', 15_000)
    const detail = await later.call('GET /api/orders/{id}', { params: { id: orders[0]?.id ?? '' } })
    expect(detail).toMatchObject({ state: 'closed', closeReason: expect.stringContaining('已原路退回') })
    expect(shop.emulator.order(outTradeNo(payment.id))).toMatchObject({ trade_state: 'REFUND' })
    expect(await goods.available()).toBe(0)
  })

  describe('of a flash sale, that arrives late', () => {
    /** What was won for 100 points and 5 yuan, ordered, and closed while its shopper pays. */
    async function closedClaim() {
      const { itemId } = await openSale(shop, { stockTotal: 1, points: 100, priceFen: 500 })
      const winner = await shopperWith(shop, 300)
      const { claimId } = await claim(winner, itemId)
      const { paymentId } = await winner.call('POST /api/flash-sales/claims/{id}/order', {
        params: { id: claimId },
        body: { addressId: await addAddress(winner) },
      })
      await closeUnderPayer(shop, winner, paymentId ?? '')
      expect(await balanceOf(shop, itemId)).toMatchObject({ left: 1, standing: 0, heldOrSpent: 0 })
      return { itemId, winner, claimId, paymentId: paymentId ?? '' }
    }
    const pointsOf = async (buyer: Caller) => (await buyer.call('GET /api/points', {})).balance

    it('takes the unit and the points again when there is one', async () => {
      const { itemId, winner, claimId, paymentId } = await closedClaim()
      shop.emulator.settle(outTradeNo(paymentId))
      await until(async () => (await stateOf(winner, claimId)) === 'paid')
      expect(await balanceOf(shop, itemId)).toMatchObject({ left: 0, standing: 1 })
      expect(await pointsOf(winner)).toBe(200)
      const { items } = await winner.call('GET /api/flash-sales/claims', {})
      expect(items).toMatchObject([{ id: claimId, state: 'paid' }])
    })

    it('goes back when somebody else has won the unit, and costs no points', async () => {
      const { itemId, winner, claimId, paymentId } = await closedClaim()
      const other = await shopperWith(shop, 300)
      // Sold out is remembered for a second.
      await until(async () => (await claim(other, itemId)).status === 201)
      shop.emulator.settle(outTradeNo(paymentId))
      await until(async () => (await paymentOf(winner, paymentId)).state === 'refunded', 15_000)
      expect(await stateOf(winner, claimId)).toBe('closed')
      expect(await balanceOf(shop, itemId)).toMatchObject({ left: 0, standing: 1, heldOrSpent: 100 })
      expect(await pointsOf(winner)).toBe(300)
    })
  })
})
