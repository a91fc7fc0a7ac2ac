import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { orderPayable, receiveByItself } from '../../server/src/orders/index.ts'
import { closeWechatOrder } from '../../server/src/payments/close-payment.ts'
import { expirePayments } from '../../server/src/payments/index.ts'
import { OutsideUnavailableError } from '../../server/src/platform/integrations/errors.ts'
import { WechatPayError } from '../../server/src/platform/integrations/wechat-pay/index.ts'
import type { Caller } from '../support/caller.ts'
import { shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { outTradeNo, placeOne } from '../support/shopping.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

describe('a race', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
  })
  afterEach(() => vi.restoreAllMocks())
  afterAll(() => shop.stop())

  const start = (buyer: Caller, id: string) =>
    buyer.call('POST /api/payments/{id}/pay', { params: { id }, body: { channel: 'h5' } })
  const expire = () => expirePayments(shop.server.platform, orderPayable)

  it('between taps on "cancel" ends well for each of them', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { orders } = await placeOne(buyer, goods.skuId)
    const id = orders[0]?.id ?? ''
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => buyer.send('POST /api/orders/{id}/cancel', { params: { id } })),
    )
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 200))
    expect(await goods.available()).toBe(1)
  })

  it('between the buyer who confirms and the job that does it for him is no deadlock', async () => {
    const goods = await shelve(shop, { stock: 40 })
    const staff = await goods.staff()
    const buyer = await shop.signIn()
    const { sql } = shop.server.platform.database
    const ids: string[] = []
    for (let index = 0; index < 40; index += 1) {
      const { orders } = await placeOne(buyer, goods.skuId)
      ids.push(orders[0]?.id ?? '')
    }
    await sql`update orders set state = 'paid' where id = any(${ids}::uuid[])`
    const parcel = { carrier: 'yto', trackingNo: 'YT1234567890' }
    for (const id of ids)
      await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id }, body: parcel })
    // The carrier knows it from now on, and delivers it within days.
    await shop.server.platform.express.track(parcel)
    shop.passTime(10.1 * DAY_MS)
    const later = await shop.signIn(buyer.phone)
    const confirming = ids.map((id) =>
      later.send('POST /api/orders/{id}/confirm-receipt', { params: { id } }),
    )
    const job = receiveByItself(shop.server.platform)
    expect((await Promise.all(confirming)).map((reply) => reply.status)).toEqual(ids.map(() => 200))
    await job
    const [row] = await sql`
      select count(*)::int as received from order_events where text like '%确认收货' and order_id = any(${ids}::uuid[])`
    expect(row?.received).toBe(ids.length)
  })

  it('for stock is not lost to a silent WeChat: it is asked once a run, and unstarted payments end at once', async () => {
    const goods = await shelve(shop, { stock: 6 })
    const buyer = await shop.signIn()
    const placed = []
    for (let index = 0; index < 6; index += 1) placed.push(await placeOne(buyer, goods.skuId))
    for (const { payment } of placed.slice(0, 4)) await start(buyer, payment.id)
    const query = vi
      .spyOn(shop.server.platform.wechatPay, 'query')
      .mockRejectedValue(new OutsideUnavailableError('wechat-pay', 'no answer in time'))
    shop.passTime(31 * MINUTE_MS)
    await expire()
    expect(query).toHaveBeenCalledTimes(1)
    expect(await goods.available()).toBe(2)
    shop.passTime(5 * MINUTE_MS)
    await expire()
    expect(query).toHaveBeenCalledTimes(2)
    expect(await goods.available()).toBe(6)
  })

  it('is not stopped by one payment that WeChat refuses to speak about, or that fails', async () => {
    const goods = await shelve(shop, { stock: 3 })
    const buyer = await shop.signIn()
    const poison = await placeOne(buyer, goods.skuId)
    await start(buyer, poison.payment.id)
    const broken = await placeOne(buyer, goods.skuId)
    await placeOne(buyer, goods.skuId)
    vi.spyOn(shop.server.platform.wechatPay, 'query').mockRejectedValue(
      new WechatPayError('PARAM_ERROR', 400, 'no'),
    )
    shop.passTime(31 * MINUTE_MS)
    await expirePayments(shop.server.platform, {
      ...orderPayable,
      async expired(tx, paymentId, clock) {
        if (paymentId === broken.payment.id) throw new Error('a deadlock, say')
        await orderPayable.expired(tx, paymentId, clock)
      },
    })
    expect(await goods.available()).toBe(1)
    await expire()
    expect(await goods.available()).toBe(2)
    shop.passTime(5 * MINUTE_MS)
    await expire()
    expect(await goods.available()).toBe(3)
  })

  it('between the payer and the close at WeChat is settled though its notification is lost', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await start(buyer, payment.id)
    const params = { id: orders[0]?.id ?? '' }
    await buyer.call('POST /api/orders/{id}/cancel', { params })
    shop.emulator.settle(outTradeNo(payment.id), { notify: false })
    await closeWechatOrder(shop.server.platform, orderPayable, outTradeNo(payment.id))
    expect((await buyer.call('GET /api/orders/{id}', { params })).state).toBe('paid')
    expect(await goods.available()).toBe(0)
  })

  it('shows and cancels a payment that WeChat refuses to speak about', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    await start(buyer, payment.id)
    vi.spyOn(shop.server.platform.wechatPay, 'query').mockRejectedValue(
      new WechatPayError('SIGN_ERROR', 401, 'no'),
    )
    const shown = await buyer.call('GET /api/payments/{id}', { params: { id: payment.id } })
    expect(shown.state).toBe('pending')
    const params = { id: orders[0]?.id ?? '' }
    expect((await buyer.call('POST /api/orders/{id}/cancel', { params })).state).toBe('cancelled')
    expect(await goods.available()).toBe(1)
  })
})
