import { problems } from '@yuxiang/shared/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseState } from '../support/database-state.ts'
import { shelve } from '../support/fixtures.ts'
import { type Delivery, type Shop, startShop } from '../support/shop.ts'
import { outTradeNo, payAtCashier, placeOne, until } from '../support/shopping.ts'

describe('WeChat’s notification', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
    // Only what a test delivers arrives, else WeChat's repeats would get in between.
    shop.losesDeliveries = true
  })
  afterAll(() => shop.stop())

  const deliver = ({ headers, body }: Delivery) =>
    shop.stranger.send('POST /api/payments/wechat/notifications', { headers, body })

  /** A payment whose money WeChat has, and the genuine notification of it, which got lost on its way. */
  async function heldNotification(stock = 3) {
    const goods = await shelve(shop, { stock })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    const from = shop.deliveries.length
    const known = new Set(shop.deliveries.map(({ body }) => JSON.parse(body).id))
    await payAtCashier(shop, buyer, payment.id)
    const news = () => shop.deliveries.slice(from).find(({ body }) => !known.has(JSON.parse(body).id))
    await until(() => news() !== undefined)
    const genuine = news() as Delivery
    return { goods, buyer, payment, orderId: orders[0]?.id ?? '', genuine }
  }

  const timesPaid = async (paymentId: string) => {
    const [row] = await shop.server.platform.database.sql`
      select count(*)::int as times from audit_entries where action = 'payment.pay' and subject_id = ${paymentId}`
    return row?.times
  }

  it('delivered many times at once has the effect of one, and again later none', async () => {
    const { goods, buyer, payment, orderId, genuine } = await heldNotification()
    const replies = await Promise.all(Array.from({ length: 8 }, () => deliver(genuine)))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 204))
    expect(await timesPaid(payment.id)).toBe(1)
    expect([await goods.sales(), await goods.available()]).toEqual([1, 2])
    const order = await buyer.call('GET /api/orders/{id}', { params: { id: orderId } })
    expect(order).toMatchObject({ state: 'paid', payment: { state: 'paid' } })
    const before = await databaseState(shop)
    expect((await deliver(genuine)).status).toBe(204)
    expect((await deliver(genuine)).status).toBe(204)
    expect(await databaseState(shop)).toEqual(before)
  })

  it('changed in a letter, signed for another text, unsigned or too old is refused and changes nothing', async () => {
    const { payment, genuine } = await heldNotification()
    const other = await heldNotification()
    const { 'wechatpay-signature': _, ...unsigned } = genuine.headers
    const ciphertext = JSON.parse(genuine.body).resource.ciphertext as string
    const flipped = `${ciphertext.startsWith('A') ? 'B' : 'A'}${ciphertext.slice(1)}`
    const forgeries: Delivery[] = [
      { headers: genuine.headers, body: genuine.body.replace(ciphertext, flipped) },
      { headers: other.genuine.headers, body: genuine.body },
      { headers: { ...unsigned }, body: genuine.body },
      { headers: { ...genuine.headers, 'wechatpay-serial': 'UNKNOWN' }, body: genuine.body },
      { headers: genuine.headers, body: 'not json' },
    ]
    const before = await databaseState(shop)
    const [status, title] = problems.notification_invalid
    for (const forgery of forgeries) {
      expect(await deliver(forgery)).toMatchObject({
        status,
        body: { status, code: 'notification_invalid', title },
      })
    }
    expect(await databaseState(shop)).toEqual(before)
    expect(await timesPaid(payment.id)).toBe(0)
    shop.passTime(301_000)
    expect(await deliver(genuine)).toMatchObject({ status, body: { code: 'notification_invalid' } })
    expect(await timesPaid(payment.id)).toBe(0)
  })

  it('of an amount that we never asked for settles nothing', async () => {
    const { payment, genuine } = await heldNotification()
    const { sql } = shop.server.platform.database
    await sql`update payments set amount_fen = amount_fen + 100 where id = ${payment.id}`
    const before = await databaseState(shop)
    expect((await deliver(genuine)).status).toBe(204)
    expect(await databaseState(shop)).toEqual(before)
    expect(shop.emulator.order(outTradeNo(payment.id))).toMatchObject({ trade_state: 'SUCCESS' })
  })
})
