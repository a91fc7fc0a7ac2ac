import { randomUUID } from 'node:crypto'
import type { VenueInput } from '@yuxiang/shared/api/venues'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, until } from '../../../test/support/shopping.ts'
import { foundUnionWithMember, grant, grantInput } from '../../../test/support/unions.ts'
import {
  batchInput,
  campaignInput,
  everything,
  offerPlan,
  runBatch,
  runCampaign,
  signInOperator,
} from '../promotions/test-support.ts'

let shop: Shop
let operator: Caller
let oranges: Shelf
let plums: Shelf
let visitor: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  oranges = await shelve(shop, { priceFen: 12_000, stock: 100, certified: true })
  plums = await shelve(shop, { priceFen: 12_000, stock: 100, certified: true, name: '巫山脆李' })
  operator = await signInOperator(shop)
  visitor = new Caller(shop.url)
})
afterAll(() => shop?.stop())

const input = (changes: Partial<VenueInput> = {}): VenueInput => ({
  kind: 'hall',
  name: `奉节馆 ${randomUUID().slice(0, 6)}`,
  isCentre: false,
  countyCode: '500236',
  collection: null,
  township: null,
  follow: null,
  address: '渝中区解放碑步行街 8 号 2 层',
  point: { lat: 29.5571, lng: 106.5771 },
  openingHours: '每日 9:00–20:00',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '20:00' }],
  phone: '023-63000000',
  machineNo: '',
  pictures: [],
  intro: '奉节县帮扶产品专馆',
  ...changes,
})
const zone = (changes: Partial<VenueInput> = {}): Partial<VenueInput> => ({
  kind: 'zone',
  collection: 'theme',
  countyCode: null,
  address: '',
  point: null,
  openingHours: '',
  hours: [],
  phone: '',
  ...changes,
})
const create = (changes: Partial<VenueInput> = {}) =>
  operator.call('POST /api/operations/venues', { body: input(changes) })
const assign = (id: string, goods: Shelf[]) =>
  operator.call('PUT /api/operations/venues/{id}/products', {
    params: { id },
    body: { productIds: goods.map(({ productId }) => productId) },
  })
const sending = (id: string, act: 'open' | 'close') =>
  operator.send(`POST /api/operations/venues/{id}/${act}`, {
    params: { id },
    ...(act === 'close' && { body: { reason: '场地装修' } }),
  })
const auditsOf = async (id: string) => {
  const rows = await shop.server.platform.database.sql<{ action: string }[]>`
    select action from audit_entries where subject_id = ${id} order by id`
  return rows.map(({ action }) => action)
}
const listed = async (venueId: string) => {
  const { items } = await visitor.call('GET /api/products', { query: { venue: venueId } })
  return items.map(({ id }) => id)
}

test('the operator opens a venue and fills it, everybody sees it with what it sells, each act is on record', async () => {
  const venue = await create()
  expect(venue).toMatchObject({ county: '奉节县', state: 'open', products: [] })
  await assign(venue.id, [oranges, plums])
  const filled = await assign(venue.id, [oranges])
  expect(filled.products).toEqual([{ id: oranges.productId, name: '奉节脐橙' }])
  await until(async () => (await listed(venue.id)).length === 1)
  expect(await listed(venue.id)).toEqual([oranges.productId])
  const { items } = await visitor.call('GET /api/venues', { query: { kind: 'hall' } })
  expect(items.find(({ id }) => id === venue.id)).toMatchObject({
    productCount: 1,
    products: [{ name: '奉节脐橙' }],
  })
  const changed = await operator.call('PUT /api/operations/venues/{id}', {
    params: { id: venue.id },
    body: input(zone({ name: '奉节专馆' })),
  })
  expect(changed).toMatchObject({ name: '奉节专馆', kind: 'zone', county: null })
  expect(changed.products).toHaveLength(1)
  expect(await auditsOf(venue.id)).toEqual([
    'venue.create',
    'venue.assignProducts',
    'venue.assignProducts',
    'venue.change',
  ])
})

test('a closed venue is shown no more and says why; closed and opened twice at once it moves once', async () => {
  const { id } = await create()
  await assign(id, [plums])
  for (const [act, state] of [
    ['close', 'closed'],
    ['open', 'open'],
  ] as const) {
    const replies = await Promise.all(Array.from({ length: 4 }, () => sending(id, act)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const seen = await visitor.call('GET /api/venues/{id}', { params: { id } })
    expect([seen.state, seen.reason]).toEqual([state, state === 'closed' ? '场地装修' : null])
    await until(async () => (await listed(id)).length === (state === 'open' ? 1 : 0))
    const { items } = await visitor.call('GET /api/venues', { query: {} })
    expect(items.some((venue) => venue.id === id)).toBe(state === 'open')
  }
  const closed = await operator.call('GET /api/operations/venues', { query: { state: 'closed' } })
  expect(closed.items.every((venue) => venue.state === 'closed')).toBe(true)
})

test('two who fill one venue at once leave it as one of them said, never as both', async () => {
  const { id } = await create()
  await Promise.all([assign(id, [oranges]), assign(id, [plums]), assign(id, [oranges]), assign(id, [plums])])
  const { products } = await operator.call('GET /api/operations/venues/{id}', { params: { id } })
  expect(products).toHaveLength(1)
})

test('what is no venue is refused, field by field', async () => {
  const { name } = await create()
  const refusals: [Partial<VenueInput>, string][] = [
    [{ name }, 'venue_name_taken'],
    [{ countyCode: '999999' }, 'region_unknown'],
    [{ address: '' }, 'invalid_input'],
    [{ kind: 'counter', openingHours: ' ' }, 'invalid_input'],
    [{ name: '馆' }, 'invalid_input'],
  ]
  for (const [changes, code] of refusals) {
    const refused = await operator.refused('POST /api/operations/venues', { body: input(changes) })
    expect(refused.code, JSON.stringify(changes)).toBe(code)
  }
  const params = { id: randomUUID() }
  const none = await operator.refused('PUT /api/operations/venues/{id}/products', {
    params,
    body: { productIds: [] },
  })
  expect(none.code).toBe('venue_not_found')
  const { id } = await create()
  const unknown = await operator.refused('PUT /api/operations/venues/{id}/products', {
    params: { id },
    body: { productIds: [randomUUID()] },
  })
  expect(unknown.code).toBe('product_not_found')
  const shopper = await shop.signIn()
  const forbidden = await shopper.refused('POST /api/operations/venues', { body: input() })
  expect(forbidden.code).toBe('forbidden')
  expect((await visitor.refused('GET /api/venues/{id}', { params })).code).toBe('venue_not_found')
  const tooMany = await visitor.refused('GET /api/venues', { query: { pageSize: 21 } })
  expect(tooMany.code).toBe('invalid_input')
})

test('a campaign and a coupon of a venue bear on what it sells at that moment; what was ordered keeps them', async () => {
  const { id, name } = await create()
  await assign(id, [oranges])
  const scope = { ...everything, venueIds: [id] }
  const campaignId = await runCampaign(
    operator,
    campaignInput(shop, {
      plan: offerPlan({ tiers: [{ threshold: 9_000, effect: { kind: 'less', amountFen: 700 } }], scope }),
    }),
  )
  const batchId = await runBatch(operator, batchInput(shop, { scope }))
  const shown = await visitor.call('GET /api/promotions/{id}', { params: { id: campaignId } })
  expect([shown.scopeText, shown.products.map((product) => product.id)]).toEqual([
    `${name}的商品`,
    [oranges.productId],
  ])
  const renamed = input()
  await operator.call('PUT /api/operations/venues/{id}', { params: { id }, body: renamed })
  const atDesk = () => operator.call('GET /api/workbench/campaigns/{id}', { params: { id: campaignId } })
  await until(async () => (await atDesk()).scopeText === `${renamed.name}的商品`)
  const buyer = await shop.signIn()
  await buyer.call('POST /api/coupons/center/{id}/claims', { params: { id: batchId } })
  const addressId = await addAddress(buyer)
  const priced = (goods: Shelf) =>
    buyer.call('POST /api/checkout/quote', {
      body: { items: [{ skuId: goods.skuId, quantity: 1 }], addressId },
    })
  await until(async () => (await priced(oranges)).discountFen === 1_700)
  expect((await priced(plums)).discountFen).toBe(0)
  const placed = await buyer.call('POST /api/orders', {
    body: { items: [{ skuId: oranges.skuId, quantity: 1 }], addressId, expectedTotalFen: 10_300 },
  })
  await assign(id, [plums])
  await until(async () => (await priced(oranges)).discountFen === 0)
  expect((await priced(plums)).discountFen).toBe(700)
  const kept = await buyer.call('GET /api/orders/{id}', { params: { id: placed.orders[0]?.id ?? '' } })
  expect(kept.totalFen).toBe(10_300)
  await sending(id, 'close')
  await until(async () => (await priced(plums)).discountFen === 0)
})

test('a campaign can’t name a venue that sells nothing', async () => {
  const { id } = await create()
  const refused = await operator.refused('POST /api/workbench/campaigns', {
    body: campaignInput(shop, { plan: offerPlan({ scope: { ...everything, venueIds: [id] } }) }),
  })
  expect(refused.code).toBe('scope_empty')
})

test('a grant of a venue pays what the venue sells, and is not issued for one that is closed', async () => {
  const { union, member } = await foundUnionWithMember(shop, 100_000)
  const { id, name } = await create()
  await assign(id, [oranges])
  const scope = { kind: 'venues' as const, venueIds: [id] }
  const { scopeText } = await onOneConnection(shop, () => grant(shop, union, { scope }))
  expect(scopeText).toBe(`${name}里的帮扶产品`)
  const [allowance] = (await member.call('GET /api/union/allowances', {})).items
  const usable = await member.call('GET /api/union/allowances/{id}/products', {
    params: { id: allowance?.id ?? '' },
    query: {},
  })
  expect(usable.items.map((product) => product.id)).toEqual([oranges.productId])
  const addressId = await addAddress(member)
  const paid = async (goods: Shelf) => {
    const items = [{ skuId: goods.skuId, quantity: 1 }]
    const quote = await member.call('POST /api/checkout/quote', {
      body: { items, addressId, useAllowance: true },
    })
    return quote.allowanceFen
  }
  await until(async () => (await paid(oranges)) === 10_000)
  expect(await paid(plums)).toBe(0)
  await sending(id, 'close')
  await until(async () => (await paid(oranges)) === 0)
  const preview = await union.officer.call('POST /api/union-office/unions/{id}/grants/preview', {
    params: { id: union.id },
    body: grantInput(shop, union, { name: '端午慰问', scope }),
  })
  expect(preview.obstacles).toContain('使用范围内没有有效的帮扶产品')
})
