import { randomUUID } from 'node:crypto'
import { lastPeriodOver, lastYearOf, periodName, spanOf } from '@yuxiang/shared/statistics/periods'
import { eq } from 'drizzle-orm'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { download, rowsOf } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { payFor, placeOne } from '../../../test/support/shopping.ts'
import { counties, products } from '../catalog/tables.ts'
import { certifications } from '../certification/tables.ts'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { countyStaff } from '../traceability/test-support.ts'
import { catchUpSales, rebuildSales } from './roll-up.ts'

const dayMs = 86_400_000
const [fengjie, chengkou] = ['500236', '500229']
let shop: Shop
let oranges: Shelf
let bacon: Shelf
let plain: Shelf
let staff: Caller
let county: Caller
let city: Caller
let elsewhere: Caller

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  const { db } = shop.server.platform.database
  await db
    .insert(counties)
    .values({ code: chengkou, name: '城口县', area: '渝东北三峡库区城镇群', nationalKey: true })
  oranges = await shelve(shop, { certified: true, stock: 1_000, priceFen: 3_000 })
  bacon = await shelve(shop, { certified: true, stock: 1_000, priceFen: 8_000, name: '城口老腊肉' })
  plain = await shelve(shop, { stock: 1_000 })
  await db.update(products).set({ township: '平安乡' }).where(eq(products.id, oranges.productId))
  await db
    .update(products)
    .set({ countyCode: chengkou, township: '鸡鸣乡' })
    .where(eq(products.id, bacon.productId))
  await db
    .update(certifications)
    .set({ countyCode: chengkou })
    .where(eq(certifications.productId, bacon.productId))
  staff = await oranges.staff()
  county = await countyStaff(shop, fengjie)
  elsewhere = await countyStaff(shop, chengkou)
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['city'] })
  city = await shop.signIn(phone)
})
afterAll(() => shop?.stop())

const sql = () => shop.server.platform.database.sql
const today = () => dayInShanghai(shop.now())
const oneDay = (day: string) => ({ from: day, to: day })

async function buy(shelf: Shelf, quantity = 1) {
  const buyer = await shop.signInUnseen()
  const { orders, payment } = await placeOne(buyer, shelf.skuId, quantity)
  await payFor(shop, buyer, payment.id)
  const [order] = orders
  const lineId = order?.lines[0]?.id
  if (!order || !lineId) throw new Error('no order')
  return { id: order.id, lineId, buyer }
}
/** A day later; tokens end within it. */
async function passDay() {
  shop.passTime(dayMs)
  staff = await shop.signIn(staff.phone)
  city = await shop.signIn(city.phone)
  county = await shop.signIn(county.phone)
  elsewhere = await shop.signIn(elsewhere.phone)
}
const payOn = (orderId: string, at: string) =>
  sql()`update orders set paid_at = ${at}::timestamptz, placed_at = ${at}::timestamptz where id = ${orderId}`
const noon = (day: string) => `${day}T12:00:00+08:00`

/** What the orders themselves say, beside what was made of them. */
async function sumsOfOrders() {
  const [row] = await sql()<{ sold: string; back: string; units: string; orders: string }[]>`
    select
      (select sum(line.goods_fen - line.discount_fen) from order_lines line join orders placed on placed.id = line.order_id
        where paid_at is not null and certificate is not null and gift_offer_id is null) as sold,
      (select coalesce(sum(part.cash_fen - part.freight_fen + part.points_fen), 0) from order_refund_lines part
        join order_lines line on line.id = part.order_line_id where line.certificate is not null) as back,
      (select sum(line.quantity - line.refunded_quantity) from order_lines line join orders placed on placed.id = line.order_id
        where paid_at is not null and certificate is not null and gift_offer_id is null) as units,
      (select count(distinct placed.id) from orders placed join order_lines line on placed.id = line.order_id
        where paid_at is not null and certificate is not null and gift_offer_id is null) as orders`
  return {
    sold: Number(row?.sold),
    back: Number(row?.back),
    units: Number(row?.units),
    orders: Number(row?.orders),
  }
}
async function sumsOfTable(table: 'sales_days' | 'product_sales_days') {
  const [row] = await sql()<{ sold: string; back: string; units: string; orders: string }[]>`
    select coalesce(sum(sold_fen), 0) as sold, coalesce(sum(refunded_fen), 0) as back,
      coalesce(sum(sold_units - refunded_units), 0) as units, coalesce(sum(orders), 0) as orders
    from ${sql()(table)}`
  return {
    sold: Number(row?.sold),
    back: Number(row?.back),
    units: Number(row?.units),
    orders: Number(row?.orders),
  }
}
const rollup = () => sql()`
  select day::text, county_code, township, channel, sold_fen::int, refunded_fen::int, sold_units, refunded_units, orders
  from sales_days order by 1, 2, 3, 4`
const overview = (by: Caller, day: string, of?: string) =>
  by.call('GET /api/statistics/overview', { query: { ...oneDay(day), ...(of && { county: of }) } })

test('the rollup is what orders and refunds are: each line in one channel, refunds on their own day, however often it is made', async () => {
  const [own, live, venue, union, flash, late] = [
    await buy(oranges, 2),
    await buy(oranges),
    await buy(oranges),
    await buy(bacon, 3),
    await buy(bacon),
    await buy(oranges),
  ]
  await buy(plain)
  await placeOne(await shop.signInUnseen(), oranges.skuId)
  const first = today()
  const attribute = (orderId: string) => sql()`
    insert into live_attributions (order_id, session_id, place, clicked_at, placed_at)
    values (${orderId}, ${randomUUID()}, 'channel', now() - interval '1 hour', now())`
  await attribute(live.id)
  await attribute(union.id)
  await sql()`update orders set venue_id = ${randomUUID()} where id in (${venue.id}, ${live.id})`
  await sql()`update orders set fund_budget_id = ${randomUUID()} where id = ${union.id}`
  await sql()`update orders set flash_item_id = ${randomUUID()} where id = ${flash.id}`
  // The last moment of a day in China, and the first of the next.
  const before = dayInShanghai(new Date(shop.now().getTime() - dayMs))
  await payOn(late.id, `${before}T15:59:59.999Z`)
  for (const { id } of [own, live, venue, union, flash]) await payOn(id, `${before}T16:00:00Z`)
  // The next day two of three are given back; what remains of the day before stays as it was.
  await passDay()
  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: own.id },
    body: { lines: [{ lineId: own.lineId, quantity: 1 }], reason: '坏果' },
  })
  const second = today()
  await sql()`update order_refunds set created_at = ${noon(second)}::timestamptz where order_id = ${own.id}`
  await catchUpSales(shop.server.platform)
  const expected = [
    [before, fengjie, '平安乡', 'citizen', 3_000, 0, 1, 0, 1],
    [first, chengkou, '鸡鸣乡', 'flashSale', 8_000, 0, 1, 0, 1],
    [first, chengkou, '鸡鸣乡', 'unionFund', 24_000, 0, 3, 0, 1],
    [first, fengjie, '平安乡', 'citizen', 6_000, 0, 2, 0, 1],
    [first, fengjie, '平安乡', 'live', 3_000, 0, 1, 0, 1],
    [first, fengjie, '平安乡', 'venue', 3_000, 0, 1, 0, 1],
    [second, fengjie, '平安乡', 'citizen', 0, 3_000, 0, 1, 0],
  ]
  const made = await rollup()
  expect(made.map((row) => Object.values(row))).toEqual(expected)
  const orders = await sumsOfOrders()
  expect(await sumsOfTable('sales_days')).toEqual(orders)
  expect(await sumsOfTable('product_sales_days')).toEqual(orders)
  // Three at once over the same days, and one of a wider range with what was written wrong in between.
  await sql()`update sales_days set sold_fen = sold_fen + 1`
  const wide = { from: before, to: today() }
  const { platform } = shop.server
  await Promise.all([
    rebuildSales(platform, wide),
    rebuildSales(platform, { from: first, to: today() }),
    catchUpSales(platform),
  ])
  await rebuildSales(platform, wide)
  expect(await rollup()).toEqual(made)
  expect(await sumsOfTable('product_sales_days')).toEqual(orders)
  // Nothing is reckoned of days to come.
  await rebuildSales(platform, { from: today(), to: '2099-12-31' })
  const [last] = await sql()`select max(day)::text as day from sales_rollups`
  expect(last?.day).toBe(today())
})

test('a county sees its own alone, beside last year, down to the line and without its buyer', async () => {
  await passDay()
  const [fresh, old] = [await buy(oranges), await buy(bacon, 2)]
  const day = today()
  const lastYear = lastYearOf(oneDay(day)).from
  await payOn(fresh.id, noon(day))
  await payOn(old.id, noon(lastYear))
  await catchUpSales(shop.server.platform)
  await rebuildSales(shop.server.platform, oneDay(lastYear))

  const all = await overview(city, day)
  expect(all.total).toMatchObject({ netFen: 3_000, lastNetFen: 16_000, units: 1, orders: 1 })
  expect(all.townships.map(({ township, netFen, lastNetFen }) => [township, netFen, lastNetFen])).toEqual([
    ['鸡鸣乡', 0, 16_000],
    ['沿河乡', 0, 0],
    ['平安乡', 3_000, 0],
  ])
  expect(all.categories).toMatchObject([{ categoryKey: 'fruit', netFen: 3_000, lastNetFen: 16_000 }])
  const { total } = await overview(county, day)
  expect(total).toMatchObject({ netFen: 3_000, lastNetFen: 0 })
  const theirs = await overview(elsewhere, day)
  expect(theirs.counties.map(({ countyCode }) => countyCode)).toEqual([chengkou])
  expect(theirs.townships.map(({ township }) => township)).toEqual(['鸡鸣乡', '沿河乡'])
  expect(theirs.months.at(-1)).toMatchObject({ month: Number(day.slice(5, 7)) })
  expect((await overview(city, day, chengkou)).total).toEqual(theirs.total)

  const span = { ...oneDay(day), county: fengjie }
  const { items, total: count } = await county.call('GET /api/statistics/products', { query: span })
  expect({ items, count }).toMatchObject({
    count: 1,
    items: [{ productId: oranges.productId, netFen: 3_000 }],
  })
  const lines = await county.call('GET /api/statistics/products/{id}/lines', {
    params: { id: oranges.productId },
    query: span,
  })
  expect(lines.items).toMatchObject([
    { id: fresh.lineId, channel: 'citizen', soldFen: 3_000, refundedFen: 0 },
  ])
  const said = JSON.stringify(lines)
  for (const secret of [fresh.id, fresh.buyer.userId, fresh.buyer.phone, '张小渝', '中山四路']) {
    expect(said).not.toContain(secret)
  }
  const [{ order_no: orderNo } = { order_no: '' }] = await sql()<{ order_no: string }[]>`
    select order_no from orders where id = ${fresh.id}`
  expect(said).not.toContain(orderNo)

  const foreign = [
    elsewhere.refused('GET /api/statistics/products', { query: span }),
    elsewhere.refused('GET /api/statistics/overview', { query: span }),
    elsewhere.refused('GET /api/statistics/overview-file', { query: { ...span, format: 'csv' } }),
    elsewhere.refused('GET /api/statistics/products/{id}/lines', {
      params: { id: oranges.productId },
      query: span,
    }),
  ]
  expect((await Promise.all(foreign)).map(({ code }) => code)).toEqual(Array(4).fill('county_unknown'))
  // Another's goods under one's own county are none.
  const own = await elsewhere.call('GET /api/statistics/products/{id}/lines', {
    params: { id: oranges.productId },
    query: { ...oneDay(day), county: chengkou },
  })
  expect(own.items).toEqual([])

  const file = async (by: Caller, format: 'xlsx' | 'csv') =>
    download(
      shop,
      (await by.call('GET /api/statistics/overview-file', { query: { ...oneDay(day), format } })).url,
    )
  const sheet = await rowsOf(await file(elsewhere, 'xlsx'))
  expect(sheet.map(([name, sold, , net, last]) => [name, sold, net, last]).slice(1)).toEqual([
    ['城口县', 0, 0, 160],
    ['合计', 0, 0, 160],
  ])
  expect((await rowsOf(await file(city, 'xlsx'), 3)).map((row) => [row[1], row.at(-1)]).slice(1)).toEqual([
    ['鸡鸣乡', '下降'],
    ['沿河乡', expect.toSatisfy((words: unknown) => !words)],
    ['平安乡', expect.toSatisfy((words: unknown) => !words)],
  ])
  expect(new TextDecoder().decode(await file(county, 'csv'))).toContain('奉节县,30,0,30,0,')

  const wanted = city.refused('GET /api/statistics/overview', {
    query: { from: '2026-01-02', to: '2026-01-01' },
  })
  expect((await wanted).status).toBe(400)
  const rebuild = { body: oneDay(day) }
  expect((await county.refused('POST /api/statistics/rebuilds', rebuild)).code).toBe('forbidden')
  expect((await city.send('POST /api/statistics/rebuilds', rebuild)).status).toBe(204)
})

test('the city sets targets version by version: of many at once one, a repeat changes nothing, no version is ever lost', async () => {
  const year = Number(today().slice(0, 4))
  const set = (amountFen: number | null, version: number, by = city) => ({
    by,
    given: { body: { year, countyCode: fengjie, amountFen, version, reason: '年度指导性计划' } },
  })
  const put = ({ by, given }: ReturnType<typeof set>) => by.call('PUT /api/statistics/targets', given)
  expect(await put(set(10_000, 0))).toMatchObject({ targetFen: 10_000, version: 1 })
  expect(await put(set(10_000, 0))).toMatchObject({ version: 1 })
  const stale = set(20_000, 0)
  expect((await stale.by.refused('PUT /api/statistics/targets', stale.given)).code).toBe(
    'sales_target_changed',
  )
  const statuses = await Promise.all(
    [1, 2, 3, 4, 5].map(async (factor) => {
      const { given } = set(factor * 1_111, 1)
      return (await city.send('PUT /api/statistics/targets', given)).status
    }),
  )
  expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409])
  expect(await put(set(6_000, 2))).toMatchObject({ targetFen: 6_000, version: 3 })

  const { counties: league, year: sums } = await overview(city, today())
  const [{ net } = { net: '' }] = await sql()<{ net: string }[]>`
    select sum(sold_fen - refunded_fen) as net from sales_days
    where county_code = ${fengjie} and extract(year from day) = ${year}`
  expect(league[0]).toMatchObject({ countyCode: fengjie, targetFen: 6_000, yearNetFen: Number(net) })
  expect(sums.targetFen).toBeNull()
  expect((await overview(county, today())).year.targetFen).toBe(6_000)

  const { items } = await city.call('GET /api/statistics/targets', { query: { year } })
  const own = items.find(({ countyCode }) => countyCode === fengjie)
  expect(own?.versions.map(({ version }) => version)).toEqual([3, 2, 1])
  const seen = await county.call('GET /api/statistics/targets', { query: { year } })
  expect(seen.items.map(({ countyCode }) => countyCode)).toEqual([fengjie])
  const foreign = set(1, 3, county)
  expect((await county.refused('PUT /api/statistics/targets', foreign.given)).code).toBe('forbidden')
  const [audits] = await sql()`select count(*)::int from audit_entries where action = 'salesTarget.set'`
  expect(audits?.count).toBe(3)
  await expect(sql()`update sales_targets set amount_fen = 1`).rejects.toThrow('append-only')
  await expect(sql()`delete from sales_targets`).rejects.toThrow('append-only')
  // Taken away, it is a version as well.
  expect(await put(set(null, 3))).toMatchObject({ targetFen: null, version: 4 })
})

test('a bulletin keeps its figures, is told to every county once published, and nothing of it changes then', async () => {
  const period = lastPeriodOver('month', today())
  const span = spanOf(period)
  const sold = await buy(oranges, 4)
  await payOn(sold.id, noon(span.from))
  await rebuildSales(shop.server.platform, span)
  const running = {
    kind: 'month' as const,
    year: Number(today().slice(0, 4)),
    number: Number(today().slice(5, 7)),
  }
  const early = await city.refused('POST /api/statistics/bulletins', { body: running })
  expect(early.code).toBe('bulletin_period_not_over')
  expect((await county.refused('POST /api/statistics/bulletins', { body: period })).code).toBe('forbidden')

  const key = randomUUID()
  const draft = await city.call('POST /api/statistics/bulletins', { body: period, key })
  const { id, figures } = draft
  expect((await city.call('POST /api/statistics/bulletins', { body: period, key })).id).toBe(id)
  expect((await city.refused('POST /api/statistics/bulletins', { body: period })).code).toBe(
    'bulletin_drafted',
  )
  expect(figures).toMatchObject({ ...span, counties: expect.anything() })
  const ofOranges = figures.counties.find(({ countyCode }) => countyCode === fengjie)?.netFen ?? 0
  expect(ofOranges).toBeGreaterThanOrEqual(12_000)
  expect(draft.text).toContain('只增不减')
  const params = { id }
  expect((await county.refused('GET /api/statistics/bulletins/{id}', { params })).code).toBe(
    'bulletin_not_found',
  )
  expect((await county.call('GET /api/statistics/bulletins', {})).items).toEqual([])

  // What is sold into the period later is none of its business; and its figures are nobody's to change.
  const later = await buy(oranges, 5)
  await payOn(later.id, noon(span.to))
  await rebuildSales(shop.server.platform, span)
  await expect(sql()`update bulletins set figures = '{}' where id = ${id}`).rejects.toThrow('frozen')
  const words = (edition: number) => ({
    params,
    body: { title: draft.title, text: `各区县：\n${draft.text}`, edition },
  })
  expect((await city.refused('PUT /api/statistics/bulletins/{id}', words(7))).code).toBe(
    'bulletin_text_changed',
  )
  const revised = await city.call('PUT /api/statistics/bulletins/{id}', words(1))
  expect(revised).toMatchObject({ edition: 2, figures })
  expect((await city.call('PUT /api/statistics/bulletins/{id}', words(1))).edition).toBe(2)

  const publish = (edition: number) =>
    city.send('POST /api/statistics/bulletins/{id}/publish', { params, body: { edition } })
  expect((await publish(1)).status).toBe(409)
  const published = await Promise.all([publish(2), publish(2), publish(2)])
  expect(published.map(({ status }) => status)).toEqual([200, 200, 200])
  const year = today().slice(0, 4)
  expect(published[0]?.body).toMatchObject({
    state: 'published',
    documentNo: `渝消帮通〔${year}〕1号`,
    figures,
  })
  for (const reader of [county, elsewhere]) {
    const { items } = await reader.call('GET /api/messages', {})
    expect(items.filter(({ path }) => path?.endsWith(id))).toMatchObject([
      { kind: 'deskNotice', text: draft.title },
    ])
    expect((await reader.call('GET /api/statistics/bulletins/{id}', { params })).text).toContain('各区县：')
  }
  expect((await city.refused('PUT /api/statistics/bulletins/{id}', words(2))).code).toBe(
    'bulletin_state_conflict',
  )
  expect((await city.refused('DELETE /api/statistics/bulletins/{id}', { params })).code).toBe(
    'bulletin_state_conflict',
  )
  for (const change of [
    sql()`update bulletins set title = '改' where id = ${id}`,
    sql()`update bulletins set state = 'draft', document_no = null, published_by = null, published_at = null where id = ${id}`,
    sql()`delete from bulletins where id = ${id}`,
  ]) {
    await expect(change).rejects.toThrow('immutable')
  }
  const { url } = await county.call('GET /api/statistics/bulletins/{id}/file', { params })
  const { text } = await extractText(await download(shop, url), { mergePages: true })
  const printed = text.replace(/\s/g, '')
  for (const said of [`渝消帮通〔${year}〕1号`, draft.title, '平安乡', '附表4']) {
    expect(printed).toContain(said.replace(/\s/g, ''))
  }

  // Another of the same period takes its place; the figures are those of its own day.
  const second = await city.call('POST /api/statistics/bulletins', { body: period })
  expect(second.figures.counties.find(({ countyCode }) => countyCode === fengjie)?.netFen).toBe(
    ofOranges + 15_000,
  )
  const next = await city.call('POST /api/statistics/bulletins/{id}/publish', {
    params: { id: second.id },
    body: { edition: 1 },
  })
  const former = await county.call('GET /api/statistics/bulletins/{id}', { params })
  expect(former).toMatchObject({ state: 'withdrawn', supersededById: second.id, figures })
  expect(former.withdrawnReason).toBe(`由${next.documentNo}替代`)
  const withdraw = (by: Caller) =>
    by.send('POST /api/statistics/bulletins/{id}/withdraw', {
      params: { id: second.id },
      body: { reason: '数据有误' },
    })
  expect((await withdraw(county)).status).toBe(403)
  expect([(await withdraw(city)).status, (await withdraw(city)).status]).toEqual([200, 200])
  const { items: told } = await county.call('GET /api/messages', {})
  expect(told.filter(({ title }) => title === '通报已撤回')).toHaveLength(2)
  // A draft nobody wants goes, and can go twice.
  const third = await city.call('POST /api/statistics/bulletins', { body: period })
  expect(third.title).toContain(periodName(period))
  const discard = () => city.send('DELETE /api/statistics/bulletins/{id}', { params: { id: third.id } })
  expect([(await discard()).status, (await discard()).status]).toEqual([204, 204])
})
