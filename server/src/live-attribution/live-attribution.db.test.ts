import { randomUUID } from 'node:crypto'
import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { download, operatorOf, rowsOf } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor } from '../../../test/support/shopping.ts'
import { grantRole } from '../identity/index.ts'
import { planSession } from '../live/test-session.ts'
import { completeOrders, merchantAccountOf, soldLines } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { balancesOf, checkLedger, transferIdOf } from '../platform/ledger/index.ts'
import { countersOf } from './counters.ts'
import { flushLiveCounts, soldByStreamer, supportOf } from './index.ts'
import { recomputeSupport } from './support.ts'

const dayMs = 86_400_000
let shop: Shop
let operator: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  operator = await operatorOf(shop)
})
afterAll(() => shop?.stop())

const platform = () => shop.server.platform
/** Tokens end within the days that pass. */
const again = (caller: Caller) => shop.signIn(caller.phone)
const click = async (sessionId: string, place: LivePlace = 'channel', by: Caller = shop.stranger) =>
  (
    await by.call('POST /api/live/sessions/{id}/clicks', {
      params: { id: sessionId },
      body: { place },
    })
  ).token
const today = () => dayInShanghai(shop.now())

async function order(buyer: Caller, goods: Shelf, liveToken: string | undefined, quantity = 1) {
  const { orders, payment } = await buyer.call('POST /api/orders', {
    body: {
      items: [{ skuId: goods.skuId, quantity }],
      addressId: await addAddress(buyer),
      ...(liveToken !== undefined && { liveToken }),
    },
  })
  const [placed] = orders
  if (!placed) throw new Error('no order')
  return { id: placed.id, paymentId: payment.id }
}
async function attributionOf(orderId: string) {
  const [row] = await platform().database.sql<{ sessionId: string; place: string }[]>`
    select session_id as "sessionId", place from live_attributions where order_id = ${orderId}`
  return row ? `${row.place} ${row.sessionId}` : null
}

test('an order counts for the session its buyer clicked on last, for seven days, signed in or not', async () => {
  const goods = await shelve(shop)
  const [first, second] = [await planSession(shop), await planSession(shop)]
  let buyer = await shop.signIn()
  await click(first.id)
  // The phone keeps the newest alone.
  const token = await click(second.id, 'home', buyer)
  const order1 = await order(buyer, goods, token)
  expect(await attributionOf(order1.id)).toBe(`home ${second.id}`)
  expect(await attributionOf((await order(buyer, goods, undefined)).id)).toBeNull()
  shop.passTime(policy.liveAttribution.value * dayMs - 60_000)
  buyer = await again(buyer)
  expect(await attributionOf((await order(buyer, goods, token)).id)).toBe(`home ${second.id}`)
  shop.passTime(60_000)
  expect(await attributionOf((await order(buyer, goods, token)).id)).toBeNull()
})

test('a forged token, or one of nobody, loses no order; who sells or runs the platform wins none for the session', async () => {
  const [goods, theirs] = [await shelve(shop), await shelve(shop)]
  const { id } = await planSession(shop, { merchantId: theirs.merchantId })
  const buyer = await shop.signIn()
  const token = await click(id)
  const [, ...signed] = token.split('.')
  const other = await planSession(shop)
  for (const forged of ['', 'x', [other.id, ...signed].join('.'), `${token}.`]) {
    expect(await attributionOf((await order(buyer, goods, forged)).id), forged).toBeNull()
  }
  expect(await attributionOf((await order(buyer, goods, token)).id)).toBe(`channel ${id}`)
  // Staff of the session's merchant, of the order's own, and an operator.
  expect(await attributionOf((await order(await theirs.staff(), goods, token)).id)).toBeNull()
  expect(await attributionOf((await order(await goods.staff(), goods, token)).id)).toBeNull()
  const insider = await shop.signIn()
  await platform().database.transaction((tx) => grantRole(tx, insider.userId, 'operator'))
  expect(await attributionOf((await order(insider, goods, token)).id)).toBeNull()
  await platform().database
    .sql`update live_sessions set state = 'cancelled', reason = '台风' where id = ${id}`
  const refused = (sessionId: string) =>
    shop.stranger.refused('POST /api/live/sessions/{id}/clicks', {
      params: { id: sessionId },
      body: { place: 'home' },
    })
  expect((await refused(id)).code).toBe('live_session_cancelled')
  expect((await refused(randomUUID())).code).toBe('live_session_not_found')
})

test('views are counted by hour and place in one row each, what is no session in none', async () => {
  const { id } = await planSession(shop)
  const see = (...views: { sessionId: string; place: LivePlace }[]) =>
    shop.stranger.call('POST /api/live/exposures', { body: { views } })
  const counts = () => platform().database.sql<{ place: string; exposures: string; clicks: string }[]>`
    select place, sum(exposures) as exposures, sum(clicks) as clicks from live_counts
    where session_id = ${id} group by place order by place`
  const home = { sessionId: id, place: 'home' as const }
  await Promise.all(Array.from({ length: 20 }, () => see(home, home, { sessionId: id, place: 'channel' })))
  await see({ sessionId: randomUUID(), place: 'home' })
  await Promise.all(Array.from({ length: 5 }, () => click(id, 'home')))
  await Promise.all([flushLiveCounts(platform()), flushLiveCounts(platform())])
  const expected = [
    { place: 'channel', exposures: '20', clicks: '0' },
    { place: 'home', exposures: '20', clicks: '5' },
  ]
  expect([...(await counts())]).toEqual(expected)
  await flushLiveCounts(platform())
  expect([...(await counts())]).toEqual(expected)
  const many = Array.from({ length: 31 }, () => home)
  expect((await shop.stranger.refused('POST /api/live/exposures', { body: { views: many } })).code).toBe(
    'invalid_input',
  )
})

test('what the database did not take is written with the next counts, once', async () => {
  const { id } = await planSession(shop)
  const { database } = platform()
  let broken = true
  const sql = new Proxy(database.sql, {
    apply(target, self, given) {
      if (broken) throw new Error('the database is away')
      return Reflect.apply(target, self, given)
    },
  })
  const counters = countersOf({ ...platform(), database: { ...database, sql } })
  counters.count('exposures', id, 'home')
  counters.count('clicks', id, 'share')
  await counters.flush()
  counters.count('exposures', id, 'home')
  broken = false
  for (let flush = 0; flush < 2; flush += 1) await counters.flush()
  const rows = await database.sql`
    select place, exposures, clicks from live_counts where session_id = ${id} order by place`
  expect([...rows]).toEqual([
    { place: 'home', exposures: '2', clicks: '0' },
    { place: 'share', exposures: '0', clicks: '1' },
  ])
})

test('a merchant whose goods another’s session sold sees its own orders there, and nothing of how it is watched', async () => {
  operator = await again(operator)
  const [host, guest] = [await shelve(shop), await shelve(shop, { name: '大米', priceFen: 7_000 })]
  const [own, platforms] = [await planSession(shop, { merchantId: host.merchantId }), await planSession(shop)]
  const buyer = await shop.signIn()
  for (const { id } of [own, platforms]) {
    const placed = await order(buyer, guest, await click(id, 'share'))
    await payFor(shop, buyer, placed.paymentId)
    await shop.stranger.call('POST /api/live/exposures', {
      body: { views: [{ sessionId: id, place: 'home' }] },
    })
    await buyer.call('PUT /api/live/sessions/{id}/reminder', { params: { id }, body: { wanted: true } })
  }
  await flushLiveCounts(platform())
  await recomputeSupport(platform(), soldLines)
  const result = (by: Caller, { id }: { id: string }) =>
    by.call('GET /api/merchant/live-sessions/{id}/result', { params: { id }, query: {} })
  const guestStaff = await guest.staff()
  const sold = { orders: 1, goodsFen: 7_000 }
  const seen = { total: { exposures: 1, clicks: 1, reminders: 1 }, support: { score: expect.any(Number) } }
  expect(await result(await host.staff(), own)).toMatchObject({ ...seen, products: [] })
  expect(await result(guestStaff, platforms)).toMatchObject({ ...seen, products: [{ name: '大米' }] })
  expect(await result(guestStaff, own)).toMatchObject({
    isWhole: false,
    total: { ...sold, exposures: 0, clicks: 0, reminders: 0 },
    hours: [{ ...sold, exposures: 0, clicks: 0 }],
    places: [{ place: 'share', ...sold, exposures: 0, clicks: 0 }],
    products: [{ name: '大米', units: 1, goodsFen: 7_000 }],
    support: null,
  })
  const whole = { params: { id: own.id } }
  expect(await operator.call('GET /api/operations/live-sessions/{id}/result', whole)).toMatchObject(seen)
})

test('sums by session, host, county and product count each order and buyer once, less refunds; a merchant sees its own', async () => {
  operator = await again(operator)
  const [oranges, rice] = [
    await shelve(shop, { priceFen: 3_000, stock: 50, name: '脐橙' }),
    await shelve(shop, { priceFen: 7_000, stock: 50, name: '大米' }),
  ]
  const hostName = `主播 ${randomUUID().slice(0, 8)}`
  const place = { countyCode: '500236', county: `奉节 ${hostName}` }
  const streamerId = randomUUID()
  const one = await planSession(shop, { hostName, streamerId, ...place, merchantId: oranges.merchantId })
  const two = await planSession(shop, { hostName, ...place })
  const [anna, ben] = [await shop.signIn(), await shop.signIn()]
  const paid = async (buyer: Caller, goods: Shelf, sessionId: string, quantity: number) => {
    const placed = await order(buyer, goods, await click(sessionId, 'share'), quantity)
    await payFor(shop, buyer, placed.paymentId)
    return placed.id
  }
  await paid(anna, oranges, one.id, 2)
  const back = await paid(anna, oranges, two.id, 3)
  await paid(ben, rice, one.id, 1)
  // Not paid: it counts for nothing.
  await order(ben, rice, await click(one.id))
  await shop.stranger.call('POST /api/live/exposures', {
    body: { views: [{ sessionId: one.id, place: 'home' }] },
  })
  await flushLiveCounts(platform())
  const staff = await oranges.staff()
  const [line] = await platform().database.sql<
    { id: string }[]
  >`select id from order_lines where order_id = ${back}`
  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: back },
    body: { reason: '缺货', lines: [{ lineId: line?.id ?? '', quantity: 1 }] },
  })

  const sums = (by: 'session' | 'host' | 'county' | 'product') =>
    operator.call('GET /api/operations/live-sums', { query: { by, from: today(), to: today() } })
  const sold = { orders: 3, buyers: 2, goodsFen: 22_000, refundedFen: 3_000 }
  const rowOf = async (by: 'host' | 'county') =>
    (await sums(by)).items.find(({ name }) => name.includes(hostName))
  expect(await rowOf('host')).toMatchObject({ ...sold, exposures: 1, clicks: 4 })
  expect(await rowOf('county')).toMatchObject({ ...sold, exposures: 1, clicks: 4 })
  const bySession = (await sums('session')).items
  expect(bySession.find(({ key }) => key === one.id)).toMatchObject({
    ...{ orders: 2, buyers: 2, goodsFen: 13_000, refundedFen: 0, exposures: 1, clicks: 3 },
    note: expect.stringContaining(hostName),
  })
  const byProduct = (await sums('product')).items
  expect(byProduct.find(({ key }) => key === oranges.productId)).toMatchObject({
    ...{ orders: 2, buyers: 1, goodsFen: 15_000, refundedFen: 3_000, clicks: null },
  })
  const period = { from: today(), to: today() }
  const own = await staff.call('GET /api/merchant/live-sums', { query: { by: 'session', ...period } })
  expect(own.total).toEqual({
    ...{ orders: 2, buyers: 1, goodsFen: 15_000, refundedFen: 3_000, exposures: 1, clicks: 3 },
  })
  expect(own.items.map(({ key }) => key).toSorted()).toEqual([one.id, two.id].toSorted())
  const stolen = await staff.refused('GET /api/merchant/live-sums', {
    query: { by: 'session', ...period, merchant: rice.merchantId },
  })
  expect(stolen.code).toBe('merchant_unclear')

  const xlsx = await operator.call('POST /api/operations/live-sums/files', {
    body: { by: 'host', ...period, format: 'xlsx' },
  })
  const rows = await rowsOf(await download(shop, xlsx.downloadUrl))
  expect(rows.find(([name]) => name === hostName)).toEqual([hostName, '', 1, 4, 3, 2, 220, 30, 190])
  const csv = await staff.call('POST /api/merchant/live-sums/files', {
    body: { by: 'product', ...period, format: 'csv' },
  })
  const text = new TextDecoder().decode(await download(shop, csv.downloadUrl))
  expect(text).toContain('脐橙')
  expect(text).not.toContain('大米')

  const params = { id: one.id }
  const whole = await operator.call('GET /api/operations/live-sessions/{id}/result', { params })
  expect(whole).toMatchObject({
    isWhole: true,
    total: { orders: 2, goodsFen: 13_000, exposures: 1, clicks: 3, reminders: 0 },
    places: [
      { place: 'share', exposures: 0, clicks: 2, orders: 2, goodsFen: 13_000 },
      { place: 'channel', exposures: 0, clicks: 1, orders: 0 },
      { place: 'home', exposures: 1, clicks: 0, orders: 0 },
    ],
    products: [
      { name: '大米', units: 1, goodsFen: 7_000 },
      { name: '脐橙', units: 2, goodsFen: 6_000 },
    ],
  })
  const ownResult = await staff.call('GET /api/merchant/live-sessions/{id}/result', { params, query: {} })
  expect(ownResult).toMatchObject({ isWhole: false, total: { orders: 1, goodsFen: 6_000 } })
  const outsider = await (await shelve(shop)).staff()
  const refused = await outsider.refused('GET /api/merchant/live-sessions/{id}/result', { params, query: {} })
  expect(refused.code).toBe('live_session_not_found')

  expect(await soldByStreamer(soldLines)(platform(), streamerId)).toEqual({ orders: 2, amountFen: 13_000 })
  expect(await soldByStreamer(soldLines)(platform(), randomUUID())).toEqual({ orders: 0, amountFen: 0 })

  // What the rooms did decides where their next sessions stand.
  const listed = { countyCode: '500236' }
  await platform().database.sql`update counties set national_key = true where code = '500236'`
  const next = await planSession(shop, {
    roomId: one.roomId,
    merchantId: rice.merchantId,
    ...listed,
    county: '奉节县',
    // A room has one at a time.
    startsAt: new Date(shop.now().getTime() + dayMs),
    endsAt: new Date(shop.now().getTime() + dayMs + 3_600_000),
  })
  await recomputeSupport(platform(), soldLines)
  await Promise.all([recomputeSupport(platform(), soldLines), recomputeSupport(platform(), soldLines)])
  const scores = await supportOf(platform().database.db, [next.id, two.id, randomUUID()])
  const whence = policy.liveSupportListedCounty.value + policy.liveSupportCooperative.value
  expect(scores.get(next.id)).toBe(whence)
  expect(scores.size).toBe(2)
  await platform().database.sql`update counties set national_key = false where code = '500236'`
})

test('fees of a month’s live sales are waived once, given back by the ledger when they were taken, and paid out without a fee', async () => {
  const goods = await shelve(shop, { priceFen: 200_001, stock: 100 })
  const { id: sessionId } = await planSession(shop)
  // Into the first days of a month, so that orders and their completion lie within it or the next.
  const monthStart = new Date(`${nextMonth(shop.now())}-02T10:00:00+08:00`)
  shop.passTime(monthStart.getTime() - shop.now().getTime())
  const month = today().slice(0, 7)
  ;[operator] = [await again(operator)]
  let staff = await goods.staff()
  const buyer = await shop.signIn()
  const placed = await order(buyer, goods, await click(sessionId), 6)
  await payFor(shop, buyer, placed.paymentId)
  const params = { id: placed.id }
  await staff.call('POST /api/merchant/orders/{id}/ship', {
    params,
    body: { carrier: 'yto', trackingNo: 'YT1234567890' },
  })
  await buyer.call('POST /api/orders/{id}/confirm-receipt', { params })
  shop.passTime(8 * dayMs)
  await completeOrders(platform())
  ;[operator, staff] = [await again(operator), await again(staff)]
  const candidates = async () => {
    const { items } = await operator.call('GET /api/operations/fee-waivers', { query: { month } })
    return items.find(({ merchantId }) => merchantId === goods.merchantId)
  }
  const grant = () =>
    operator.send('POST /api/operations/fee-waivers', {
      body: { month, merchantIds: [goods.merchantId] },
      key: randomUUID(),
    })
  const liveSalesFen = 6 * 200_001
  // A cooperative: all of the fees of 12,000.06 yuan, whole fen.
  const amountFen = Math.floor((liveSalesFen * policy.merchantFee.value) / 1_000)
  expect(await candidates()).toMatchObject({
    ...{ liveSalesFen, orders: 1, waiver: null },
    due: { ground: 'sales', amountFen },
  })
  const own = () => staff.call('GET /api/merchant/fee-waivers', { query: {} })
  expect(await own()).toMatchObject({ current: { month, liveSalesFen, due: { amountFen } }, items: [] })

  // Its last orders may be received by themselves after ten days, and returned for seven.
  const decidableOn = `${nextMonth(shop.now())}-18`
  const isDecidable = async () => {
    operator = await again(operator)
    return (await operator.call('GET /api/operations/fee-waivers', { query: { month } })).isDecidable
  }
  const passTo = (ms: number) => shop.passTime(ms - shop.now().getTime())
  const decidableFrom = Date.parse(`${decidableOn}T00:00:00+08:00`)
  passTo(decidableFrom - 60_000)
  expect(await isDecidable()).toBe(false)
  expect((await grant()).body).toMatchObject({
    code: 'waiver_month_not_over',
    detail: `${decidableOn} 起可以核定，在那之前当月的订单可能还没有完成`,
  })
  passTo(decidableFrom)
  expect(await isDecidable()).toBe(true)
  staff = await again(staff)
  // Five operators at once: one decides. Nothing was taken of fees yet, so that nothing is given back.
  const replies = await Promise.all(Array.from({ length: 5 }, grant))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422])
  expect(await candidates()).toMatchObject({ waiver: { amountFen, appliedAt: null } })
  expect((await staff.call('GET /api/messages', {})).items[0]).toMatchObject({ title: '直播手续费减免' })
  const ledger = async () => {
    const [receivable, fee] = [
      merchantAccountOf('merchantReceivable', goods.merchantId),
      transferIdOf('platformFee', goods.merchantId),
    ]
    const balances = await balancesOf(platform().database.db, [receivable, fee])
    return { receivable: balances.get(receivable)?.balance ?? 0, fee: balances.get(fee)?.balance ?? 0 }
  }
  const earned = (await ledger()).receivable
  const feeFen = Math.floor((earned * policy.merchantFee.value) / 1_000)
  const payOut = async () => {
    await operator.call('POST /api/operations/payout-runs', { body: { merchantIds: [goods.merchantId] } })
    const { items } = await operator.call('GET /api/operations/payouts', { query: { state: 'underway' } })
    const payout = items.find(({ merchantId }) => merchantId === goods.merchantId)
    if (!payout) throw new Error('no payout')
    return payout
  }
  const ended = (payoutId: string, how: 'paid' | 'failed') =>
    how === 'paid'
      ? operator.send('POST /api/operations/payouts/{id}/paid', {
          params: { id: payoutId },
          body: { bankReference: `ICBC${payoutId.slice(-8)}` },
        })
      : operator.send('POST /api/operations/payouts/{id}/failed', {
          params: { id: payoutId },
          body: { reason: '账号有误' },
        })
  const first = await payOut()
  expect(first).toMatchObject({ feeFen, receivableFen: earned })
  // The receipt written down by several at once gives the fee back once.
  await Promise.all(Array.from({ length: 3 }, () => ended(first.id, 'paid')))
  expect(await ledger()).toEqual({ receivable: amountFen, fee: feeFen - amountFen })
  // It is paid out free of a fee, also when the bank gives it back once.
  const returned = await payOut()
  expect(returned).toMatchObject({ feeFen: 0, amountFen })
  await ended(returned.id, 'failed')
  const last = await payOut()
  expect(last).toMatchObject({ feeFen: 0, amountFen })
  await ended(last.id, 'paid')
  expect(await ledger()).toEqual({ receivable: 0, fee: feeFen - amountFen })
  expect((await own()).items).toMatchObject([{ month, amountFen, appliedAt: expect.any(String) }])

  const { sums, items } = await staff.call('GET /api/merchant/statements/{month}', {
    params: { month: today().slice(0, 7) },
    query: { pageSize: 100 },
  })
  expect(sums).toMatchObject({ feeFen, feeWaivedFen: amountFen, closingFen: 0, openingFen: earned })
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'feeWaived', amountFen, reference: `${month} 直播成交` }),
  )
  const [audited] = await platform().database.sql<{ count: number }[]>`
    select count(*)::int as count from audit_entries where action = 'feeWaiver.grant'`
  expect(audited?.count).toBe(1)
  expect(await checkLedger(platform().database.sql, shop.now())).toEqual([])
})

function nextMonth(now: Date): string {
  const [year = 0, month = 0] = dayInShanghai(now).split('-').map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}
