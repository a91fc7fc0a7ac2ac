import { randomUUID } from 'node:crypto'
import type { CounterStockInput } from '@yuxiang/shared/api/venue-desk'
import type { VenueInput } from '@yuxiang/shared/api/venues'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor, until } from '../../../test/support/shopping.ts'
import { foundUnionWithMember, grant, grantInput } from '../../../test/support/unions.ts'
import { refreshListings } from '../catalog/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { readSheet } from '../platform/sheets/index.ts'
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
  await until(async () => {
    const { items } = await visitor.call('GET /api/venues', { query: { kind: 'hall' } })
    const shown = items.find(({ id }) => id === venue.id)
    return shown?.productCount === 1 && shown.products[0]?.name === '奉节脐橙'
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
    await until(async () => {
      const { items } = await visitor.call('GET /api/venues', { query: {} })
      return items.some((venue) => venue.id === id) === (state === 'open')
    })
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

test('there is one centre hall; of two operators who make one at once only one does', async () => {
  const centre = () =>
    operator.send('POST /api/operations/venues', {
      body: input({ isCentre: true, countyCode: null }),
    })
  const replies = await Promise.all([centre(), centre(), centre()])
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const again = await operator.refused('POST /api/operations/venues', {
    body: input({ isCentre: true, countyCode: null }),
  })
  expect(again.code).toBe('centre_hall_taken')
  await until(async () => {
    const { items } = await visitor.call('GET /api/venues/places', {})
    return items.filter(({ isCentre }) => isCentre).length === 1
  })
})

test('a place out of range, a wrong hour, phone or township is refused at its field', async () => {
  const wrong: [Partial<VenueInput>, string][] = [
    [{ point: { lat: 106.577, lng: 29.557 } }, 'point'],
    [{ point: { lat: 39.9, lng: 116.4 } }, 'point'],
    [{ hours: [{ days: [1], from: '20:00', to: '09:00' }] }, 'hours'],
    [{ hours: [{ days: [8], from: '09:00', to: '20:00' }] }, 'hours'],
    [{ phone: '12345' }, 'phone'],
    [{ machineNo: 'YX-1' }, 'machineNo'],
    [{ collection: 'theme' }, 'collection'],
    [{ isCentre: true }, 'isCentre'],
    [{ follow: { countyCodes: ['500236'], categoryKey: null } }, 'follow'],
    [zone({ collection: null }), 'collection'],
    [zone({ collection: 'township', township: '平安乡', countyCode: '500229' }), 'township'],
    [zone({ point: { lat: 29.5, lng: 106.5 } }), 'point'],
  ]
  for (const [changes, field] of wrong) {
    const refused = await operator.refused('POST /api/operations/venues', { body: input(changes) })
    expect(refused.code, JSON.stringify(changes)).toBe('invalid_input')
    expect(
      refused.errors?.some(({ path }) => path.startsWith(field)),
      JSON.stringify(refused.errors),
    ).toBe(true)
  }
  const unknown: [Partial<VenueInput>, string][] = [
    [zone({ follow: { countyCodes: ['500999'], categoryKey: null } }), 'region_unknown'],
    [zone({ follow: { countyCodes: [], categoryKey: 'no-such' } }), 'category_unknown'],
    [{ pictures: ['/files/0123456789abcdef-1200.webp'] }, 'picture_unknown'],
  ]
  for (const [changes, code] of unknown) {
    const refused = await operator.refused('POST /api/operations/venues', { body: input(changes) })
    expect(refused.code, JSON.stringify(changes)).toBe(code)
  }
})

test('a zone that follows a county sells its certified products by itself and takes none by hand', async () => {
  const { id } = await create(zone({ follow: { countyCodes: ['500236'], categoryKey: null } }))
  await onOneConnection(shop, () =>
    refreshListings(shop.server.platform.database.db, shop.server.platform.clock()),
  )
  await until(async () => (await listed(id)).includes(oranges.productId))
  const refused = await operator.refused('PUT /api/operations/venues/{id}/products', {
    params: { id },
    body: { productIds: [plums.productId] },
  })
  expect(refused.code).toBe('venue_follows_rule')
  await sending(id, 'close')
  await until(async () => (await listed(id)).length === 0)
})

test('what was paid after a scan stands in the venue’s sums by day and in the sheet; a shopper sees neither', async () => {
  const { id, code } = await create()
  const buyer = await shop.signIn()
  const addressId = await addAddress(buyer)
  const { token } = await visitor.call('POST /api/venues/scans', { body: { code } })
  const items = [{ skuId: oranges.skuId, quantity: 2 }]
  const paid = await buyer.call('POST /api/orders', { body: { items, addressId, venueToken: token } })
  await buyer.call('POST /api/orders', { body: { items, addressId, venueToken: token } })
  await payFor(shop, buyer, paid.payment.id)
  const day = dayInShanghai(shop.now())
  const query = { from: day, to: day, venue: id }
  await until(
    async () => (await operator.call('GET /api/operations/venue-sales', { query })).total.orders === 1,
  )
  const sums = { orders: 1, units: 2, amountFen: paid.payment.amountFen, refundedFen: 0 }
  const sales = await operator.call('GET /api/operations/venue-sales', { query })
  expect(sales).toMatchObject({ total: sums, venues: [{ venueId: id, ...sums }], days: [{ day, ...sums }] })
  const { downloadUrl } = await operator.call('POST /api/operations/venue-sales/files', { body: query })
  const sheet = await fetch(new URL(downloadUrl, shop.url))
  expect(sheet.status).toBe(200)
  const cells = JSON.stringify(
    await readSheet(new Uint8Array(await sheet.arrayBuffer()), {
      rowsMax: 100,
      refusals: { tooLong: 'sheet_unreadable', unreadable: 'sheet_unreadable' },
    }),
  )
  expect(cells).toContain('合计')
  expect((await fetch(new URL(downloadUrl.replace(/expires=\d/, 'expires=9'), shop.url))).status).toBe(403)
  for (const wrong of [
    { from: '2026-01-02', to: '2026-01-01' },
    { from: '2026-01-01', to: '2026-12-31' },
  ]) {
    const refused = await operator.refused('GET /api/operations/venue-sales', { query: wrong })
    expect(refused.code).toBe('invalid_input')
  }
  expect((await buyer.refused('GET /api/operations/venue-sales', { query })).code).toBe('forbidden')
})

test('the poster is a PDF at a signed address, and of no venue there is none', async () => {
  const { id } = await create({ name: `海报馆 ${randomUUID().slice(0, 4)}` })
  const { downloadUrl } = await operator.call('POST /api/operations/venues/{id}/poster', { params: { id } })
  const poster = await fetch(new URL(downloadUrl, shop.url))
  expect(poster.headers.get('content-type')).toBe('application/pdf')
  expect(new TextDecoder().decode((await poster.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  const none = await operator.refused('POST /api/operations/venues/{id}/poster', {
    params: { id: randomUUID() },
  })
  expect(none.code).toBe('venue_not_found')
})

const counterWith = async (goods: Shelf[]) => {
  const { id } = await create({ kind: 'counter', machineNo: `YX-${randomUUID().slice(0, 8)}` })
  await assign(id, goods)
  return id
}
const stocking = (id: string, body: CounterStockInput, skuId = oranges.skuId) =>
  operator.send('POST /api/operations/venues/{id}/stock/{skuId}', {
    params: { id, skuId },
    body,
  })
const codeOf = async (reply: Promise<{ status: number; body: unknown }>) => {
  const { body } = await reply
  return (body as { code?: string }).code
}

test('a counter is filled, emptied and counted with reasons; everybody sees what lies there, the operator what is low', async () => {
  const id = await counterWith([oranges])
  const reason = '首次铺货'
  await stocking(id, { act: 'restock', units: 10, reason, lowAt: 3 })
  const shown = await visitor.call('GET /api/venues/{id}/stock', { params: { id } })
  expect(shown.items).toMatchObject([{ skuId: oranges.skuId, units: 10, priceFen: 12_000 }])
  await stocking(id, { act: 'remove', units: 6, reason: '柜上售出' })
  await stocking(id, { act: 'count', units: 2, seen: 4, reason: '盘点' })
  const { items } = await operator.call('GET /api/operations/low-counter-stock', { query: {} })
  expect(items.find(({ venueId }) => venueId === id)).toMatchObject({ units: 2, lowAt: 3 })
  const entries = await operator.call('GET /api/operations/venues/{id}/stock-entries', {
    params: { id },
    query: {},
  })
  expect(entries.items.map(({ act, change, after }) => [act, change, after])).toEqual([
    ['count', -2, 2],
    ['remove', -6, 4],
    ['restock', 10, 10],
  ])
  expect(await auditsOf(id)).toEqual(
    expect.arrayContaining(['venue.stock.restock', 'venue.stock.remove', 'venue.stock.count']),
  )
  const kept = await operator.refused('PUT /api/operations/venues/{id}', { params: { id }, body: input() })
  expect(kept.code).toBe('counter_not_empty')
})

test('a counter never holds less than nothing nor what it does not sell; two who count at once: one is told', async () => {
  const id = await counterWith([oranges])
  const reason = '盘点'
  expect(await codeOf(stocking(id, { act: 'remove', units: 1, reason }))).toBe('counter_stock_short')
  await stocking(id, { act: 'restock', units: 5, reason })
  expect(await codeOf(stocking(id, { act: 'remove', units: 6, reason }))).toBe('counter_stock_short')
  expect(await codeOf(stocking(id, { act: 'count', units: -1, seen: 5, reason }))).toBe('invalid_input')
  expect(await codeOf(stocking(id, { act: 'restock', units: 1, reason: '' }))).toBe('invalid_input')
  expect(await codeOf(stocking(id, { act: 'restock', units: 1, reason }, plums.skuId))).toBe(
    'sku_not_in_venue',
  )
  expect(await codeOf(stocking(id, { act: 'restock', units: 1, reason }, randomUUID()))).toBe('sku_not_found')
  const counts = await Promise.all(
    [7, 8, 9].map((units) => stocking(id, { act: 'count', units, seen: 5, reason })),
  )
  expect(counts.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const removals = await Promise.all(
    Array.from({ length: 12 }, () => stocking(id, { act: 'remove', units: 1, reason })),
  )
  const left = await operator.call('GET /api/operations/venues/{id}/stock', { params: { id } })
  const done = removals.filter(({ status }) => status === 200).length
  expect(left.items[0]?.units).toBe(0)
  expect(done).toBeGreaterThanOrEqual(7)
  const hall = await create()
  expect(await codeOf(stocking(hall.id, { act: 'restock', units: 1, reason }))).toBe('not_a_counter')
  const machine = await operator.call('GET /api/operations/venues/{id}', { params: { id } })
  const twin = await operator.refused('POST /api/operations/venues', {
    body: input({ kind: 'counter', machineNo: machine.machineNo }),
  })
  expect(twin.code).toBe('machine_no_taken')
  const { sql } = shop.server.platform.database
  await expect(sql`update counter_stock_entries set reason = 'x' where venue_id = ${id}`).rejects.toThrow(
    'append-only',
  )
})

test('a scanned venue is told to the order for its hours; forged, over or of nobody, the order goes through and counts for none', async () => {
  const { id, code, name } = await create()
  const buyer = await shop.signIn()
  const addressId = await addAddress(buyer)
  const place = async (venueToken?: string, by = buyer) => {
    const { orders } = await by.call('POST /api/orders', {
      body: { items: [{ skuId: oranges.skuId, quantity: 1 }], addressId, ...(venueToken && { venueToken }) },
    })
    const [row] = await shop.server.platform.database.sql<{ venueId: string | null }[]>`
      select venue_id as "venueId" from orders where id = ${orders[0]?.id ?? ''}`
    return row?.venueId
  }
  const scan = await visitor.call('POST /api/venues/scans', { body: { code } })
  expect(scan.venue).toEqual({ id, name })
  const lasts = Date.parse(scan.expiresAt) - shop.now().getTime()
  expect(Math.abs(lasts - 24 * 3_600_000)).toBeLessThan(60_000)
  expect(await place(scan.token)).toBe(id)
  const other = await create()
  const [, expires, signature] = scan.token.split('.')
  expect(await place(`${other.id}.${expires}.${signature}`)).toBeNull()
  expect(await place(`${id}.${expires}x.${signature}`)).toBeNull()
  expect(await place('nonsense')).toBeNull()
  expect(await place()).toBeNull()
  await sending(id, 'close')
  expect((await visitor.refused('POST /api/venues/scans', { body: { code } })).code).toBe('venue_closed')
  const unknown = await visitor.refused('POST /api/venues/scans', { body: { code: '0123456789' } })
  expect(unknown.code).toBe('venue_not_found')
  expect((await visitor.refused('POST /api/venues/scans', { body: { code: '<script>' } })).code).toBe(
    'invalid_input',
  )
  shop.passTime(24 * 3_600_000)
  expect(await place(scan.token, await visitor.signIn(buyer.phone))).toBeNull()
})
