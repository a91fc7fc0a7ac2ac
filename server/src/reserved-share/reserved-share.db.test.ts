import { randomInt, randomUUID } from 'node:crypto'
import type { FilingInput, ShareYear } from '@yuxiang/shared/api/reserved-share'
import { creditCodeCheckSign } from '@yuxiang/shared/merchants/credit-code'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { download, operatorOf, rowsOf } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor } from '../../../test/support/shopping.ts'
import { writeReservedShares } from '../demo/reserved-shares.ts'
import { createStaff } from '../identity/index.ts'
import { chargedLines } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { violatedConstraint } from '../platform/db/index.ts'
import { listUnits } from './list-units.ts'
import { remindOfFilings } from './remind.ts'

let shop: Shop
let oranges: Shelf
let plain: Shelf
/** The year that is filed for; the tests walk through it in order. */
let year: number
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  year = Number(dayInShanghai(shop.now()).slice(0, 4)) + 2
  oranges = await shelve(shop, { priceFen: 12_000, stock: 100, certified: true })
  plain = await shelve(shop, {
    priceFen: 7_000,
    stock: 100,
    merchantId: oranges.merchantId,
    name: '普通脐橙',
  })
})
afterAll(() => shop?.stop())

/** Moves the clock on to noon of a day in China; whoever was signed in signs in anew. */
function goTo(day: string): void {
  const ahead = Date.parse(`${day}T12:00:00+08:00`) - shop.now().getTime()
  expect(ahead).toBeGreaterThan(0)
  shop.passTime(ahead)
}
const newCode = () => {
  const first17 = `11500103${String(randomInt(10 ** 8, 10 ** 9))}`
  return first17 + creditCodeCheckSign(first17)
}
const unitInput = (changes = {}) => ({
  name: `渝中区测试局 ${randomUUID().slice(0, 8)}`,
  creditCode: newCode(),
  level: 'county' as const,
  supervisor: '奉节县财政局',
  countyCode: '500236',
  ...changes,
})
async function cityOfficer(): Promise<Caller> {
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['city'] })
  return shop.signIn(phone)
}
interface Unit {
  id: string
  name: string
  phone: string
  officer: Caller
}
async function registered(changes = {}): Promise<Unit> {
  const phone = newPhone()
  const { id, name } = await (await operatorOf(shop)).call('POST /api/operations/budget-units', {
    body: { ...unitInput(changes), officerPhone: phone },
  })
  return { id, name, phone, officer: await shop.signIn(phone) }
}
const words = (changes: Partial<FilingInput> = {}): FilingInput => ({
  revision: 0,
  canteen: 'own',
  plannedFen: 1_000_000,
  reservedFen: 100_000,
  executingUnit: '',
  noCanteenReason: '',
  explanation: '',
  ...changes,
})
const at = ({ id }: Unit, of = year) => ({ params: { id, year: of } })
const save = (unit: Unit, body: FilingInput, of = year) =>
  unit.officer.call('PUT /api/budget-unit/units/{id}/years/{year}', { ...at(unit, of), body })
const submit = (unit: Unit, revision: number, of = year) =>
  unit.officer.call('POST /api/budget-unit/units/{id}/years/{year}/submit', {
    ...at(unit, of),
    body: { revision },
  })
const decide = (city: Caller, { filingId, open }: ShareYear, reason?: string) =>
  city.call('POST /api/reserved-share/filings/{id}/decide', {
    params: { id: filingId ?? '' },
    body: reason
      ? { decision: 'return', revision: open?.revision ?? 0, reason }
      : { decision: 'accept', revision: open?.revision ?? 0 },
  })
/** Files, submits and has it accepted. */
async function inForce(unit: Unit, changes: Partial<FilingInput> = {}, of = year): Promise<ShareYear> {
  const { open } = await save(unit, words(changes), of)
  return decide(await cityOfficer(), await submit(unit, open?.revision ?? 0, of))
}
const messagesOf = async (caller: Caller) =>
  (await caller.call('GET /api/messages', { query: { pageSize: 50 } })).items.map(({ title }) => title)
const pathsOf = (problem: { errors?: { path: string }[] }) => problem.errors?.map(({ path }) => path)

test('the operator registers a unit and its officers by phone; the role comes and goes with the last unit', async () => {
  const operator = await operatorOf(shop)
  const phone = newPhone()
  const body = { ...unitInput(), officerPhone: phone }
  const key = randomUUID()
  const unit = await operator.call('POST /api/operations/budget-units', { body, key })
  expect(await operator.call('POST /api/operations/budget-units', { body, key })).toEqual(unit)
  expect(unit).toMatchObject({ name: body.name, county: '奉节县', closedReason: null })
  const refused = (changes: object) =>
    operator.refused('POST /api/operations/budget-units', {
      body: { ...unitInput(), officerPhone: newPhone(), ...changes },
    })
  expect(await refused({ creditCode: body.creditCode })).toMatchObject({ code: 'budget_unit_exists' })
  expect(pathsOf(await refused({ creditCode: `${body.creditCode.slice(0, 17)}@` }))).toEqual(['creditCode'])
  const wrongSign = body.creditCode.slice(0, 17) + (body.creditCode.endsWith('1') ? '2' : '1')
  expect(pathsOf(await refused({ creditCode: wrongSign }))).toEqual(['creditCode'])
  expect(pathsOf(await refused({ level: 'city' }))).toEqual(['countyCode'])
  expect(await refused({ countyCode: '500999' })).toMatchObject({ code: 'region_unknown' })

  const officer = await shop.signIn(phone)
  expect((await officer.call('GET /api/budget-unit/units', {})).items).toMatchObject([{ id: unit.id }])
  const params = { id: unit.id }
  const secondPhone = newPhone()
  const add = () =>
    operator.call('POST /api/operations/budget-units/{id}/officers', { params, body: { phone: secondPhone } })
  const added = await add()
  expect(await add()).toEqual(added)
  expect(added.officers).toHaveLength(2)
  const second = await shop.signIn(secondPhone)
  expect(await messagesOf(second)).toEqual(['您已成为预算单位经办人'])
  const remove = (userId: string) =>
    operator.send('DELETE /api/operations/budget-units/{id}/officers/{userId}', {
      params: { id: unit.id, userId },
    })
  // Two removals at the same moment leave one officer.
  const statuses = (await Promise.all([remove(officer.userId), remove(second.userId)])).map(
    ({ status }) => status,
  )
  expect(statuses.toSorted()).toEqual([204, 409])
  const [gone, left] = statuses[0] === 204 ? [officer, second] : [second, officer]
  expect((await remove(gone.userId)).body).toMatchObject({ code: 'budget_officer_not_found' })
  expect((await remove(left.userId)).body).toMatchObject({ code: 'budget_officer_last' })
  expect(await gone.refused('GET /api/budget-unit/units', {})).toMatchObject({ code: 'forbidden' })
  expect((await left.call('GET /api/budget-unit/units', {})).items).toHaveLength(1)

  // A unit that is closed keeps nobody.
  const ended = await registered()
  const last = await shop.signIn()
  const officers = (await operator.call('POST /api/operations/budget-units/{id}/officers', {
    params: { id: ended.id },
    body: { phone: last.phone },
  })) as { officers: { userId: string }[] }
  await operator.call('POST /api/operations/budget-units/{id}/close', {
    params: { id: ended.id },
    body: { reason: '单位已撤并' },
  })
  for (const { userId } of officers.officers) {
    const params = { id: ended.id, userId }
    const reply = await operator.send('DELETE /api/operations/budget-units/{id}/officers/{userId}', {
      params,
    })
    expect(reply.status).toBe(204)
  }

  // Removed from two units at the same moment, nobody keeps the role.
  const shared = await shop.signIn()
  const units = [await registered(), await registered()]
  for (const { id } of units) {
    await operator.call('POST /api/operations/budget-units/{id}/officers', {
      params: { id },
      body: { phone: shared.phone },
    })
  }
  const removed = await Promise.all(
    units.map(({ id }) =>
      operator.send('DELETE /api/operations/budget-units/{id}/officers/{userId}', {
        params: { id, userId: shared.userId },
      }),
    ),
  )
  expect(removed.map(({ status }) => status)).toEqual([204, 204])
  expect((await (await shop.signIn(shared.phone)).call('GET /api/me', {})).roles).toEqual(['shopper'])

  // Another's unit is not found, whatever is asked of it; a shopper has no desk.
  const other = await registered()
  for (const call of ['', '/orders', '/file']) {
    const name = `GET /api/budget-unit/units/{id}/years/{year}${call}` as const
    expect((await left.send(name, { params: { id: other.id, year } })).body).toMatchObject({
      code: 'budget_unit_not_found',
    })
  }
  for (const [method, call, given] of [
    ['PUT', '', words()],
    ['POST', '/submit', { revision: 1 }],
    ['POST', '/withdraw', { revision: 1 }],
  ] as const) {
    const reply = await left.send(`${method} /api/budget-unit/units/{id}/years/{year}${call}`, {
      params: { id: other.id, year: year - 2 },
      body: given,
    })
    expect([call, reply.body]).toMatchObject([call, { code: 'budget_unit_not_found' }])
  }
  expect(await left.refused('GET /api/operations/budget-units', {})).toMatchObject({ code: 'forbidden' })
})

test('a filing goes from draft to submitted, returned and accepted; nobody decides on what he has not seen', async () => {
  goTo(`${year - 1}-12-10`)
  const unit = await registered()
  const [city, colleague] = [await cityOfficer(), await cityOfficer()]
  const seen = (query: { status?: 'notFiled' | 'submitted' | 'returned' | 'accepted' } = {}) =>
    city.call('GET /api/reserved-share/units', { query: { year, q: unit.name, ...query } })
  // Half of it may be kept, by one of two who begin at once.
  const half = words({ canteen: 'outsourced', reservedFen: null })
  const begun = await Promise.all(
    [half, { ...half, plannedFen: 2_000_000 }].map((body) =>
      unit.officer.send('PUT /api/budget-unit/units/{id}/years/{year}', { ...at(unit), body }),
    ),
  )
  expect(begun.map(({ status }) => status).toSorted()).toEqual([200, 409])
  // The same words once more, as after an answer that was lost, are no conflict; others are.
  expect((await save(unit, { ...half, plannedFen: 3_000_000, revision: 1 })).open?.revision).toBe(2)
  expect((await save(unit, { ...half, plannedFen: 3_000_000, revision: 1 })).open?.revision).toBe(2)
  const stale = await unit.officer.refused('PUT /api/budget-unit/units/{id}/years/{year}', {
    ...at(unit),
    body: { ...half, plannedFen: 4_000_000, revision: 1 },
  })
  expect(stale).toMatchObject({ status: 409, code: 'filing_changed' })
  const submitting = (revision: number) =>
    unit.officer.refused('POST /api/budget-unit/units/{id}/years/{year}/submit', {
      ...at(unit),
      body: { revision },
    })
  expect(pathsOf(await submitting(2))).toEqual(['executingUnit', 'reservedFen'])
  const whole = { ...half, executingUnit: '测试餐饮有限公司', plannedFen: 1_000_001 }
  await save(unit, { ...whole, reservedFen: 100_000, revision: 2 })
  expect(pathsOf(await submitting(3))).toEqual(['reservedFen'])
  await save(unit, { ...whole, reservedFen: 100_001, revision: 3 })
  // The city's office sees no draft.
  expect((await seen()).items).toMatchObject([{ status: 'notFiled', reservedFen: 0 }])
  const read = () =>
    city.call('GET /api/reserved-share/units/{id}', { params: { id: unit.id }, query: { year } })
  expect((await read()).open).toBeNull()

  const submitted = await submit(unit, 4)
  expect(await submit(unit, 4)).toEqual(submitted)
  expect(submitted).toMatchObject({ isLate: false, open: { state: 'submitted', revision: 5 } })
  expect(await messagesOf(city)).toEqual(['预留份额填报待审核'])
  expect((await seen({ status: 'submitted' })).items).toMatchObject([
    { status: 'submitted', reservedFen: 100_001 },
  ])
  const returned = await decide(city, submitted, '请核对执行单位名称')
  expect(await decide(city, submitted, '请核对执行单位名称')).toEqual(returned)
  expect(returned.open).toMatchObject({ state: 'returned', returnReason: '请核对执行单位名称' })
  expect(await messagesOf(unit.officer)).toEqual(['预留份额填报已退回', '您已成为预算单位经办人'])
  const again = await submit(unit, 6)
  // The unit takes it back while the city looks at it: what the city saw is not accepted.
  await unit.officer.call('POST /api/budget-unit/units/{id}/years/{year}/withdraw', {
    ...at(unit),
    body: { revision: 7 },
  })
  const params = { id: again.filingId ?? '' }
  const accept = (by: Caller, revision: number) =>
    by.send('POST /api/reserved-share/filings/{id}/decide', {
      params,
      body: { decision: 'accept', revision },
    })
  expect((await accept(city, 7)).body).toMatchObject({ code: 'filing_changed' })
  await submit(unit, 8)
  // Two of the office decide at once, one for it and one against: one has decided.
  const decisions = await Promise.all([
    accept(city, 9),
    colleague.send('POST /api/reserved-share/filings/{id}/decide', {
      params,
      body: { decision: 'return', revision: 9, reason: '请补充说明' },
    }),
  ])
  expect(decisions.map(({ status }) => status).toSorted()).toEqual([200, 409])
  if (decisions[0]?.status !== 200) await accept(city, (await submit(unit, 10)).open?.revision ?? 0)
  expect(await read()).toMatchObject({ accepted: { version: 1, state: 'accepted' }, open: null, history: [] })
  const trace = await shop.server.platform.database.sql<{ action: string }[]>`
    select action from audit_entries where subject_id = ${params.id} and action like 'shareFiling.%' order by id`
  expect(trace.map(({ action }) => action).slice(0, 5)).toEqual([
    'shareFiling.write',
    'shareFiling.submit',
    'shareFiling.return',
    'shareFiling.submit',
    'shareFiling.withdraw',
  ])
  // What no act does the database does not take either.
  const broken = (column: string) =>
    shop.server.platform.database.sql
      .unsafe(`update share_filing_versions set ${column} where filing_id = '${params.id}'`)
      .then(() => null, violatedConstraint)
  expect(await broken('reserved_fen = 100000')).toBe('share_filing_versions_whole')
  expect(await broken("executing_unit = ''")).toBe('share_filing_versions_whole')
  expect(
    await unit.officer.refused('POST /api/reserved-share/filings/{id}/decide', {
      params,
      body: { decision: 'accept', revision: 9 },
    }),
  ).toMatchObject({ code: 'forbidden' })
})

test('less than last year, or than was accepted, is explained; an amendment is in force when it is accepted', async () => {
  const unit = await registered({ level: 'city', countyCode: null })
  // Last year is filed late, and still in December.
  expect(await inForce(unit, { reservedFen: 300_000 }, year - 1)).toMatchObject({ isLate: true })
  const { open } = await save(unit, words({ reservedFen: 200_000 }))
  const unexplained = (revision: number) =>
    unit.officer.refused('POST /api/budget-unit/units/{id}/years/{year}/submit', {
      ...at(unit),
      body: { revision },
    })
  expect(pathsOf(await unexplained(open?.revision ?? 0))).toEqual(['explanation'])
  await save(unit, words({ reservedFen: 200_000, explanation: '用餐人数减少三分之一', revision: 1 }))
  const first = await decide(await cityOfficer(), await submit(unit, 2))
  expect(first).toMatchObject({
    lastYearFen: 300_000,
    accepted: { version: 1, reservedFen: 200_000 },
    open: null,
  })
  // No canteen: zero, with the reason that explains it.
  const none = words({ canteen: 'none', plannedFen: 0, reservedFen: 0 })
  const begun = (await save(unit, none)).open?.revision ?? 0
  // What was seen of the first version, by whoever comes late, is nothing of the second.
  expect(begun).toBeGreaterThan(first.accepted?.revision ?? 0)
  expect(pathsOf(await unexplained(begun))).toEqual(['noCanteenReason'])
  await save(unit, { ...none, noCanteenReason: '食堂停办，职工领取餐补', revision: begun })
  const waiting = await submit(unit, begun + 1)
  expect(waiting).toMatchObject({ accepted: { version: 1 }, open: { version: 2 } })
  const second = await decide(await cityOfficer(), waiting)
  expect(second).toMatchObject({
    accepted: { version: 2, reservedFen: 0 },
    history: [{ version: 1, state: 'superseded' }],
    progress: { percent: null },
  })
  // A zero share is nothing to buy against.
  goTo(`${year}-02-02`)
  const officer = await shop.signIn(unit.phone)
  expect((await officer.call('GET /api/budget-unit/chargeable', {})).items).toEqual([])
  expect(
    await officer.refused('PUT /api/budget-unit/units/{id}/years/{year}', {
      ...at(unit, year + 1),
      body: words(),
    }),
  ).toMatchObject({ code: 'filing_year_closed' })
})

test('an order counts with its certified goods, once paid and net of refunds; unit and city see what is reached', async () => {
  const unit = await registered()
  const { filingId } = await inForce(unit)
  const { officer } = unit
  const chargeable = async () => (await officer.call('GET /api/budget-unit/chargeable', {})).items
  expect(await chargeable()).toEqual([
    { filingId, unitName: unit.name, year, reservedFen: 100_000, boughtFen: 0 },
  ])
  const addressId = await addAddress(officer)
  const items = [
    { skuId: oranges.skuId, quantity: 2 },
    { skuId: plain.skuId, quantity: 1 },
  ]
  const body = { items, addressId, reservedFilingId: filingId ?? '' }
  // What is certified counts, without the freight.
  expect(await officer.call('POST /api/checkout/quote', { body })).toMatchObject({ reservedFen: 24_000 })
  const refused = async (by: Caller, changes: object, mine = addressId) =>
    (await by.refused('POST /api/orders', { body: { ...body, addressId: mine, ...changes } })).code
  const stranger = await registered()
  const theirs = await addAddress(stranger.officer)
  expect(await refused(stranger.officer, {}, theirs)).toBe('reserved_filing_not_usable')
  expect(await refused(officer, { reservedFilingId: randomUUID() })).toBe('reserved_filing_not_usable')
  expect(await refused(officer, { useAllowance: true })).toBe('reserved_own_money_only')
  expect(await refused(officer, { items: items.slice(1) })).toBe('reserved_nothing_counts')
  expect(
    await stranger.officer.refused('POST /api/checkout/quote', {
      body: { ...body, addressId: theirs },
    }),
  ).toMatchObject({ code: 'reserved_filing_not_usable' })

  const placed = await onOneConnection(shop, () => officer.call('POST /api/orders', { body }))
  const [order] = placed.orders
  const progress = async () =>
    (await officer.call('GET /api/budget-unit/units/{id}/years/{year}', at(unit))).progress
  expect(await progress()).toMatchObject({ boughtFen: 0, orders: 0 })
  await payFor(shop, officer, placed.payment.id)
  const bought = await progress()
  expect(bought).toMatchObject({
    boughtFen: 24_000,
    refundedFen: 0,
    orders: 1,
    percent: 24,
    byCounty: [{ name: '奉节县', amountFen: 24_000 }],
  })
  expect(bought.byMonth.filter(({ amountFen }) => amountFen > 0)).toEqual([
    { month: `${year}-02`, amountFen: 24_000 },
  ])
  // The certified goods of an order that was placed as anybody's count for nobody.
  const own = await officer.call('POST /api/orders', { body: { items, addressId } })
  await payFor(shop, officer, own.payment.id)
  expect((await progress()).boughtFen).toBe(24_000)

  const line = order?.lines.find(({ skuId }) => skuId === oranges.skuId)
  await (await oranges.staff()).call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: order?.id ?? '' },
    body: { reason: '少发一箱', lines: [{ lineId: line?.id ?? '', quantity: 1 }] },
  })
  expect(await progress()).toMatchObject({ boughtFen: 12_000, refundedFen: 12_000, orders: 1, percent: 12 })
  // The certificate is gone by now: what was bought under it still counts, more does not.
  await shop.server.platform.database.sql`
    update certifications set state = 'revoked' where product_id = ${oranges.productId}`
  expect(await refused(officer, {})).toBe('reserved_nothing_counts')
  expect((await progress()).boughtFen).toBe(12_000)

  const { items: listed } = await officer.call(
    'GET /api/budget-unit/units/{id}/years/{year}/orders',
    at(unit),
  )
  expect(listed).toEqual([
    expect.objectContaining({
      id: order?.id,
      goods: ['奉节脐橙 5斤装 ×2'],
      countedFen: 24_000,
      refundedFen: 12_000,
      isOwn: true,
    }),
  ])
  const { url } = await officer.call('GET /api/budget-unit/units/{id}/years/{year}/file', at(unit))
  const bytes = await download(shop, url)
  expect((await rowsOf(bytes)).at(1)).toEqual(expect.arrayContaining(['已通过', '自办食堂', 10_000, 1_000]))
  expect((await rowsOf(bytes, 3)).slice(1)).toEqual([
    expect.arrayContaining([order?.orderNo, '奉节脐橙 5斤装', 2, 240, 120]),
    expect.arrayContaining(['合计', 240, 120]),
  ])

  const city = await cityOfficer()
  const query = { year, county: '500236' }
  const all = await city.call('GET /api/reserved-share/units', { query })
  expect(all.items.find(({ id }) => id === unit.id)).toMatchObject({
    status: 'accepted',
    boughtFen: 12_000,
    percent: 12,
  })
  expect(all.items.find(({ id }) => id === stranger.id)).toMatchObject({ status: 'notFiled', percent: null })
  expect(all.sums).toMatchObject({ units: all.total, boughtFen: 12_000 })
  expect(all.sums.notFiled + all.sums.waiting + all.sums.accepted).toBe(all.total)
  const table = await rowsOf(
    await download(shop, (await city.call('GET /api/reserved-share/units-file', { query })).url),
  )
  expect(table.find(([name]) => name === unit.name)).toEqual(
    expect.arrayContaining(['区县级', '已通过', 1_000, 120, 12]),
  )
  expect(table).toHaveLength(all.total + 2)

  // Closed it buys and files no more, and what it did is still there; a repeat changes nothing.
  const operator = await operatorOf(shop)
  const close = () =>
    operator.call('POST /api/operations/budget-units/{id}/close', {
      params: { id: unit.id },
      body: { reason: '机构改革撤并' },
    })
  expect(await close()).toEqual(await close())
  expect(await chargeable()).toEqual([])
  expect(await refused(officer, {})).toBe('reserved_filing_not_usable')
  expect(
    await officer.refused('PUT /api/budget-unit/units/{id}/years/{year}', {
      ...at(unit),
      body: words(),
    }),
  ).toMatchObject({ code: 'budget_unit_closed' })
  expect((await progress()).boughtFen).toBe(12_000)
  await operator.call('POST /api/operations/budget-units/{id}/reopen', { params: { id: unit.id } })
  expect(await chargeable()).toHaveLength(1)
})

test('who has not filed is reminded once before the deadline and once after; the city hears how many', async () => {
  const { platform } = shop.server
  const [lazy, busy] = [await registered(), await registered()]
  await inForce(busy, {})
  const told = async (unit: Unit) =>
    (await messagesOf(await shop.signIn(unit.phone))).filter((title) => /请填报|逾期/.test(title))
  goTo(`${year}-03-10`)
  expect(await remindOfFilings(platform)).toBe(0)
  expect(await told(lazy)).toEqual([])
  goTo(`${year}-03-20`)
  for (const _ of [1, 2]) await remindOfFilings(platform)
  expect([await told(lazy), await told(busy)]).toEqual([['请填报预留份额'], []])
  goTo(`${year}-04-01`)
  for (const _ of [1, 2]) await remindOfFilings(platform)
  expect([await told(lazy), await told(busy)]).toEqual([['预留份额填报已逾期', '请填报预留份额'], []])
  const city = await cityOfficer()
  expect(await messagesOf(city)).toEqual([])
  await remindOfFilings(platform)
  expect(await messagesOf(city)).toEqual(['有预算单位逾期未填报'])
  // It may still file, and is marked.
  const late = { ...lazy, officer: await shop.signIn(lazy.phone) }
  expect(await inForce(late)).toMatchObject({ isLate: true, accepted: { version: 1 } })
  goTo(`${year}-11-01`)
  const after = await shop.signIn(lazy.phone)
  expect(
    await after.refused('PUT /api/budget-unit/units/{id}/years/{year}', {
      ...at(lazy),
      body: words({ reservedFen: 200_000 }),
    }),
  ).toMatchObject({ code: 'filing_amendment_closed' })
})

// The demo is seeded on any day, the first and the last of a year included.
test.each(['-01-01T00:30:00+08:00', '-03-20T10:00:00+08:00', '-12-31T23:30:00+08:00'])(
  'the demo’s units, filings and orders can be written on a day of the year (%s)',
  async (moment) => {
    const { platform } = shop.server
    const honey = await shelve(shop, { priceFen: 8_800, certified: true, name: '城口蜂蜜' })
    const line = {
      ...{ skuId: honey.skuId, productId: honey.productId, name: '城口蜂蜜', skuName: '500 克' },
      ...{ imageUrl: '', fresh: false },
    }
    const product = { merchantId: honey.merchantId, merchantName: '测试合作社', line, unitFen: 8_800 }
    const context = { ...platform, clock: () => new Date(`${year}${moment}`) }
    const undone = new Error('undone')
    const statuses: string[] = []
    await platform.database
      .transaction(async (tx) => {
        await writeReservedShares(tx, context, [product])
        const { items, sums } = await listUnits(tx, chargedLines, { year, q: '示范' })
        statuses.push(...items.map(({ status }) => status))
        expect(sums.reservedFen).toBeGreaterThan(0)
        expect(sums.boughtFen > 0).toBe(moment.startsWith('-12'))
        throw undone
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error
      })
    expect(statuses.toSorted()).toEqual(['accepted', 'notFiled', 'submitted'])
  },
)
