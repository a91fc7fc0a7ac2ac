import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import { type ProblemCode, problems } from '@yuxiang/shared/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../support/caller.ts'
import { databaseState } from '../support/database-state.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { addAddress, payFor, placeOne } from '../support/shopping.ts'

/** Who and what the cases below are about. */
interface World {
  shopper: Caller
  addressId: string
  goods: Shelf
  withdrawn: Shelf
  far: Shelf
  /** Somebody else's. */
  foreign: { addressId: string; orderId: string; paymentId: string; paidOrderId: string }
  own: { orderId: string; paymentId: string }
  /** Of the merchant of `goods`. */
  staff: Caller
}

type Case = [
  title: string,
  name: string,
  given: (world: World) => Parameters<Caller['send']>[1] & { as?: 'staff' | 'stranger' },
  code: ProblemCode,
  field?: string,
]

const unknown = randomUUID()
const line = (skuId: string, quantity: unknown = 1) => ({ items: [{ skuId, quantity }] })
const wrongQuantities: [unknown, string][] = [
  [-1, 'minus one'],
  [1e9, 'a billion'],
  [1.5, 'a fraction'],
  ['2', 'text'],
  [null, 'nothing'],
  [Number.MAX_SAFE_INTEGER + 1, 'more than a number holds'],
]

const quantityCases = (
  name: string,
  field: string,
  given: (world: World, quantity: unknown) => Parameters<Caller['send']>[1],
  zeroIsWrong: boolean,
): Case[] =>
  [...wrongQuantities, ...(zeroIsWrong ? ([[0, 'zero']] as [unknown, string][]) : [])].map(
    ([quantity, title]): Case => [
      `a quantity of ${title}`,
      name,
      (world) => given(world, quantity),
      'invalid_input',
      field,
    ],
  )

const setItem = (world: World, skuId: string, quantity: unknown) => ({
  params: { skuId: skuId || world.goods.skuId },
  body: { quantity },
})
const order = (world: World, skuId: string, more: object = {}) => ({
  body: { ...line(skuId), addressId: world.addressId, ...more },
})

const cases: Case[] = [
  ...quantityCases('PUT /api/cart/items/{skuId}', 'quantity', (w, q) => setItem(w, '', q), false),
  ['an unknown SKU', 'PUT /api/cart/items/{skuId}', (w) => setItem(w, unknown, 1), 'sku_not_found'],
  [
    'a withdrawn product',
    'PUT /api/cart/items/{skuId}',
    (w) => setItem(w, w.withdrawn.skuId, 1),
    'product_withdrawn',
  ],
  ['a SKU that is no id', 'PUT /api/cart/items/{skuId}', (w) => setItem(w, 'x', 1), 'not_found'],

  ...quantityCases(
    'POST /api/cart/merge',
    'items.0.quantity',
    (w, q) => ({ body: line(w.goods.skuId, q) }),
    true,
  ),
  [
    'a SKU that is no id',
    'POST /api/cart/merge',
    () => ({ body: line('x') }),
    'invalid_input',
    'items.0.skuId',
  ],
  [
    'more lines than a cart holds',
    'POST /api/cart/merge',
    () => ({ body: { items: Array.from({ length: 121 }, () => ({ skuId: randomUUID(), quantity: 1 })) } }),
    'invalid_input',
    'items',
  ],
  [
    'a field nobody knows',
    'POST /api/cart/merge',
    (w) => ({ body: { ...line(w.goods.skuId), priceFen: 1 } }),
    'invalid_input',
  ],

  ...quantityCases(
    'POST /api/checkout/quote',
    'items.0.quantity',
    (w, q) => ({ body: line(w.goods.skuId, q) }),
    true,
  ),
  ['an unknown SKU', 'POST /api/checkout/quote', () => ({ body: line(unknown) }), 'sku_not_found'],
  [
    'a withdrawn product',
    'POST /api/checkout/quote',
    (w) => ({ body: line(w.withdrawn.skuId) }),
    'product_withdrawn',
  ],
  [
    'somebody else’s address',
    'POST /api/checkout/quote',
    (w) => ({ body: { ...line(w.goods.skuId), addressId: w.foreign.addressId } }),
    'address_not_found',
  ],
  ['nothing', 'POST /api/checkout/quote', () => ({ body: { items: [] } }), 'invalid_input', 'items'],

  ...quantityCases(
    'POST /api/orders',
    'items.0.quantity',
    (w, q) => ({ body: { ...line(w.goods.skuId, q), addressId: w.addressId } }),
    true,
  ),
  ['an unknown SKU', 'POST /api/orders', (w) => order(w, unknown), 'sku_not_found'],
  ['a withdrawn product', 'POST /api/orders', (w) => order(w, w.withdrawn.skuId), 'product_withdrawn'],
  [
    'somebody else’s address',
    'POST /api/orders',
    (w) => order(w, w.goods.skuId, { addressId: w.foreign.addressId }),
    'address_not_found',
  ],
  [
    'a total that was tampered with',
    'POST /api/orders',
    (w) => order(w, w.goods.skuId, { expectedTotalFen: 1 }),
    'price_changed',
  ],
  [
    'a price of its own',
    'POST /api/orders',
    (w) => order(w, w.goods.skuId, { totalFen: 1 }),
    'invalid_input',
  ],
  [
    'more than there is',
    'POST /api/orders',
    (w) => ({ body: { ...line(w.goods.skuId, 999), addressId: w.addressId } }),
    'out_of_stock',
  ],
  ['where nobody delivers', 'POST /api/orders', (w) => order(w, w.far.skuId), 'not_deliverable'],
  ['JSON that is none', 'POST /api/orders', () => ({ body: '{"items": [' }), 'malformed_json'],
  [
    'a body beyond any order',
    'POST /api/orders',
    () => ({ body: JSON.stringify({ remark: 'x'.repeat(300_000) }) }),
    'body_too_large',
  ],
  [
    'no key',
    'POST /api/orders',
    (w) => ({ ...order(w, w.goods.skuId), headers: { 'Idempotency-Key': '' } }),
    'idempotency_key_required',
  ],
  ['nobody', 'POST /api/orders', (w) => ({ ...order(w, w.goods.skuId), as: 'stranger' }), 'token_missing'],

  ...(['POST /api/orders/{id}/cancel', 'POST /api/orders/{id}/confirm-receipt'] as const).flatMap(
    (name): Case[] => [
      ['somebody else’s order', name, (w) => ({ params: { id: w.foreign.orderId } }), 'order_not_found'],
      ['an unknown order', name, () => ({ params: { id: unknown } }), 'order_not_found'],
      ['an order that is no id', name, () => ({ params: { id: '1 or 1=1' } }), 'not_found'],
    ],
  ),
  [
    'an order not yet on its way',
    'POST /api/orders/{id}/confirm-receipt',
    (w) => ({ params: { id: w.own.orderId } }),
    'order_state_conflict',
  ],
  [
    'somebody else’s order',
    'GET /api/orders/{id}',
    (w) => ({ params: { id: w.foreign.orderId } }),
    'order_not_found',
  ],
  [
    'somebody else’s payment',
    'POST /api/payments/{id}/pay',
    (w) => ({ params: { id: w.foreign.paymentId }, body: {} }),
    'payment_not_found',
  ],
  [
    'WeChat’s own way, without a WeChat account',
    'POST /api/payments/{id}/pay',
    (w) => ({ params: { id: w.own.paymentId }, body: { channel: 'jsapi' } }),
    'wechat_account_required',
  ],
  [
    'a carrier nobody knows',
    'POST /api/merchant/orders/{id}/ship',
    (w) => ({
      as: 'staff',
      params: { id: w.foreign.paidOrderId },
      body: { carrier: 'pigeon', trackingNo: 'AB123456' },
    }),
    'carrier_unknown',
  ],
  [
    'a shopper who ships',
    'POST /api/merchant/orders/{id}/ship',
    (w) => ({ params: { id: w.foreign.paidOrderId }, body: { carrier: 'sf', trackingNo: 'AB123456' } }),
    'forbidden',
  ],
  ['an unknown product', 'GET /api/products/{id}', () => ({ params: { id: unknown } }), 'product_not_found'],

  [
    'a phone that is none',
    'POST /api/addresses',
    () => ({ body: { name: '张三', phone: '123', region: '重庆市渝中区', detail: '中山四路 1 号' } }),
    'invalid_input',
    'phone',
  ],
  [
    'a region that is none',
    'POST /api/addresses',
    () => ({ body: { name: '张三', phone: '13800000000', region: '月球背面', detail: '中山四路 1 号' } }),
    'region_unknown',
  ],
  [
    'a name of nothing but spaces',
    'POST /api/addresses',
    () => ({ body: { name: '   ', phone: '13800000000', region: '重庆市渝中区', detail: '中山四路 1 号' } }),
    'invalid_input',
    'name',
  ],
  [
    'somebody else’s address',
    'PATCH /api/addresses/{id}',
    (w) => ({ params: { id: w.foreign.addressId }, body: { name: '李四' } }),
    'address_not_found',
  ],
  [
    'somebody else’s address',
    'DELETE /api/addresses/{id}',
    (w) => ({ params: { id: w.foreign.addressId } }),
    'address_not_found',
  ],
]

describe('bad input', () => {
  let shop: Shop
  let world: World
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
    const shopper = await shop.signIn()
    const goods = await shelve(shop, { stock: 20 })
    const other = await shop.signIn()
    const foreign = await placeOne(other, goods.skuId)
    const paid = await placeOne(other, goods.skuId)
    await payFor(shop, other, paid.payment.id)
    const own = await placeOne(shopper, goods.skuId)
    world = {
      shopper,
      addressId: own.addressId,
      goods,
      withdrawn: await shelve(shop, { stock: 5, state: 'withdrawn' }),
      far: await shelve(shop, { stock: 5, excludedProvinceCodes: ['500000'] }),
      foreign: {
        addressId: foreign.addressId,
        orderId: foreign.orders[0]?.id ?? '',
        paymentId: foreign.payment.id,
        paidOrderId: paid.orders[0]?.id ?? '',
      },
      own: { orderId: own.orders[0]?.id ?? '', paymentId: own.payment.id },
      staff: await goods.staff(),
    }
  })
  afterAll(() => shop.stop())

  it.each(cases)('%s: %s', async (_title, name, given, code, field) => {
    const { as, ...call } = given(world)
    const before = await databaseState(shop)
    const caller = as === 'stranger' ? shop.stranger : as === 'staff' ? world.staff : world.shopper
    const reply = await caller.send(name, call)
    const [status, title] = problems[code]
    expect(reply).toMatchObject({ status, body: { status, code, title } })
    if (field) {
      const { errors = [] } = reply.body as { errors?: { path: string; message: string }[] }
      expect(errors.map((error) => error.path)).toContain(field)
      for (const { message } of errors) expect(message).toMatch(/\p{Script=Han}/u)
    }
    expect(await databaseState(shop)).toEqual(before)
  })

  it('one line more than a cart holds: cart_full, and the lines it has can still be changed', async () => {
    const shopper = await shop.signIn()
    const { sql } = shop.server.platform.database
    const skuIds = Array.from({ length: policy.cartLinesMax.value }, () => randomUUID())
    await sql`
      insert into skus (id, product_id, position, name, price_fen, weight_g, state)
      select id, ${world.goods.productId}, number, 'full' || number, 100, 100, 'onSale'
      from unnest(${skuIds}::uuid[]) with ordinality as row (id, number)`
    await sql`insert into sku_stock (sku_id, available) select unnest(${skuIds}::uuid[]), 5`
    await shopper.call('POST /api/cart/merge', {
      body: { items: skuIds.map((skuId) => ({ skuId, quantity: 1 })) },
    })
    const before = await databaseState(shop)
    const set = (skuId: string, quantity: number) => ({ params: { skuId }, body: { quantity } })
    expect(await shopper.refused('PUT /api/cart/items/{skuId}', set(world.goods.skuId, 1))).toMatchObject({
      status: 422,
      code: 'cart_full',
    })
    expect(await databaseState(shop)).toEqual(before)
    const { count } = await shopper.call('PUT /api/cart/items/{skuId}', set(skuIds[0] ?? '', 3))
    expect(count).toBe(policy.cartLinesMax.value + 2)
  })

  it('a token that has expired, or is nobody’s, opens nothing', async () => {
    const shopper = await shop.signIn()
    const addressId = await addAddress(shopper)
    const body = { ...line(world.goods.skuId), addressId }
    const broken = await shop.stranger.send('POST /api/orders', {
      body,
      headers: { Authorization: `Bearer ${shopper.token?.slice(0, -4)}AAAA` },
    })
    expect(broken).toMatchObject({ status: 401, body: { code: 'token_invalid' } })
    const before = await databaseState(shop)
    shop.passTime(24 * 3_600_000)
    expect(await shopper.send('POST /api/orders', { body })).toMatchObject({
      status: 401,
      body: { code: 'token_expired', title: problems.token_expired[1] },
    })
    expect(await databaseState(shop)).toEqual(before)
  })
})
