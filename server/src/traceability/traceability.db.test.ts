import { createHash, randomUUID } from 'node:crypto'
import { traceEventsMax } from '@yuxiang/shared/api/traceability'
import { brokenAt, hashOfEvent } from '@yuxiang/shared/trace/chain'
import { eq } from 'drizzle-orm'
import { writeXlsx } from 'hucre/xlsx'
import sharp from 'sharp'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { ordersOfBatch } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import type { JobHandler } from '../platform/jobs/index.ts'
import { signInOperator } from '../promotions/test-support.ts'
import { appendEvents } from './append-event.ts'
import { defineTraceabilityJobs } from './index.ts'
import { traceBatches } from './tables.ts'
import {
  addEvent,
  batchInput,
  countyStaff,
  eventInput,
  expired,
  openBatch,
  paidOrder,
} from './test-support.ts'

let shop: Shop
let oranges: Shelf
let staff: Caller
let visitor: Caller
beforeAll(async () => {
  shop = await startShop()
  oranges = await shelve(shop, { stock: 1_000, certified: true })
  staff = await oranges.staff()
  visitor = shop.stranger
})
afterAll(() => shop?.stop())

const recallBody = { reason: '抽检发现糖度标注不实', instruction: '请停止食用，联系商家全额退款' }
const scan = (code: string) => visitor.call('GET /api/traces/{code}', { params: { code } })
const ship = (by: Caller, id: string, batches?: { lineId: string; batchCode: string }[]) => {
  const body = { carrier: 'zto', trackingNo: 'ZTO20261126', ...(batches && { batches }) }
  return by.send('POST /api/merchant/orders/{id}/ship', { params: { id }, body })
}
const recall = (by: Caller, id: string) =>
  by.call('POST /api/trace-desk/batches/{id}/recall', { params: { id }, body: recallBody })
const inboxOf = async (who: Caller) =>
  (await who.call('GET /api/messages', { query: {} })).items.filter(({ kind }) => kind === 'batchRecalled')

/** What one of the calls that take a file answers. */
interface Sent {
  url: string
  id: string
  name: string
  code: string
  added: number
  errors: { row: number; column: string }[]
}
async function sendFile(by: Caller, path: string, bytes: Uint8Array, name = 'file') {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(bytes)]), name)
  const headers = { authorization: `Bearer ${by.token}` }
  const answer = await fetch(`${shop.url}${path}`, { method: 'POST', body, headers })
  return { status: answer.status, body: (await answer.json()) as Sent }
}
const picture = (background: string) =>
  sharp({ create: { width: 60, height: 60, channels: 3, background } })
    .png()
    .toBuffer()

test('a batch goes from field to parcel, a scan tells all of it, and whoever scans can reckon the chain', async () => {
  const batch = await onOneConnection(shop, () => openBatch(shop, staff, oranges.skuId))
  expect(batch).toMatchObject({ state: 'active', current: true, chain: [], brokenAt: null, mayRecall: true })
  const report = await sendFile(
    staff,
    '/api/merchant/trace-reports/file',
    await picture('#3E7D4B'),
    '农残检测.png',
  )
  expect(report).toMatchObject({ status: 201, body: { name: '农残检测.png' } })
  const { url: photo } = (await sendFile(staff, '/api/files', await picture('#F39A1E'))).body
  await onOneConnection(shop, () => addEvent(shop, staff, batch.id, { photos: [photo] }))
  const temperatures = [{ at: shop.now().toISOString(), celsiusTenths: 42 }]
  await addEvent(shop, staff, batch.id, { kind: 'test', text: '农残速测合格', reportId: report.body.id })
  await addEvent(shop, staff, batch.id, { kind: 'coldChain', text: '冷库预冷', temperatures })
  await addEvent(shop, staff, batch.id, { text: '更正：采收当日入库 1,180 箱', corrects: 1 })

  const seen = await scan(batch.traceCode)
  expect(seen.chain.map(({ kind, corrects }) => [kind, corrects])).toEqual([
    ['harvest', null],
    ['test', null],
    ['coldChain', null],
    ['harvest', 1],
  ])
  expect(seen).toMatchObject({
    brokenAt: null,
    recall: null,
    merchant: { contactMasked: '李** 139****0000' },
    product: { name: '奉节脐橙', certificateNo: expect.stringContaining('渝帮认测') },
  })
  expect(seen.chain[0]?.photos).toEqual([photo])
  // Reckoned from the answer alone, as the page does.
  expect(brokenAt(seen, seen.chain, seen.head)).toBeNull()
  const [first, second] = seen.chain
  expect(first && second && hashOfEvent(first.hash, second)).toBe(second?.hash)

  const file = await fetch(`${shop.url}/api/traces/${batch.traceCode}/events/2/report`)
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(second?.report?.sha256)
  expect((await fetch(`${shop.url}/api/traces/${batch.traceCode}/events/1/report`)).status).toBe(404)
  const { batch: latest } = await visitor.call('GET /api/products/{id}/trace', {
    params: { id: oranges.productId },
  })
  expect(latest).toMatchObject({ traceCode: batch.traceCode, events: 4 })
  const typed = `${batch.traceCode.slice(0, 4)} ${batch.traceCode.slice(4)}`.toLowerCase()
  expect((await scan(typed)).traceCode).toBe(batch.traceCode)
  const { sql } = shop.server.platform.database
  const audits = await sql`select action from audit_entries where subject_id = ${batch.id} order by id`
  expect(audits.map(({ action }) => action)).toEqual(['batch.open', ...Array(4).fill('batch.addEvent')])
})

test('the paper that is printed promises what the rule asks, and its code leads to the trace page', async () => {
  const batch = await openBatch(shop, staff, oranges.skuId)
  const { head } = await addEvent(shop, staff, batch.id)
  const { url } = await staff.call('POST /api/merchant/batches/{id}/label', { params: { id: batch.id } })
  const answer = await fetch(shop.url + url)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  const page = await document.getPage(1)
  expect(page.view.map(Math.round)).toEqual([0, 0, 298, 420])
  const { text } = await extractText(document, { mergePages: true })
  const words = text.replace(/\s/g, '')
  for (const said of [
    '承诺达标合格证',
    '未使用禁用的农药、兽药及其他化合物',
    '奉节脐橙5斤装',
    '1200箱',
    '重庆市奉节县安坪镇三马山',
    // In full on their own paper; the name stands before it.
    '13900000000',
    '√自行检测合格',
    batch.batchCode,
    batch.traceCode,
    head.hash.slice(0, 12),
  ])
    expect(words, said).toContain(said)
  expect((await fetch(`${shop.url}${url}x`)).status).toBe(403)
  const code = await fetch(`${shop.url}/api/traces/${batch.traceCode}/qr.png`)
  expect([code.status, code.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('twenty events at once are one chain without a fork, and a repeat is none', async () => {
  const { id } = await openBatch(shop, staff, oranges.skuId)
  const { at } = eventInput(shop)
  const adding = (key: string) => {
    const body = eventInput(shop, { at, text: `同时写入 ${key}` })
    return staff.send('POST /api/merchant/batches/{id}/events', { params: { id }, body, key })
  }
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, turn) => adding(`at-once-${turn % 19}-${id}`)),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(201))
  const batch = await staff.call('GET /api/trace-desk/batches/{id}', { params: { id } })
  expect(batch.chain.map(({ position }) => position)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1))
  expect([batch.brokenAt, batch.head]).toEqual([null, { position: 19, hash: batch.chain.at(-1)?.hash }])
})

test('nothing in the chain can be changed, and what is changed behind the shop’s back is shown', async () => {
  const batch = await openBatch(shop, staff, oranges.skuId)
  for (const text of ['开花', '套袋', '采收装箱']) await addEvent(shop, staff, batch.id, { text })
  const { sql } = shop.server.platform.database
  const refused = { code: '23001' }
  await expect(sql`update trace_events set text = '没有打药'`).rejects.toMatchObject(refused)
  await expect(sql`delete from trace_events`).rejects.toMatchObject(refused)
  await expect(sql`truncate trace_events`).rejects.toMatchObject(refused)
  await expect(
    sql`update trace_batches set best_before = best_before + 90 where id = ${batch.id}`,
  ).rejects.toMatchObject(refused)

  const behind = async (change: () => Promise<unknown>) => {
    await sql.begin(async (tx) => {
      await tx`alter table trace_events disable trigger all`
      await tx`alter table trace_batches disable trigger all`
    })
    await change()
    await sql.begin(async (tx) => {
      await tx`alter table trace_events enable trigger all`
      await tx`alter table trace_batches enable trigger all`
      await tx`select pg_notify('traces_changed', '')`
    })
  }
  const brokenIs = (place: number | null) =>
    until(async () => (await scan(batch.traceCode)).brokenAt === place)
  await behind(() => sql`update trace_events set text = '改过' where batch_id = ${batch.id} and position = 2`)
  await brokenIs(2)
  const desk = await staff.call('GET /api/trace-desk/batches/{id}', { params: { id: batch.id } })
  expect(desk.brokenAt).toBe(2)
  await behind(() => sql`update trace_events set text = '套袋' where batch_id = ${batch.id} and position = 2`)
  await brokenIs(null)
  await behind(() => sql`update trace_batches set quantity = 9999 where id = ${batch.id}`)
  await brokenIs(1)
  await behind(() => sql`update trace_batches set quantity = 1200 where id = ${batch.id}`)
  await behind(() => sql`delete from trace_events where batch_id = ${batch.id} and position = 3`)
  await brokenIs(3)
})

test('a table of events is imported whole or not at all, and once', async () => {
  const { id } = await openBatch(shop, staff, oranges.skuId)
  const path = `/api/merchant/batches/${id}/events/file`
  const heading = ['环节', '时间', '地点', '说明', '温度']
  const xlsx = async (rows: (string | number)[][]) =>
    new Uint8Array(await writeXlsx({ sheets: [{ name: '记录', rows: [heading, ...rows] }] }))
  const good = [
    ['种植养殖', '2026-03-02 08:00', '三马山果园', '春季修剪，施有机肥', ''],
    ['采收', '2026/11/8', '三马山果园', '采收 1,200 箱', ''],
    ['冷链', '2026-11-08 20:30', '奉节冷库', '预冷入库', '4.5℃'],
  ]
  const future = new Date(shop.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
  const bad = await sendFile(
    staff,
    path,
    await xlsx([
      ...good,
      ['采摘', future, '园', '采', '热'],
      ['采收', '2026-04-31', '三马山果园', '没有这一天', ''],
    ]),
  )
  expect(bad.body).toMatchObject({ added: 0 })
  expect(bad.body.errors.map(({ row, column }) => `${row}${column}`)).toEqual([
    '5环节',
    '5时间',
    '5温度',
    '5地点',
    '5说明',
    '6时间',
  ])
  expect((await sendFile(staff, path, await xlsx(good))).body).toEqual({ added: 3, known: 0, errors: [] })
  expect((await sendFile(staff, path, await xlsx(good))).body).toEqual({ added: 0, known: 3, errors: [] })
  const { chain, brokenAt: broken } = await staff.call('GET /api/trace-desk/batches/{id}', { params: { id } })
  expect([chain.length, broken, chain[2]?.temperatures[0]?.celsiusTenths]).toEqual([3, null, 45])
  expect(chain[1]?.at).toBe('2026-11-07T16:00:00.000Z')
  const noSheet = await sendFile(staff, path, new TextEncoder().encode('甲,乙\n1,2'))
  expect([noSheet.status, noSheet.body.code]).toEqual([422, 'sheet_unreadable'])
})

test('what is no event, no batch or somebody else’s is refused, and nothing changed', async () => {
  const batch = await openBatch(shop, staff, oranges.skuId, { current: false })
  const stranger = await (await shelve(shop)).staff()
  const params = { id: batch.id }
  const hourAhead = new Date(shop.now().getTime() + 3_600_000).toISOString()
  const events: [Caller, Parameters<typeof eventInput>[1], string][] = [
    [staff, { at: hourAhead }, 'invalid_input'],
    [staff, { temperatures: [{ at: hourAhead, celsiusTenths: 40 }] }, 'invalid_input'],
    [staff, { photos: ['/files/0123456789abcdef-1200.webp'] }, 'picture_unknown'],
    [staff, { reportId: randomUUID() }, 'report_unknown'],
    [staff, { corrects: 1 }, 'trace_event_not_found'],
    [staff, { text: ' ' }, 'invalid_input'],
    [stranger, {}, 'batch_not_found'],
  ]
  for (const [by, changes, code] of events) {
    const body = eventInput(shop, changes)
    const refused = await by.refused('POST /api/merchant/batches/{id}/events', { params, body })
    expect(refused.code, JSON.stringify(changes)).toBe(code)
  }
  const { batchCode } = batch
  const inputs: [Caller, Parameters<typeof batchInput>[2], string][] = [
    [staff, { batchCode }, 'batch_code_taken'],
    [stranger, {}, 'sku_not_found'],
    [staff, { skuId: randomUUID() }, 'sku_not_found'],
    [staff, { producedOn: '2099-01-01', bestBefore: '2099-02-01' }, 'invalid_input'],
    [staff, { bestBefore: '2020-01-01' }, 'invalid_input'],
    [staff, { quantity: 0 }, 'invalid_input'],
  ]
  for (const [by, changes, code] of inputs) {
    const body = batchInput(shop, oranges.skuId, changes)
    expect((await by.refused('POST /api/merchant/batches', { body })).code, JSON.stringify(changes)).toBe(
      code,
    )
  }
  for (const call of ['label', 'current'] as const) {
    const body = call === 'current' ? { current: true } : undefined
    const reply = await stranger.send(`POST /api/merchant/batches/{id}/${call}`, { params, body })
    expect(reply.body).toMatchObject({ code: 'batch_not_found' })
  }
  expect((await stranger.refused('GET /api/trace-desk/batches/{id}', { params })).code).toBe(
    'batch_not_found',
  )
  expect((await stranger.call('GET /api/trace-desk/batches', { query: {} })).items).toEqual([])
  const unknown = await visitor.refused('GET /api/traces/{code}', { params: { code: '000000000000' } })
  expect(unknown.code).toBe('trace_not_found')
  expect((await visitor.refused('GET /api/traces/{code}', { params: { code: 'x' } })).code).toBe('not_found')
  const still = await staff.call('GET /api/trace-desk/batches/{id}', { params })
  expect([still.events, still.state, still.current]).toEqual([0, 'active', false])
})

test('two batches marked current at once leave one of them so', async () => {
  const plums = await shelve(shop, { name: '巫山脆李' })
  const grower = await plums.staff()
  const opened = await Promise.all([1, 2, 3, 4].map(() => openBatch(shop, grower, plums.skuId)))
  const marking = opened.map(({ id }) =>
    grower.send('POST /api/merchant/batches/{id}/current', { params: { id }, body: { current: true } }),
  )
  expect((await Promise.all(marking)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { items } = await grower.call('GET /api/trace-desk/batches', { query: {} })
  expect(items.filter(({ current }) => current)).toHaveLength(1)
  const page = await grower.call('GET /api/trace-desk/batches', { query: { pageSize: 3 } })
  const rest = await grower.call('GET /api/trace-desk/batches', { query: { cursor: page.nextCursor } })
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(
    opened
      .map(({ id }) => id)
      .sort()
      .reverse(),
  )
})

test('a parcel knows its batches, and a recall tells each buyer once, marks what waits and stops it', async () => {
  const ham = await shelve(shop, { stock: 100, name: '城口老腊肉' })
  const maker = await ham.staff()
  const batch = await openBatch(shop, maker, ham.skuId)
  const other = await openBatch(shop, maker, ham.skuId, { current: false })
  await addEvent(shop, maker, batch.id)
  const [byDefault, named, waiting, foreign] = [
    await paidOrder(shop, ham),
    await paidOrder(shop, ham),
    await paidOrder(shop, ham),
    await paidOrder(shop, ham),
  ]
  const oddBatch = await openBatch(shop, staff, oranges.skuId, { current: false })
  const wrong: [{ lineId: string; batchCode: string }, string][] = [
    [{ lineId: named.lineId, batchCode: 'NONE-1' }, 'batch_not_found'],
    [{ lineId: named.lineId, batchCode: oddBatch.batchCode }, 'batch_not_found'],
    [{ lineId: waiting.lineId, batchCode: other.batchCode }, 'order_line_not_found'],
  ]
  for (const [one, code] of wrong)
    expect((await ship(maker, named.orderId, [one])).body).toMatchObject({ code })
  expect((await ship(maker, byDefault.orderId)).status).toBe(200)
  await ship(maker, named.orderId, [{ lineId: named.lineId, batchCode: other.batchCode }])
  const batchOf = async ({ buyer, orderId }: typeof byDefault) =>
    (await buyer.call('GET /api/orders/{id}', { params: { id: orderId } })).lines[0]?.batch
  const { traceCode, batchCode } = batch
  expect(await batchOf(byDefault)).toEqual({ traceCode, batchCode, recalled: false })
  expect(await batchOf(named)).toMatchObject({ batchCode: other.batchCode })
  expect(await batchOf(waiting)).toBeUndefined()

  const fengjie = await countyStaff(shop, '500236')
  const elsewhere = await countyStaff(shop, '500229')
  const params = { id: batch.id }
  const notTheirs = await elsewhere.refused('POST /api/trace-desk/batches/{id}/recall', {
    params,
    body: recallBody,
  })
  expect(notTheirs.code).toBe('batch_not_found')
  const replies = await Promise.all(
    [fengjie, fengjie, fengjie].map((by) =>
      by.send('POST /api/trace-desk/batches/{id}/recall', { params, body: recallBody }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  await until(async () => (await scan(traceCode)).recall !== null)
  expect(await scan(traceCode)).toMatchObject({
    brokenAt: null,
    recall: { by: 'county', ...recallBody, lifted: null },
  })

  await until(
    async () => (await inboxOf(byDefault.buyer)).length > 0 && (await inboxOf(waiting.buyer)).length > 0,
  )
  // The job may come twice: the inbox takes it once.
  const { platform } = shop.server
  const [{ id: recallId } = { id: '' }] = await platform.database.sql<{ id: string }[]>`
    update trace_recalls set told_at = null where batch_id = ${batch.id} returning id`
  for (const _ of [1, 2]) await platform.jobs.enqueue(platform.database.db, 'tell-recall', { recallId })
  await until(async () => {
    const [row] = await platform.database.sql`select told_at from trace_recalls where id = ${recallId}`
    return row?.told_at !== null
  })
  expect(await inboxOf(byDefault.buyer)).toMatchObject([
    { text: expect.stringContaining(recallBody.instruction) },
  ])
  expect(await inboxOf(waiting.buyer)).toMatchObject([{ text: expect.stringContaining('改用其他批次') }])
  expect(await inboxOf(named.buyer)).toEqual([])
  expect(await inboxOf(maker)).toMatchObject([{ text: expect.stringContaining('奉节县主管部门召回了批次') }])
  expect(await inboxOf(fengjie)).toEqual([])
  expect(await inboxOf(elsewhere)).toEqual([])
  const { items: buyers } = await fengjie.call('GET /api/trace-desk/batches/{id}/buyers', {
    params,
    query: {},
  })
  expect(
    buyers.map(({ state, nameMasked, phoneMasked, told }) => [state, nameMasked, phoneMasked, told]),
  ).toEqual([
    ['shipped', '张**', '138****0000', true],
    ['paid', '张**', '138****0000', true],
    ['paid', '张**', '138****0000', true],
  ])
  // Who works for another merchant, and only looks for the city, reads nobody's buyers.
  const both = await (await shelve(shop)).staff()
  await platform.database.sql`update users set roles = roles || '{city}' where id = ${both.userId}`
  const looking = await shop.signIn(both.phone)
  expect(await looking.call('GET /api/trace-desk/batches/{id}', { params })).toMatchObject({
    maySeeBuyers: false,
  })
  const hidden = await looking.refused('GET /api/trace-desk/batches/{id}/buyers', { params, query: {} })
  expect(hidden.code).toBe('batch_not_found')
  expect((await batchOf(waiting))?.recalled).toBe(true)
  expect((await batchOf(byDefault))?.recalled).toBe(true)
  expect((await ship(maker, waiting.orderId)).body).toMatchObject({ code: 'batch_recalled' })
  const same = [{ lineId: waiting.lineId, batchCode }]
  expect((await ship(maker, waiting.orderId, same)).body).toMatchObject({ code: 'batch_recalled' })
  const goodOne = [{ lineId: waiting.lineId, batchCode: other.batchCode }]
  expect((await ship(maker, waiting.orderId, goodOne)).status).toBe(200)
  expect(await batchOf(waiting)).toMatchObject({ batchCode: other.batchCode, recalled: false })

  const reason = '复检合格，准予恢复'
  const lifting = { params, body: { reason } }
  const notMerchants = await maker.refused('POST /api/trace-desk/batches/{id}/lift-recall', lifting)
  expect(notMerchants.code).toBe('recall_of_authority')
  const lifted = await fengjie.call('POST /api/trace-desk/batches/{id}/lift-recall', lifting)
  expect(lifted.chain.map(({ kind, text }) => [kind, text]).slice(1)).toEqual([
    ['recall', `${recallBody.reason}。${recallBody.instruction}`],
    ['recallLifted', reason],
  ])
  expect(lifted).toMatchObject({
    state: 'active',
    current: false,
    brokenAt: null,
    recalls: [{ lifted: { reason } }],
  })
  const twice = await fengjie.refused('POST /api/trace-desk/batches/{id}/lift-recall', lifting)
  expect(twice.code).toBe('batch_not_recalled')
  expect((await ship(maker, foreign.orderId, [{ lineId: foreign.lineId, batchCode }])).status).toBe(200)
})

test('of a batch past its best-before day nothing is shipped: by itself or named, recalled or not', async () => {
  const jam = await shelve(shop, { stock: 100, name: '李子果酱' })
  const maker = await jam.staff()
  const stale = await openBatch(shop, maker, jam.skuId, expired(shop))
  expect(stale.current).toBe(true)
  const [plain, named, waiting] = [
    await paidOrder(shop, jam),
    await paidOrder(shop, jam),
    await paidOrder(shop, jam),
  ]
  expect((await ship(maker, plain.orderId)).body).toMatchObject({
    code: 'batch_expired',
    detail: expect.stringContaining('当前批次已过保质期'),
  })
  const { items } = await maker.call('GET /api/trace-desk/batches/{id}/buyers', {
    params: { id: stale.id },
    query: {},
  })
  expect(items).toEqual([])
  const wish = (batchCode: string) => [{ lineId: named.lineId, batchCode }]
  expect((await ship(maker, named.orderId, wish(stale.batchCode))).body).toMatchObject({
    code: 'batch_expired',
  })
  const lastDay = { bestBefore: dayInShanghai(shop.now()), current: false }
  const fresh = await openBatch(shop, maker, jam.skuId, lastDay)
  expect((await ship(maker, named.orderId, wish(fresh.batchCode))).status).toBe(200)
  // Whoever waits for it is told, and nothing goes out unseen.
  expect((await recall(maker, stale.id)).recalls).toMatchObject([{ buyers: 2 }])
  expect((await ship(maker, waiting.orderId)).body).toMatchObject({ code: 'batch_recalled' })
})

test('a recall that is lifted is told no more, whoever heard of it hears that, once, and its parcels may go', async () => {
  const tea = await shelve(shop, { stock: 100, name: '巫溪老鹰茶' })
  const maker = await tea.staff()
  const batch = await openBatch(shop, maker, tea.skuId)
  const [sent, waiting] = [await paidOrder(shop, tea), await paidOrder(shop, tea)]
  await ship(maker, sent.orderId)
  const { platform } = shop.server
  const { sql } = platform.database
  const office = await countyStaff(shop, '500236')
  const recallOf = async () => {
    const [row] = await sql<{ id: string; told_at: string | null }[]>`
      select id, told_at from trace_recalls where batch_id = ${batch.id}`
    return row
  }
  const lift = () =>
    maker.call('POST /api/trace-desk/batches/{id}/lift-recall', {
      params: { id: batch.id },
      body: { reason: '复检合格' },
    })
  await recall(maker, batch.id)
  await until(async () => Boolean((await recallOf())?.told_at))
  expect((await ship(maker, waiting.orderId)).body).toMatchObject({ code: 'batch_recalled' })
  await lift()
  const lifted = `巫溪老鹰茶（批次 ${batch.batchCode}）的召回已解除：复检合格。`
  for (const { buyer, orderId } of [sent, waiting]) {
    await until(async () => (await inboxOf(buyer)).length === 2)
    expect((await inboxOf(buyer))[0]).toMatchObject({
      ...{ title: '召回解除：巫溪老鹰茶', text: lifted },
      path: `/packages/order/detail/index?id=${orderId}`,
    })
  }
  await until(async () => (await inboxOf(office)).length === 2)
  expect(await inboxOf(maker)).toEqual([])

  // Nothing is recalled any more: the mark keeps no parcel back, and says nothing of what is in it.
  expect((await ship(maker, waiting.orderId)).status).toBe(200)
  const { lines } = await waiting.buyer.call('GET /api/orders/{id}', { params: { id: waiting.orderId } })
  expect(lines[0]?.batch).toBeUndefined()

  // The jobs come late, or again: nobody hears of what is over, nor the end of one recall during the next.
  const recallId = (await recallOf())?.id ?? ''
  const forget = async () => {
    await sql`delete from messages where kind = 'batchRecalled' and user_id = ${sent.buyer.userId}`
    await sql`update trace_recalls set told_at = null where id = ${recallId}`
  }
  const run = jobsOf(platform)
  await run('tell-recall-lifted', recallId)
  expect(await inboxOf(sent.buyer)).toHaveLength(2)
  await forget()
  await run('tell-recall', recallId)
  expect(await inboxOf(sent.buyer)).toEqual([])
  await recall(maker, batch.id)
  await until(async () => (await inboxOf(sent.buyer)).length === 1)
  await sql`delete from messages where dedupe_key like 'lifted/%'`
  await run('tell-recall-lifted', recallId)
  expect((await inboxOf(waiting.buyer)).map(({ title }) => title)).toEqual(['召回通知：巫溪老鹰茶'])
})

test('no merchant shuts an authority out by filling the chain: it recalls, takes over and lifts all the same', async () => {
  const jam = await shelve(shop, { name: '李子果酱' })
  const maker = await jam.staff()
  const office = await countyStaff(shop, '500236')
  const batch = await openBatch(shop, maker, jam.skuId)
  const params = { id: batch.id }
  const { db } = shop.server.platform.database
  await db.transaction(async (tx) => {
    const [row] = await tx.select().from(traceBatches).where(eq(traceBatches.id, batch.id))
    if (!row) throw new Error('no batch')
    const { at, reportId: _, ...event } = eventInput(shop)
    const full = Array.from({ length: traceEventsMax }, () => ({ ...event, at: new Date(at), report: null }))
    await appendEvents(tx, row, { actorId: maker.userId, now: shop.now() }, full)
  })
  const full = await maker.refused('POST /api/trace-desk/batches/{id}/recall', { params, body: recallBody })
  expect(full.code).toBe('trace_full')
  expect(await recall(office, batch.id)).toMatchObject({ state: 'recalled', brokenAt: null })
  const operator = await signInOperator(shop)
  const taken = await recall(operator, batch.id)
  expect(taken.recalls.map(({ by, lifted }) => [by, lifted?.takenOver])).toEqual([
    ['operator', undefined],
    ['county', true],
  ])
  const reason = '复检合格，准予恢复'
  const lifting = { params, body: { reason } }
  const lower = await office.refused('POST /api/trace-desk/batches/{id}/lift-recall', lifting)
  expect(lower.code).toBe('recall_of_authority')
  const lifted = await operator.call('POST /api/trace-desk/batches/{id}/lift-recall', lifting)
  expect(lifted).toMatchObject({ state: 'active', brokenAt: null, events: traceEventsMax + 3 })
})

/** What traceability does by itself, done here and now. */
function jobsOf(platform: Platform) {
  const handlers = new Map<string, JobHandler<{ recallId: string }>>()
  const define = (queue: string, _options: object, handler: JobHandler<never>) =>
    void handlers.set(queue, handler as JobHandler<{ recallId: string }>)
  defineTraceabilityJobs({ ...platform, jobs: { ...platform.jobs, define } }, ordersOfBatch)
  return (queue: string, recallId: string) => handlers.get(queue)?.({ recallId }, platform.clock)
}

test('a recall and shipping at once: nothing is shipped of the batch without its buyer being told', async () => {
  const ham = await shelve(shop, { stock: 100, name: '腊排骨' })
  const maker = await ham.staff()
  const batch = await openBatch(shop, maker, ham.skuId)
  const orders = await Promise.all(Array.from({ length: 5 }, () => paidOrder(shop, ham)))
  const [recalled, ...shipped] = await Promise.all([
    recall(maker, batch.id),
    ...orders.map(({ orderId }) => ship(maker, orderId)),
  ])
  expect(recalled.state).toBe('recalled')
  for (const [at, { buyer }] of orders.entries()) {
    expect([200, 409]).toContain(shipped[at]?.status)
    await until(async () => (await inboxOf(buyer)).length === 1)
  }
  const operator = await signInOperator(shop)
  const known = await operator.call('GET /api/trace-desk/batches/{id}', { params: { id: batch.id } })
  expect([known.recalls[0]?.buyers, known.mayLift]).toEqual([5, true])
  const { items } = await operator.call('GET /api/trace-desk/batches', { query: { state: 'recalled' } })
  expect(items.map(({ id }) => id)).toContain(batch.id)
})
