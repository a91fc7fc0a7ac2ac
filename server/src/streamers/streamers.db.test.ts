import { randomUUID } from 'node:crypto'
import type { StreamerImport } from '@yuxiang/shared/api/streamer-office'
import type { EntryInput, StreamerInput, TrainingInput } from '@yuxiang/shared/api/streamer-views'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { csv, download, operatorOf, rowsOf, sendSheet } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { openRoom, planSession, sessionOf } from '../../../test/support/live.ts'
import { newPhone, onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { counties } from '../catalog/tables.ts'
import { createStaff } from '../identity/index.ts'
import { liveRooms, liveSessionProducts, liveSessions } from '../live/index.ts'
import { merchantStaff } from '../merchants/tables.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { countyStaff } from '../traceability/test-support.ts'
import { rosterColumns } from './roster-sheet.ts'

const fengjie = '500236'
const chengkou = '500229'
let shop: Shop
let oranges: Shelf
let operator: Caller
let county: Caller
let elsewhere: Caller
let city: Caller
let merchant: Caller
let visitor: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  const { platform } = shop.server
  await platform.database.db
    .insert(counties)
    .values({ code: chengkou, name: '城口县', area: '渝东北三峡库区城镇群', nationalKey: true })
  oranges = await shelve(shop)
  operator = await operatorOf(shop)
  county = await countyStaff(shop, fengjie)
  elsewhere = await countyStaff(shop, chengkou)
  merchant = await oranges.staff()
  const phone = newPhone()
  await createStaff(platform, { phone, roles: ['city'] })
  city = await shop.signIn(phone)
  visitor = shop.stranger
})
afterAll(() => shop?.stop())

const unique = (words: string) => `${words} ${randomUUID().slice(0, 8)}`
const year = () => Number(dayInShanghai(shop.now()).slice(0, 4))
const streamer = (changes: Partial<StreamerInput> = {}): StreamerInput => ({
  name: unique('脐橙主播'),
  kind: 'farmer',
  intro: '在果园里播',
  accounts: [{ platform: 'douyin', name: '奉节小橙', accountId: randomUUID().slice(0, 12) }],
  isPublic: true,
  countyCode: fengjie,
  teamId: null,
  baseId: null,
  merchantId: null,
  certifiedBy: '奉节县商务委',
  ...changes,
})
const enter = (by: Caller, changes: Partial<StreamerInput> = {}) =>
  by.call('POST /api/streamer-desk/streamers', { body: streamer(changes) })
const entry = (changes: Partial<EntryInput> = {}): EntryInput => ({
  kind: 'base',
  name: unique('三马山直播基地'),
  countyCode: fengjie,
  place: '安坪镇三马山',
  venueId: null,
  brandId: null,
  productIds: [],
  intro: '',
  ...changes,
})
const enterEntry = (by: Caller, changes: Partial<EntryInput> = {}) =>
  by.call('POST /api/streamer-desk/entries', { body: entry(changes) })
const training = (ids: string[], changes: Partial<TrainingInput> = {}): TrainingInput => ({
  course: '农产品直播实务',
  organiser: '奉节县商务委',
  place: '县电商中心',
  heldOn: dayInShanghai(shop.now()),
  hours: 16,
  countyCode: fengjie,
  participants: ids.map((streamerId) => ({ streamerId, result: 'passed' as const })),
  ...changes,
})
const auditsOf = async (id: string) => {
  const rows = await shop.server.platform.database.sql<{ action: string; text: string }[]>`
    select action, coalesce(before::text, '') || coalesce(after::text, '') as text
    from audit_entries where subject_id = ${id} order by id`
  return rows
}

/** A session of a streamer's, as the live schedule keeps it. */
async function broadcast(
  streamerId: string,
  state: 'planned' | 'live' | 'ended',
  productIds: string[] = [],
  link = 'https://live.douyin.com/1',
): Promise<string> {
  const { db } = shop.server.platform.database
  const [roomId, id, now] = [newId(), newId(), shop.now()]
  const by = { createdBy: operator.userId, createdAt: now }
  const startsAt = new Date(now.getTime() + (state === 'planned' ? 3_600_000 : -3_600_000))
  await db
    .insert(liveRooms)
    .values({ id: roomId, platform: 'douyin', name: '房间', accountId: roomId, ...by })
  await db.insert(liveSessions).values({
    ...{ id, roomId, title: '脐橙现摘', hostName: '主播', streamerId, state, link, ...by },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + (state === 'live' ? 2 : 0.5) * 3_600_000) },
  })
  if (productIds.length > 0) {
    await db
      .insert(liveSessionProducts)
      .values(productIds.map((productId, position) => ({ sessionId: id, productId, position })))
  }
  return id
}

test('a county enters its streamers, everybody sees who agreed to it, nobody the phone; each act is on record', async () => {
  const phone = '13912345678'
  const entered = await enter(county, { phone })
  expect(entered).toMatchObject({ state: 'registered', county: '奉节县', phoneMasked: '139****5678' })
  const hidden = await enter(county, { isPublic: false })
  const page = await visitor.call('GET /api/streamers/{id}', { params: { id: entered.id } })
  expect(page).toMatchObject({
    name: entered.name,
    results: { sessions: 0, products: 0, sold: { orders: 0, amountFen: 0 } },
  })
  expect(JSON.stringify(page)).not.toContain('139')
  const { items } = await visitor.call('GET /api/streamers', { query: { county: fengjie } })
  expect(items.map(({ id }) => id)).toContain(entered.id)
  expect(items.map(({ id }) => id)).not.toContain(hidden.id)
  expect((await visitor.refused('GET /api/streamers/{id}', { params: { id: hidden.id } })).code).toBe(
    'streamer_not_found',
  )
  const changed = await county.call('PUT /api/streamer-desk/streamers/{id}', {
    params: { id: entered.id },
    body: streamer({ name: entered.name, accounts: [] }),
  })
  expect(changed).toMatchObject({ accounts: [], phoneMasked: '139****5678' })
  const audits = await auditsOf(entered.id)
  expect(audits.map(({ action }) => action)).toEqual(['streamer.register', 'streamer.change'])
  expect(audits.map(({ text }) => text).join()).not.toContain(phone)
})

test('a county neither sees nor changes what is another’s; the city looks and does not write', async () => {
  const { id } = await enter(county)
  const params = { id }
  expect((await elsewhere.refused('GET /api/streamer-desk/streamers/{id}', { params })).code).toBe(
    'streamer_not_found',
  )
  const theirs = await elsewhere.call('GET /api/streamer-desk/streamers', { query: {} })
  expect(theirs.items.every(({ countyCode }) => countyCode === chengkou)).toBe(true)
  const outside = { body: streamer({ countyCode: fengjie }) }
  expect((await elsewhere.refused('POST /api/streamer-desk/streamers', outside)).code).toBe('forbidden')
  expect((await elsewhere.refused('POST /api/streamer-desk/entries', { body: entry() })).code).toBe(
    'forbidden',
  )
  const nowhere = { body: streamer({ countyCode: '999999' }) }
  expect((await operator.refused('POST /api/streamer-desk/streamers', nowhere)).code).toBe('region_unknown')
  expect(await city.call('GET /api/streamer-desk/streamers/{id}', { params })).toMatchObject({ id })
  const strike = { params, body: { reason: '不再从事直播' } }
  expect((await city.refused('POST /api/streamer-desk/streamers/{id}/strike-off', strike)).status).toBe(403)
})

test('a merchant proposes, the county refuses with a reason, the merchant mends it, the county registers it', async () => {
  const proposal = { kind: 'merchant' as const, intro: '', accounts: [], isPublic: true }
  const body = { merchantId: oranges.merchantId, name: unique('店里主播'), ...proposal }
  const proposed = await merchant.call('POST /api/merchant/streamers', { body })
  expect(proposed).toMatchObject({ state: 'proposed', county: '奉节县', registeredOn: null })
  const params = { id: proposed.id }
  expect((await visitor.refused('GET /api/streamers/{id}', { params })).code).toBe('streamer_not_found')
  const decide = (by: Caller, given: { decision: 'register' } | { decision: 'refuse'; reason: string }) =>
    by.call('POST /api/streamer-desk/streamers/{id}/decide', { params, body: given })
  expect(await decide(county, { decision: 'refuse', reason: '请补充账号' })).toMatchObject({
    state: 'refused',
    reason: '请补充账号',
  })
  const accounts = [{ platform: 'kuaishou' as const, name: '店', accountId: randomUUID().slice(0, 12) }]
  const mended = await merchant.call('PUT /api/merchant/streamers/{id}', {
    params,
    body: { ...proposal, name: body.name, accounts },
  })
  expect(mended).toMatchObject({ state: 'proposed', reason: null, accounts })
  expect(await decide(county, { decision: 'register' })).toMatchObject({ state: 'registered' })
  const late = { params, body: { ...proposal, name: body.name } }
  expect((await merchant.refused('PUT /api/merchant/streamers/{id}', late)).code).toBe(
    'streamer_state_conflict',
  )
  const { items } = await merchant.call('GET /api/merchant/streamers', {})
  expect(items.map(({ id }) => id)).toContain(proposed.id)
  await until(async () => {
    const shown = await visitor.call('GET /api/streamers', { query: { merchant: oranges.merchantId } })
    return shown.items.some(({ id }) => id === proposed.id)
  })
  const messages = await merchant.call('GET /api/messages', {})
  expect(messages.items.map(({ title }) => title).join()).toContain('已在册')
})

test('a refused proposal gives its account free, and is proposed anew with one that nobody took since', async () => {
  const account = () => ({ platform: 'douyin' as const, name: '店', accountId: randomUUID().slice(0, 12) })
  const [wanted, other] = [account(), account()]
  const said = { kind: 'merchant' as const, name: unique('店里主播'), intro: '', isPublic: true }
  const { id } = await merchant.call('POST /api/merchant/streamers', {
    body: { ...said, merchantId: oranges.merchantId, accounts: [wanted] },
  })
  const params = { id }
  const taken = await county.refused('POST /api/streamer-desk/streamers', {
    body: streamer({ accounts: [wanted] }),
  })
  expect(taken.code).toBe('streamer_account_taken')
  const refusal = { params, body: { decision: 'refuse' as const, reason: '不是本店账号' } }
  expect(await county.call('POST /api/streamer-desk/streamers/{id}/decide', refusal)).toMatchObject({
    state: 'refused',
    accounts: [],
  })
  expect((await enter(county, { accounts: [wanted] })).accounts).toEqual([wanted])
  const mend = (accounts: (typeof wanted)[]) => ({ params, body: { ...said, accounts } })
  expect((await merchant.refused('PUT /api/merchant/streamers/{id}', mend([wanted]))).code).toBe(
    'streamer_account_taken',
  )
  expect(await merchant.call('PUT /api/merchant/streamers/{id}', mend([other]))).toMatchObject({
    state: 'proposed',
    accounts: [other],
  })
})

test('nobody answers for a merchant they work for, and no merchant proposes for another', async () => {
  const staff = await countyStaff(shop, fengjie)
  const { db } = shop.server.platform.database
  await db.insert(merchantStaff).values({ merchantId: oranges.merchantId, userId: staff.userId })
  const own = { merchantId: oranges.merchantId, name: unique('店里主播') }
  const said = { kind: 'merchant' as const, intro: '', accounts: [], isPublic: false }
  const { id } = await merchant.call('POST /api/merchant/streamers', { body: { ...own, ...said } })
  const answer = { params: { id }, body: { decision: 'register' as const } }
  expect((await staff.refused('POST /api/streamer-desk/streamers/{id}/decide', answer)).code).toBe(
    'reviewer_involved',
  )
  const plums = await shelve(shop, { name: '巫山脆李' })
  const stranger = { body: { ...own, ...said, merchantId: plums.merchantId } }
  expect((await merchant.refused('POST /api/merchant/streamers', stranger)).code).toBe('merchant_not_found')
  const other = await plums.staff()
  expect((await other.refused('GET /api/merchant/streamers/{id}', { params: { id } })).code).toBe(
    'streamer_not_found',
  )
})

test('struck off and restored twice at once a streamer moves once, and is gone from the public list', async () => {
  const { id } = await enter(county)
  const listed = async () => {
    const { items } = await visitor.call('GET /api/streamers', { query: { county: fengjie, pageSize: 100 } })
    return items.some((one) => one.id === id)
  }
  expect(await listed()).toBe(true)
  for (const [act, isListed] of [
    ['strike-off', false],
    ['restore', true],
  ] as const) {
    const send = () =>
      county.send(`POST /api/streamer-desk/streamers/{id}/${act}`, {
        params: { id },
        body: { reason: '核实' },
      })
    const replies = await Promise.all([send(), send(), send()])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    await until(async () => (await listed()) === isListed)
  }
})

test('a name of the county and an account are taken once, whoever comes at once', async () => {
  const body = streamer()
  const send = () => county.send('POST /api/streamer-desk/streamers', { body })
  const replies = await onOneConnection(shop, () => Promise.all([send(), send()]))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
  const again = { body: streamer({ accounts: body.accounts }) }
  expect((await operator.refused('POST /api/streamer-desk/streamers', again)).code).toBe(
    'streamer_account_taken',
  )
  const named = { body: streamer({ name: body.name }) }
  expect((await county.refused('POST /api/streamer-desk/streamers', named)).code).toBe('streamer_name_taken')
})

test('what is no streamer, base, brand or training is refused, field by field', async () => {
  const people: [Partial<StreamerInput>, string][] = [
    [{ name: ' ' }, 'invalid_input'],
    [{ phone: '12345' }, 'invalid_input'],
    [{ accounts: [{ platform: 'douyin', name: '甲', accountId: '<b>x</b>' }] }, 'invalid_input'],
    [{ teamId: newId() }, 'register_entry_not_found'],
    [{ merchantId: newId() }, 'merchant_not_found'],
  ]
  for (const [changes, code] of people) {
    const answer = await county.refused('POST /api/streamer-desk/streamers', { body: streamer(changes) })
    expect([changes, answer.code]).toEqual([changes, code])
  }
  const entries: [Partial<EntryInput>, string][] = [
    [{ place: '' }, 'invalid_input'],
    [{ kind: 'team', venueId: newId() }, 'invalid_input'],
    [{ venueId: newId() }, 'venue_not_found'],
    [{ kind: 'brand', brandId: newId() }, 'brand_not_found'],
    [{ kind: 'brand', productIds: [newId()] }, 'product_not_found'],
  ]
  for (const [changes, code] of entries) {
    const answer = await county.refused('POST /api/streamer-desk/entries', { body: entry(changes) })
    expect([changes, answer.code]).toEqual([changes, code])
  }
  const { id } = await enter(operator, { countyCode: chengkou })
  for (const [ids, code] of [
    [[], 'invalid_input'],
    [[newId()], 'streamer_not_found'],
    [[id], 'streamer_not_found'],
  ] as const) {
    const body = training([...ids])
    expect((await county.refused('POST /api/streamer-desk/trainings', { body })).code).toBe(code)
  }
})

test('a year’s progress counts who was active, against targets that the city sets', async () => {
  const before = await operator.call('GET /api/streamer-desk/progress', {})
  expect(before.city?.find(({ kind }) => kind === 'streamer')?.target).toBe(10_000)
  const base = await enterEntry(county)
  const brand = await enterEntry(county, { kind: 'brand', place: '', productIds: [oranges.productId] })
  const host = await enter(county, { baseId: base.id })
  const pupil = await enter(county)
  await enter(county)
  await broadcast(host.id, 'ended', [oranges.productId])
  const absent = await enter(county)
  const notShown = await shelve(shop)
  await enterEntry(county, { kind: 'brand', place: '', productIds: [notShown.productId] })
  // Nobody ever gave a way to it: it was no broadcast.
  await broadcast(absent.id, 'ended', [notShown.productId], '')
  const { id } = await county.call('POST /api/streamer-desk/trainings', { body: training([pupil.id]) })
  const target = { year: year(), countyCode: fengjie, targets: [{ kind: 'streamer' as const, target: 5 }] }
  expect((await county.refused('PUT /api/streamer-desk/targets', { body: target })).status).toBe(403)
  await city.call('PUT /api/streamer-desk/targets', { body: target })
  const figure = async (kind: string) => {
    const { counties: rows } = await county.call('GET /api/streamer-desk/progress', {})
    expect(rows.map(({ countyCode }) => countyCode)).toEqual([fengjie])
    return rows[0]?.figures.find((one) => one.kind === kind)
  }
  expect(await figure('streamer')).toMatchObject({ target: 5, counted: 2 })
  expect(await figure('base')).toMatchObject({ target: null, registered: 1, counted: 1 })
  expect(await figure('brand')).toMatchObject({ registered: 2, counted: 1 })
  expect(await figure('trained')).toMatchObject({ counted: 1 })
  const withdraw = { params: { id }, body: { reason: '登记错了' } }
  await county.call('POST /api/streamer-desk/trainings/{id}/withdraw', withdraw)
  expect((await county.refused('POST /api/streamer-desk/trainings/{id}/withdraw', withdraw)).code).toBe(
    'training_withdrawn',
  )
  expect(await figure('streamer')).toMatchObject({ counted: 1 })
  await county.call('POST /api/streamer-desk/entries/{id}/strike-off', {
    params: { id: brand.id },
    body: { reason: '品牌停用' },
  })
  expect(await figure('brand')).toMatchObject({ registered: 1, counted: 0 })
  await operator.call('PUT /api/streamer-desk/targets', {
    body: { ...target, targets: [{ kind: 'streamer', target: null }] },
  })
  expect(await figure('streamer')).toMatchObject({ target: null })
  const { url } = await city.call('GET /api/streamer-desk/progress-file', {})
  const rows = await rowsOf(await download(shop, url))
  expect(rows[1]?.slice(0, 2)).toEqual(['全市', '产地直播基地'])
})

test('a streamer’s page shows what is on air, what comes, and what was, page by page', async () => {
  const { id } = await enter(county)
  const live = await broadcast(id, 'live', [oranges.productId])
  const soon = await broadcast(id, 'planned')
  const past = [
    await broadcast(id, 'ended', [oranges.productId]),
    await broadcast(id, 'ended'),
    await broadcast(id, 'ended', [], ''),
  ]
  const page = await visitor.call('GET /api/streamers/{id}', { params: { id } })
  expect(page.isLive).toBe(true)
  expect(page.now.map((one) => one.id)).toEqual([live])
  expect(page.soon.map((one) => one.id)).toEqual([soon])
  expect(page.results).toEqual({ sessions: 3, products: 1, sold: { orders: 0, amountFen: 0 } })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await visitor.call('GET /api/streamers/{id}/replays', {
      params: { id },
      query: { pageSize: 1, ...(cursor && { cursor }) },
    })
    seen.push(...items.map((one) => one.id))
    cursor = nextCursor
  } while (cursor)
  expect(seen.toSorted()).toEqual(past.toSorted())
})

test('a base lists with its streamers, a brand never among bases', async () => {
  const base = await enterEntry(county)
  await enterEntry(county, { kind: 'team', place: '' })
  await enter(county, { baseId: base.id })
  await until(async () => {
    const { items } = await visitor.call('GET /api/live-bases', { query: { county: fengjie } })
    return items.find(({ id }) => id === base.id)?.streamers === 1
  })
  const { items } = await city.call('GET /api/streamer-desk/entries', { query: { kind: 'team' } })
  expect(items.every(({ kind }) => kind === 'team')).toBe(true)
})

test('a roster is looked at, then written whole or not at all, and what is exported can be read again', async () => {
  const sheet = (...names: string[]) =>
    csv([
      Object.values(rosterColumns),
      ...names.map((name) => [
        ...[name, '农民主播', '奉节县', '', '', '抖音', '名册主播', name],
        ...['13912345678', '', '2026-01-05', '是', ''],
      ]),
    ])
  const preview = (by: Caller, ...names: string[]) =>
    sendSheet<StreamerImport>(by, '/api/streamer-desk/imports', sheet(...names))
  const names = ['名册甲', '名册乙'].map((name) => `${name}_${randomUUID().slice(0, 6)}`)
  const foreign = await preview(elsewhere, ...names)
  expect(foreign.body).toMatchObject({ rows: 2, errorCount: 2 })
  const params = { id: foreign.body.id }
  expect((await elsewhere.refused('POST /api/streamer-desk/imports/{id}/confirm', { params })).code).toBe(
    'sheet_has_errors',
  )
  const { body } = await preview(county, ...names)
  expect(body).toMatchObject({ rows: 2, errorCount: 0, state: 'preview' })
  const mine = { params: { id: body.id } }
  expect((await operator.refused('POST /api/streamer-desk/imports/{id}/confirm', mine)).code).toBe(
    'not_found',
  )
  const twice = await Promise.all(
    [1, 2].map(() => county.call('POST /api/streamer-desk/imports/{id}/confirm', mine)),
  )
  expect(twice.map(({ state }) => state)).toEqual(['imported', 'imported'])
  const { items } = await county.call('GET /api/streamer-desk/streamers', { query: { q: '名册' } })
  expect(items.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  const { url } = await county.call('GET /api/streamer-desk/streamers-file', {
    query: { q: '名册', format: 'xlsx' },
  })
  const rows = await rowsOf(await download(shop, url))
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toContain('13912345678')
  const again = await preview(county, ...names)
  expect(again.body.errorCount).toBe(4)
})

test('a planned session names a streamer of the register, and nobody who is not shown on it', async () => {
  const { id, name } = await enter(county)
  const hidden = await enter(county, { isPublic: false })
  const room = await openRoom(operator)
  const input = (streamerId: string | null) => sessionOf(shop, room, { streamerId, hostName: name })
  for (const nobody of [newId(), hidden.id]) {
    const refused = await operator.refused('POST /api/workbench/live/sessions', { body: input(nobody) })
    expect(refused.code).toBe('streamer_not_found')
  }
  const session = await planSession(operator, input(id))
  expect(session.streamerId).toBe(id)
  const soon = async () => (await visitor.call('GET /api/streamers/{id}', { params: { id } })).soon
  await until(async () => (await soon()).some((one) => one.id === session.id))
  const params = { id: session.id }
  const changed = { params, body: input(null) }
  expect((await operator.call('PUT /api/workbench/live/sessions/{id}', changed)).streamerId).toBeNull()
  await operator.refused('PUT /api/workbench/live/sessions/{id}', { params, body: input(hidden.id) })
  const { items } = await visitor.call('GET /api/streamers', { query: { q: name.slice(2) } })
  expect(items.map((one) => one.name)).toEqual([name])
})
