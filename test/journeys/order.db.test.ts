import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { payAtCashier, placeOne, until } from '../support/shopping.ts'

const DAY_MS = 24 * 3_600_000

describe('an order all the way', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop()
  })
  afterAll(() => shop.stop())

  it('goes from quote to receipt, one payment for two merchants', async () => {
    const oranges = await shelve(shop, { priceFen: 5_990, weightG: 5_000, stock: 9, certified: true })
    const bacon = await shelve(shop, { priceFen: 8_800, weightG: 1_000, stock: 4 })
    const buyer = await shop.signIn()
    const address = await buyer.call('POST /api/addresses', {
      body: { name: '张小渝', phone: '13800000000', region: '重庆市渝中区', detail: '中山四路 1 号' },
    })
    const items = [
      { skuId: oranges.skuId, quantity: 2 },
      { skuId: bacon.skuId, quantity: 1 },
    ]
    await buyer.call('PUT /api/cart/items/{skuId}', {
      params: { skuId: oranges.skuId },
      body: { quantity: 2 },
    })
    const quote = await buyer.call('POST /api/checkout/quote', { body: { items, addressId: address.id } })
    const placed = await buyer.call('POST /api/orders', {
      body: { items, addressId: address.id, expectedTotalFen: quote.totalFen },
    })
    expect(placed.payment).toMatchObject({ amountFen: quote.totalFen, state: 'pending' })
    expect(placed.orders).toHaveLength(2)
    expect(placed.orders.reduce((sum, order) => sum + order.totalFen, 0)).toBe(quote.totalFen)
    expect((await buyer.call('GET /api/cart', {})).count).toBe(0)
    expect(await oranges.available()).toBe(7)

    await payAtCashier(shop, buyer, placed.payment.id)
    await until(
      async () => (await buyer.call('GET /api/orders', { query: { state: 'paid' } })).items.length === 2,
    )

    const staff = await oranges.staff()
    const [order] = (await staff.call('GET /api/merchant/orders', { query: { state: 'paid' } })).items
    expect(order?.id).toBe(placed.orders[0]?.id)
    const parcel = { carrier: 'sf', trackingNo: 'SF1234567890' }
    const shipped = await staff.call('POST /api/merchant/orders/{id}/ship', {
      params: { id: order?.id ?? '' },
      body: parcel,
    })
    expect(shipped.state).toBe('shipped')
    const outTradeNo = placed.payment.id.replaceAll('-', '')
    await until(() => shop.emulator.shippingInfo(outTradeNo) !== null)

    const detail = await buyer.call('GET /api/orders/{id}', { params: { id: shipped.id } })
    expect(detail).toMatchObject({
      state: 'shipped',
      recipient: { name: '张小渝', phone: '13800000000', region: '重庆市 渝中区' },
      shipment: { trackingNo: 'SF1234567890' },
      benefit: { goodsFen: 11_980 },
    })
    expect((await buyer.call('GET /api/messages', {})).items).toMatchObject([
      {
        kind: 'orderShipped',
        text: expect.stringContaining('SF1234567890'),
        path: expect.stringContaining(shipped.id),
      },
    ])
    const tracking = await buyer.call('GET /api/orders/{id}/tracking', { params: { id: shipped.id } })
    expect(tracking.carrierAnswered).toBe(true)
    expect(tracking.events.map((event) => event.text)).toContain('付款成功，等待商家发货')

    const received = await buyer.call('POST /api/orders/{id}/confirm-receipt', { params: { id: shipped.id } })
    expect(received.state).toBe('received')
    const again = await buyer.call('POST /api/orders/{id}/confirm-receipt', { params: { id: shipped.id } })
    expect(again.receivedAt).toBe(received.receivedAt)
  })

  it('is received by itself after ten days, once the carrier has delivered it, and completed after the return period', async () => {
    const { completeOrders, receiveByItself } = await import('../../server/src/orders/index.ts')
    // Received around noon in China, whenever this runs: far from the day's ends.
    const noon = new Date(`${dayInShanghai(shop.now())}T12:00:00+08:00`).getTime() + DAY_MS
    shop.passTime(noon - shop.now().getTime())
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const { payment, orders } = await placeOne(buyer, goods.skuId)
    const id = orders[0]?.id ?? ''
    await payAtCashier(shop, buyer, payment.id)
    const state = async () => (await buyer.call('GET /api/orders/{id}', { params: { id } })).state
    await until(async () => (await state()) === 'paid')
    const staff = await goods.staff()
    await staff.call('POST /api/merchant/orders/{id}/ship', {
      params: { id },
      body: { carrier: 'yto', trackingNo: 'YT1234567890' },
    })
    // The carrier knows it from now on, and delivers it within days.
    await buyer.call('GET /api/orders/{id}/tracking', { params: { id } })
    shop.passTime(9.9 * DAY_MS)
    await receiveByItself(shop.server.platform)
    // The access token of ten days ago is over; the buyer signs in again.
    const later = await shop.signIn(buyer.phone)
    const stateLater = async () => (await later.call('GET /api/orders/{id}', { params: { id } })).state
    expect(await stateLater()).toBe('shipped')
    shop.passTime(0.2 * DAY_MS)
    await receiveByItself(shop.server.platform)
    const after = await shop.signIn(buyer.phone)
    const { state: received, receivedAt } = await after.call('GET /api/orders/{id}', { params: { id } })
    expect(received).toBe('received')
    // Seven times 24 hours are not enough: the period ends with the seventh day in China after that of the receipt.
    const eighth = dayInShanghai(new Date(new Date(receivedAt ?? '').getTime() + 8 * DAY_MS))
    shop.passTime(new Date(`${eighth}T00:00:00+08:00`).getTime() - shop.now().getTime() - 60_000)
    await completeOrders(shop.server.platform)
    const within = await shop.signIn(buyer.phone)
    expect((await within.call('GET /api/orders/{id}', { params: { id } })).state).toBe('received')
    shop.passTime(60_000)
    await completeOrders(shop.server.platform)
    const last = await shop.signIn(buyer.phone)
    expect((await last.call('GET /api/orders/{id}', { params: { id } })).state).toBe('completed')
  })

  it('is completed with all others that are due, however many, and one at fault holds up none of them', async () => {
    const { completeOrders } = await import('../../server/src/orders/index.ts')
    const { platform } = shop.server
    const { sql } = platform.database
    const { orders } = await placeOne(await shop.signIn(), (await shelve(shop, { stock: 1 })).skuId)
    const received = new Date(shop.now().getTime() - 9 * DAY_MS).toISOString()
    const copies = await sql<{ id: string }[]>`
      insert into orders select (jsonb_populate_record(original, jsonb_build_object('id', gen_random_uuid(),
        'order_no', 'copy' || number, 'state', 'received', 'received_by', 'buyer',
        'received_at', ${received}::timestamptz + number * interval '1 second'))).*
      from orders original, generate_series(1, 1100) number where original.id = ${orders[0]?.id ?? ''}
      returning id`
    const left = async () => {
      const rows = await sql<{ id: string }[]>`
        select id from orders where id = any(${copies.map(({ id }) => id)}::uuid[]) and state = 'received'`
      return rows.map(({ id }) => id)
    }
    const faulty = copies[600]?.id ?? ''
    await sql.unsafe(`
      create function refuse() returns trigger language plpgsql as 'begin raise exception ''at fault''; end';
      create trigger refuse before update on orders for each row when (old.id = '${faulty}') execute function refuse()`)
    await completeOrders(platform)
    expect(await left()).toEqual([faulty])
    await completeOrders(platform)
    await sql.unsafe('drop trigger refuse on orders; drop function refuse')
    await completeOrders(platform)
    expect(await left()).toEqual([])
  })

  it("shows nobody else's order, address or payment, and ships nobody else's", async () => {
    const goods = await shelve(shop, { stock: 3 })
    const other = await shelve(shop, { stock: 3 })
    const buyer = await shop.signIn()
    const stranger = await shop.signIn()
    const { payment, orders, addressId } = await placeOne(buyer, goods.skuId)
    const params = { id: orders[0]?.id ?? '' }
    expect((await stranger.refused('GET /api/orders/{id}', { params })).code).toBe('order_not_found')
    expect((await stranger.refused('GET /api/orders/{id}/tracking', { params })).code).toBe('order_not_found')
    expect((await stranger.refused('POST /api/orders/{id}/cancel', { params })).code).toBe('order_not_found')
    expect((await stranger.refused('POST /api/orders/{id}/confirm-receipt', { params })).code).toBe(
      'order_not_found',
    )
    expect((await stranger.refused('GET /api/payments/{id}', { params: { id: payment.id } })).code).toBe(
      'payment_not_found',
    )
    expect(
      (await stranger.refused('POST /api/payments/{id}/pay', { params: { id: payment.id }, body: {} })).code,
    ).toBe('payment_not_found')
    const items = [{ skuId: goods.skuId, quantity: 1 }]
    expect((await stranger.refused('POST /api/orders', { body: { items, addressId } })).code).toBe(
      'address_not_found',
    )
    const wrongStaff = await other.staff()
    const body = { carrier: 'sf', trackingNo: 'SF1234567890' }
    expect((await wrongStaff.refused('POST /api/merchant/orders/{id}/ship', { params, body })).code).toBe(
      'order_not_found',
    )
    expect(
      (await (await goods.staff()).refused('POST /api/merchant/orders/{id}/ship', { params, body })).code,
    ).toBe('order_state_conflict')
    expect((await buyer.call('GET /api/orders', {})).items).toHaveLength(1)
    expect((await stranger.call('GET /api/orders', {})).items).toHaveLength(0)
  })

  it('pages through orders without gap or repeat', async () => {
    const goods = await shelve(shop, { stock: 30 })
    const buyer = await shop.signIn()
    const placed: string[] = []
    for (let count = 0; count < 7; count += 1) {
      placed.unshift((await placeOne(buyer, goods.skuId)).orders[0]?.id ?? '')
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await buyer.call('GET /api/orders', { query: { pageSize: 3, cursor } })
      seen.push(...page.items.map((order) => order.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(placed)
    expect(
      (await buyer.call('GET /api/orders', { query: { page: 3, pageSize: 3 } })).items.map(
        (order) => order.id,
      ),
    ).toEqual(placed.slice(6))
  })
})
