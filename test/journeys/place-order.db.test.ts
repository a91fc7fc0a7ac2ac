import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { addAddress, placeOne } from '../support/shopping.ts'

describe('placing an order', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
  })
  afterAll(() => shop.stop())

  it('sells exactly 50 of 50 units to 400 shoppers at once, and the others hear why', async () => {
    const goods = await shelve(shop, { stock: 50 })
    const shoppers = await inBatches(400, 20, async () => {
      const buyer = await shop.signInUnseen()
      return { buyer, addressId: await addAddress(buyer) }
    })
    const replies = await Promise.all(
      shoppers.map(({ buyer, addressId }) =>
        buyer.send('POST /api/orders', { body: { items: [{ skuId: goods.skuId, quantity: 1 }], addressId } }),
      ),
    )
    const byStatus = Map.groupBy(replies, (reply) => reply.status)
    expect(byStatus.get(201)?.length).toBe(50)
    expect(byStatus.get(409)?.length).toBe(350)
    for (const reply of byStatus.get(409) ?? []) {
      expect(reply.body).toMatchObject({
        code: 'out_of_stock',
        lines: [{ skuId: goods.skuId, requested: 1, available: 0 }],
      })
    }
    expect(await goods.available()).toBe(0)
  }, 120_000)

  it('gets through when many orders want the same goods in opposite order', async () => {
    const first = await shelve(shop, { stock: 40 })
    const second = await shelve(shop, { stock: 40 })
    const buyers = await inBatches(20, 10, async () => {
      const buyer = await shop.signInUnseen()
      return { buyer, addressId: await addAddress(buyer) }
    })
    const replies = await Promise.all(
      buyers.map(({ buyer, addressId }, index) => {
        const items = [first, second].map((goods) => ({ skuId: goods.skuId, quantity: 2 }))
        if (index % 2 === 1) items.reverse()
        return buyer.send('POST /api/orders', { body: { items, addressId } })
      }),
    )
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 201))
    expect([await first.available(), await second.available()]).toEqual([0, 0])
  })

  it('pays ten merchants at once and no more: WeChat takes no more parcels of a payment', async () => {
    const shelves = await inBatches(11, 11, () => shelve(shop))
    const buyer = await shop.signIn()
    const addressId = await addAddress(buyer)
    const items = shelves.map(({ skuId }) => ({ skuId, quantity: 1 }))
    for (const call of ['POST /api/checkout/quote', 'POST /api/orders'] as const) {
      const refused = await buyer.refused(call, { body: { items, addressId } })
      expect(refused).toMatchObject({ code: 'too_many_merchants', status: 422 })
    }
    const { orders } = await buyer.call('POST /api/orders', { body: { items: items.slice(1), addressId } })
    expect(orders).toHaveLength(10)
    expect(await shelves[0]?.available()).toBe(10)
  })

  it('takes all lines or none', async () => {
    const plenty = await shelve(shop, { stock: 5 })
    const scarce = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const addressId = await addAddress(buyer)
    const items = [
      { skuId: plenty.skuId, quantity: 2 },
      { skuId: scarce.skuId, quantity: 2 },
    ]
    const problem = await buyer.refused('POST /api/orders', { body: { items, addressId } })
    expect(problem).toMatchObject({
      code: 'out_of_stock',
      lines: [{ skuId: scarce.skuId, requested: 2, available: 1 }],
    })
    expect([await plenty.available(), await scarce.available()]).toEqual([5, 1])
    expect((await buyer.call('GET /api/orders', {})).items).toEqual([])
  })

  it('answers a repeated key with the first answer, also when both come at once and want the last unit', async () => {
    const goods = await shelve(shop, { stock: 1 })
    const buyer = await shop.signIn()
    const body = { items: [{ skuId: goods.skuId, quantity: 1 }], addressId: await addAddress(buyer) }
    const key = randomUUID()
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => buyer.send('POST /api/orders', { body, key })),
    )
    const again = await buyer.send('POST /api/orders', { body, key })
    for (const reply of replies) {
      expect(reply.status).toBe(201)
      expect(reply.body).toEqual(again.body)
    }
    expect((await buyer.call('GET /api/orders', {})).items).toHaveLength(1)
    const changed = { ...body, remarks: {}, items: [{ skuId: goods.skuId, quantity: 2 }] }
    expect((await buyer.refused('POST /api/orders', { body: changed, key })).code).toBe(
      'idempotency_key_reused',
    )
  })

  it('wants an idempotency key', async () => {
    const buyer = await shop.signIn()
    const body = { items: [{ skuId: randomUUID(), quantity: 1 }], addressId: randomUUID() }
    const reply = await buyer.send('POST /api/orders', { body, headers: { 'Idempotency-Key': '' } })
    expect(reply.body).toMatchObject({ status: 400, code: 'idempotency_key_required' })
  })

  it.each([
    ['zero', 0],
    ['minus one', -1],
    ['a billion', 1e9],
    ['a fraction', 1.5],
    ['text', '2'],
    ['nothing', null],
  ])('refuses a quantity of %s with the field named', async (_, quantity) => {
    const goods = await shelve(shop, { stock: 5 })
    const buyer = await shop.signIn()
    const addressId = await addAddress(buyer)
    const reply = await buyer.send('POST /api/orders', {
      body: { items: [{ skuId: goods.skuId, quantity }], addressId },
    })
    expect(reply.body).toMatchObject({
      status: 400,
      code: 'invalid_input',
      errors: [{ path: 'items.0.quantity' }],
    })
    expect(await goods.available()).toBe(5)
  })

  it('refuses unknown, withdrawn, undeliverable, and a total that is not what the buyer saw', async () => {
    const goods = await shelve(shop, { stock: 5, excludedProvinceCodes: ['810000'] })
    const withdrawn = await shelve(shop, { stock: 5, state: 'withdrawn' })
    const buyer = await shop.signIn()
    const addressId = await addAddress(buyer)
    const order = (items: { skuId: string; quantity: number }[], more = {}) =>
      buyer.refused('POST /api/orders', { body: { items, addressId, ...more } })
    const one = (skuId: string) => [{ skuId, quantity: 1 }]
    expect((await order(one(randomUUID()))).code).toBe('sku_not_found')
    expect((await order(one(withdrawn.skuId))).code).toBe('product_withdrawn')
    expect((await order(one(goods.skuId), { expectedTotalFen: 1 })).code).toBe('price_changed')
    expect((await order([...one(goods.skuId), ...one(goods.skuId)])).code).toBe('invalid_input')
    expect((await order([])).code).toBe('invalid_input')
    expect((await order(one(goods.skuId), { totalFen: 1 })).code).toBe('invalid_input')
    const away = await addAddress(buyer, '香港特别行政区 香港岛 中西区')
    const problem = await buyer.refused('POST /api/orders', {
      body: { items: one(goods.skuId), addressId: away },
    })
    expect(problem).toMatchObject({
      status: 422,
      code: 'not_deliverable',
      title: expect.stringContaining('不配送'),
    })
    expect(await goods.available()).toBe(5)
  })

  it('charges what the quote showed', async () => {
    const goods = await shelve(shop, { stock: 5, priceFen: 1_234, weightG: 3_500 })
    const buyer = await shop.signIn()
    const addressId = await addAddress(buyer)
    const items = [{ skuId: goods.skuId, quantity: 3 }]
    const quote = await buyer.call('POST /api/checkout/quote', { body: { items, addressId } })
    const placed = await buyer.call('POST /api/orders', { body: { items, addressId } })
    expect(placed.payment.amountFen).toBe(quote.totalFen)
    expect(placed.orders[0]?.lines[0]).toMatchObject({ goodsFen: 3_702, payableFen: quote.totalFen })
    expect(quote.freightFen).toBeGreaterThan(0)
  })

  it('ends with the database saying no when code would oversell', async () => {
    const goods = await shelve(shop, { stock: 1 })
    await placeOne(await shop.signIn(), goods.skuId)
    const { sql } = shop.server.platform.database
    await expect(
      sql`update sku_stock set available = available - 1 where sku_id = ${goods.skuId}`,
    ).rejects.toThrow('violates check constraint')
  })
})

async function inBatches<T>(count: number, size: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  while (made.length < count) {
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - made.length) }, make))))
  }
  return made
}
