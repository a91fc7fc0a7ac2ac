import type { ReferenceImport } from '@yuxiang/shared/api/price-watch'
import type { Problem } from '@yuxiang/shared/problems'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { csv, download, rowsOf, sendSheet } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { anew, officer, sendScan, writeCounties } from '../../../test/support/merchants.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { recordSoldPrices } from '../catalog/index.ts'
import { announcePenalty, step } from '../complaints/test-support.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { campaignInput } from '../promotions/test-support.ts'
import { consequences, supervisedWorld } from '../supervised.ts'
import { openBatch } from '../traceability/test-support.ts'
import { referenceColumns } from './check-reference-sheet.ts'
import { scanPrices } from './scan-prices.ts'
import { chengkou, city, dayMs, regulator } from './test-support.ts'

let shop: Shop
let first: Caller
let second: Caller
let elsewhere: Caller
let ofCity: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  await writeCounties(shop)
  first = await regulator(shop)
  second = await regulator(shop)
  elsewhere = await regulator(shop, chengkou)
  ofCity = await regulator(shop, city)
})
afterAll(() => shop?.stop())
beforeEach(async () => {
  ;[first, second, elsewhere, ofCity] = await Promise.all([
    anew(shop, first),
    anew(shop, second),
    anew(shop, elsewhere),
    anew(shop, ofCity),
  ])
})

const sql = () => shop.server.platform.database.sql
const scan = () => {
  const { platform } = shop.server
  return scanPrices(platform.database.db, supervisedWorld(platform).goods, shop.now())
}
const setPrice = (shelf: Shelf, priceFen: number) =>
  sql()`update skus set price_fen = ${priceFen} where id = ${shelf.skuId}`
/** As if the prices so far had been there for so many days. */
const age = (shelf: Shelf, days: number) =>
  sql()`update sku_price_history set valid_from = valid_from - ${days} * interval '1 day' where sku_id = ${shelf.skuId}`
const soldOf = (shelf: Shelf, unitFen: number, daysAgo: number) =>
  recordSoldPrices(
    shop.server.platform.database.db,
    [{ skuId: shelf.skuId, unitFen }],
    new Date(shop.now().getTime() - daysAgo * dayMs),
  )
const alertsOf = async (who: Caller, shelf: Shelf, state: 'open' | 'dismissed' | 'warned' = 'open') =>
  (await who.call('GET /api/supervision/alerts', { query: { state, pageSize: 100 } })).items.filter(
    ({ skuId }) => skuId === shelf.skuId,
  )
const act = (who: Caller, id: string, event: 'dismiss' | 'warn' | 'case') =>
  who.send(`POST /api/supervision/alerts/{id}/${event}`, {
    params: { id },
    body: event === 'case' ? undefined : { reason: '商家说明成本上涨，附有票据' },
  })
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string }).code
const jumped = async (priceFen: number) => {
  const shelf = await shelve(shop, { priceFen })
  await age(shelf, 20)
  await setPrice(shelf, priceFen * 2)
  await scan()
  const [alert] = await alertsOf(first, shelf)
  if (!alert) throw new Error('nothing was raised')
  return { shelf, alert }
}
const today = () => dayInShanghai(shop.now())
const reference = (change: Record<string, string> = {}) =>
  Object.values({
    category: '柑橘',
    keyword: '',
    unit: '500 克',
    region: '奉节县',
    low: '3.00',
    high: '5.00',
    validFrom: today(),
    validTo: '2099-12-31',
    source: '市发展改革委价格监测中心',
    ...change,
  })
const send = (who: Caller, rows: readonly (readonly string[])[]) =>
  sendSheet<ReferenceImport & Problem>(
    who,
    '/api/supervision/reference-imports',
    csv([Object.values(referenceColumns), ...rows]),
  )
const confirm = (who: Caller, id: string) =>
  who.send('POST /api/supervision/reference-imports/{id}/confirm', { params: { id } })

test('a price that jumped is raised once, however often the job runs, and its page shows history and comparisons', async () => {
  const shelf = await shelve(shop, { priceFen: 2_000 })
  await age(shelf, 20)
  await setPrice(shelf, 2_900)
  await scan()
  expect(await alertsOf(first, shelf)).toEqual([])
  await setPrice(shelf, 4_100)
  expect(await scan()).toBe(1)
  expect(await scan()).toBe(0)
  const [alert] = await alertsOf(first, shelf)
  expect(alert).toMatchObject({
    kind: 'jump',
    severity: 'serious',
    priceFen: 4_100,
    basisFen: 2_000,
    percent: 105,
  })
  expect(await alertsOf(ofCity, shelf)).toHaveLength(1)
  expect(await alertsOf(elsewhere, shelf)).toEqual([])
  const params = { id: alert?.id ?? '' }
  expect((await elsewhere.refused('GET /api/supervision/alerts/{id}', { params })).code).toBe(
    'price_alert_not_found',
  )
  const page = await first.call('GET /api/supervision/alerts/{id}', { params })
  expect(page.prices.history.map(({ priceFen }) => priceFen)).toEqual([4_100, 2_900, 2_000])
  expect(page.prices.unit).toEqual({ amount: 2_500, unit: 'g', per: '500 克', perFen: 820 })
  // Both at once: one acts, the other is told.
  const both = await Promise.all([act(first, params.id, 'dismiss'), act(second, params.id, 'warn')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.map(codeOf)).toContain('price_alert_closed')
  // What was looked at is not raised again, nor tomorrow; another price is.
  shop.passTime(dayMs)
  expect(await scan()).toBe(0)
  await setPrice(shelf, 5_000)
  expect(await scan()).toBe(1)
})

test('step by step is a jump, too; goods off sale and a fall are none', async () => {
  const creeping = await shelve(shop, { priceFen: 2_000 })
  await age(creeping, 10)
  for (const priceFen of [2_400, 2_800, 3_200]) await setPrice(creeping, priceFen)
  const fallen = await shelve(shop, { priceFen: 2_000 })
  await age(fallen, 10)
  await setPrice(fallen, 900)
  const gone = await shelve(shop, { priceFen: 2_000, state: 'withdrawn' })
  await age(gone, 10)
  await setPrice(gone, 9_000)
  expect(await scan()).toBe(1)
  const first_ = await alertsOf(await anew(shop, first), creeping)
  expect(first_).toMatchObject([{ basisFen: 2_000, priceFen: 3_200, severity: 'middling' }])
})

test('a crossed-out price that was never paid is a false discount, told with what the law lets stand', async () => {
  const [shelf, unsold] = [await shelve(shop, { priceFen: 3_000 }), await shelve(shop, { priceFen: 3_000 })]
  await soldOf(shelf, 3_000, 10)
  // As rows that got there past the check of campaigns.
  const from = new Date(shop.now().getTime() - 3_600_000).toISOString()
  const to = new Date(shop.now().getTime() + dayMs).toISOString()
  for (const one of [shelf, unsold]) {
    await age(one, 20)
    await sql()`update skus set special_price_fen = 2_500, special_from = ${from}::timestamptz,
      special_to = ${to}::timestamptz, special_original_fen = 5_000, special_campaign_id = ${one.productId}
      where id = ${one.skuId}`
  }
  await scan()
  const cases = [
    { of: shelf, basisFen: 3_000, lawfulFen: 3_000 },
    // Nothing may be crossed out beside it at all: compared is the price that is asked.
    { of: unsold, basisFen: 2_500, lawfulFen: null },
  ]
  for (const { of, basisFen, lawfulFen } of cases) {
    const [alert] = await alertsOf(await anew(shop, first), of)
    expect(alert).toMatchObject({ kind: 'falseDiscount', priceFen: 5_000, basisFen })
    const page = await (await anew(shop, first)).call('GET /api/supervision/alerts/{id}', {
      params: { id: alert?.id ?? '' },
    })
    expect(page.prices.campaign).toMatchObject({ originalFen: 5_000, lawfulFen, isTrue: false })
  }
})

test('an honest crossed-out price is not accused: not for what the campaign itself sold, nor after a pause', async () => {
  const shelf = await shelve(shop, { priceFen: 10_000 })
  await age(shelf, 30)
  await soldOf(shelf, 10_000, 3)
  const staff = () => shelf.staff()
  const at = (days: number) => new Date(shop.now().getTime() + days * dayMs).toISOString()
  const { id } = await (await staff()).call('POST /api/workbench/campaigns', {
    body: campaignInput(shop, {
      merchantId: shelf.merchantId,
      startsAt: at(0),
      endsAt: at(20),
      plan: { kind: 'specialPrice', prices: [{ skuId: shelf.skuId, priceFen: 6_000, originalFen: 10_000 }] },
    }),
  })
  const move = async (event: 'publish' | 'resume') =>
    (await staff()).call(`POST /api/workbench/campaigns/{id}/${event}`, { params: { id } })
  await move('publish')
  shop.passTime(60_000)
  await soldOf(shelf, 6_000, 0)
  await scan()
  expect(await alertsOf(await anew(shop, first), shelf)).toEqual([])
  const pause = { params: { id }, body: { reason: '补货' } }
  await (await staff()).call('POST /api/workbench/campaigns/{id}/pause', pause)
  shop.passTime(2 * dayMs)
  await move('resume')
  await scan()
  expect(await alertsOf(await anew(shop, first), shelf)).toEqual([])
  const prices = await (await anew(shop, first)).call('GET /api/supervision/skus/{id}/prices', {
    params: { id: shelf.skuId },
  })
  expect(prices.campaign).toMatchObject({ lawfulFen: 10_000, isTrue: true })
})

test('from an alert: a warning that counts and can be appealed, or a case of the authority’s own in one tap', async () => {
  const warned = await jumped(2_000)
  const view = (await act(first, warned.alert.id, 'warn')).body as { state: string; measureId: string }
  expect(view.state).toBe('warned')
  const record = await first.call('GET /api/supervision/merchants/{id}', {
    params: { id: warned.shelf.merchantId },
  })
  expect(record.credit).toMatchObject({ score: 95, entries: [{ rule: 'warned' }] })
  expect(record.measures).toMatchObject([{ id: view.measureId, kind: 'warning', sourceKind: 'priceAlert' }])

  const { shelf, alert } = await jumped(3_000)
  expect(codeOf(await act(elsewhere, alert.id, 'case'))).toBe('price_alert_not_found')
  const opened = (await act(first, alert.id, 'case')).body as {
    state: string
    case: { id: string; number: string }
  }
  expect(opened.state).toBe('caseOpened')
  const [row] = await sql()<{ number: string; sourceId: string; merchantId: string; facts: string }[]>`
    select number, source_id as "sourceId", merchant_id as "merchantId", facts from complaint_cases
    where id = ${opened.case.id}`
  expect(row).toMatchObject({ number: opened.case.number, sourceId: alert.id, merchantId: shelf.merchantId })
  expect(row?.facts).toContain('高出 100%')
  expect(codeOf(await act(second, alert.id, 'dismiss'))).toBe('price_alert_closed')

  // The case goes its way, and its penalty is on the credit record.
  await step(first, opened.case.id, { event: 'verify' })
  await step(first, opened.case.id, { event: 'file' })
  const penalty = {
    violation: '短期内将售价提高一倍，且无正当理由',
    basis: '《价格违法行为行政处罚规定》第六条',
    measures: '警告，并处罚款',
    fineFen: 500_000,
  }
  await announcePenalty(shop, first, opened.case.id, penalty)
  await step(first, opened.case.id, { event: 'penalise', penalty })
  const { credit } = await first.call('GET /api/supervision/merchants/{id}', {
    params: { id: shelf.merchantId },
  })
  expect(credit).toMatchObject({
    score: 85,
    entries: [{ rule: 'reportConfirmed', sourceId: opened.case.id }],
  })
})

test('what cases come to is entered once: agreements broken, answers that are late; nothing for whoever settles', async () => {
  const { merchantId, productId: caseId } = await shelve(shop)
  const { database } = shop.server.platform
  const at = shop.now()
  const common = { caseId, merchantId, track: 'complaint' as const, at }
  const entered = async () => {
    const record = await first.call('GET /api/supervision/merchants/{id}', { params: { id: merchantId } })
    return record.credit.entries.map(({ rule }) => rule).toSorted()
  }
  for (const outcome of [
    'settled',
    'unsettled',
    'refused',
    'withdrawn',
    'notFiled',
    'unpenalised',
  ] as const) {
    await database.transaction((tx) => consequences.ended(tx, { ...common, outcome }))
  }
  expect(await entered()).toEqual([])
  for (const outcome of ['agreementBroken', 'agreementBroken'] as const) {
    await database.transaction((tx) => consequences.ended(tx, { ...common, outcome }))
  }
  for (const dueOn of ['2026-11-20', '2026-11-20', '2026-11-25']) {
    await database.transaction((tx) => consequences.replyOverdue(tx, { caseId, merchantId, dueOn, at }))
  }
  expect(await entered()).toEqual(['agreementBroken', 'replyOverdue', 'replyOverdue'])
})

test('reference prices are imported whole or not at all, and goods well above them are raised', async () => {
  const wrong = await send(first, [
    reference(),
    reference({ category: '没有的品类' }),
    reference({ keyword: '脐橙', low: '6', high: '5' }),
    reference({ keyword: '红橙', region: '城口县' }),
    reference({ keyword: '血橙', validFrom: '2026-13-40', unit: '一箱' }),
    reference({ source: '重复的一行' }),
  ])
  expect(wrong.body.errorCount).toBe(6)
  expect(wrong.body.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '3 品类',
    '4 最高价（元）',
    '5 地区',
    '6 单位',
    '6 生效日期',
    '7 生效日期',
  ])
  expect(codeOf(await confirm(first, wrong.body.id))).toBe('sheet_has_errors')
  expect((await send(first, [])).body.code).toBe('sheet_unreadable')
  // Of two sheets that say something else of the same goods the first stands.
  const one = await send(first, [reference()])
  const other = await send(ofCity, [reference({ high: '9.00' })])
  expect(codeOf(await confirm(elsewhere, one.body.id))).toBe('not_found')
  const confirmed = await Promise.all([confirm(first, one.body.id), confirm(ofCity, other.body.id)])
  expect(confirmed.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await confirm(first, one.body.id)).status).toBe(confirmed[0]?.status === 200 ? 200 : 409)
  await sql()`update reference_prices set high_fen = 500`
  // 60 yuan for 2.5 kg: 12 yuan for 500 g.
  const dear = await shelve(shop, { priceFen: 6_000 })
  const fair = await shelve(shop, { priceFen: 2_600 })
  await scan()
  const [alert] = await alertsOf(first, dear)
  expect(alert).toMatchObject({
    kind: 'aboveReference',
    priceFen: 1_200,
    basisFen: 500,
    per: '500 克',
    percent: 140,
  })
  expect(await alertsOf(first, fair)).toEqual([])
  const prices = await first.call('GET /api/supervision/skus/{id}/prices', { params: { id: dear.skuId } })
  expect(prices.references).toMatchObject([{ category: '柑橘', region: '奉节县', highFen: 500 }])
  expect(prices.sameGoods?.offers).toBeGreaterThan(2)
  expect(prices.sameGoods?.nearest[0]?.skuId).not.toBe(dear.skuId)
  const { url } = await first.call('GET /api/supervision/reference-prices-file', {})
  expect((await rowsOf(await download(shop, url)))[0]).toEqual(Object.values(referenceColumns))
})

test('a sampling inspection: plan, samples up to the number, result once, credit, recall asked of the county, a case', async () => {
  const county = await officer(shop, 'county')
  const shelf = await shelve(shop, { certified: true })
  const foreign = await shelve(shop)
  const owner = await shelf.staff()
  const from = today()
  const to = dayInShanghai(new Date(shop.now().getTime() + 20 * dayMs))
  const body = {
    title: '柑橘农残专项',
    goods: '柑橘',
    countyCode: '500236',
    periodFrom: from,
    periodTo: to,
    planned: 2,
  }
  const refused = async (who: Caller, change: Partial<typeof body>) =>
    (await who.refused('POST /api/supervision/inspections', { body: { ...body, ...change } })).code
  expect(await refused(first, { periodFrom: to, periodTo: from })).toBe('inspection_dates_invalid')
  expect(await refused(elsewhere, {})).toBe('county_unknown')
  const plan = await first.call('POST /api/supervision/inspections', { body })
  await openBatch(shop, owner, shelf.skuId, { batchCode: 'FJ-2611-01' })
  const { items: batches } = await first.call('GET /api/supervision/skus/{id}/batches', {
    params: { id: shelf.skuId },
  })
  expect(batches).toMatchObject([{ code: 'FJ-2611-01', isRecalled: false }])
  const batchId = batches[0]?.id ?? null
  const sample = (who: Caller, change: object = {}) =>
    who.send('POST /api/supervision/inspections/{id}/samples', {
      params: { id: plan.id },
      body: { skuId: shelf.skuId, batchId, laboratory: '市食检院', sampledOn: from, ...change },
    })
  expect(codeOf(await sample(first, { skuId: foreign.skuId }))).toBe('batch_not_found')
  expect(codeOf(await sample(first, { sampledOn: '2020-01-01' }))).toBe('inspection_dates_invalid')
  expect(codeOf(await sample(elsewhere))).toBe('inspection_not_found')
  const taken = await Promise.all([sample(first), sample(second), sample(first)])
  expect(taken.map(({ status }) => status).toSorted()).toEqual([201, 201, 409])
  const { samples } = await first.call('GET /api/supervision/inspections/{id}', { params: { id: plan.id } })
  const [failed, passed] = samples.map(({ id }) => id)
  const result = async (who: Caller, id: string | undefined, change: object) =>
    who.send('POST /api/supervision/samples/{id}/result', {
      params: { id },
      body: { result: 'failed', findings: '联苯菊酯超标', documentId: await sendScan(who), ...change },
    })
  expect(codeOf(await result(first, failed, { findings: '' }))).toBe('findings_required')
  expect(codeOf(await result(first, failed, { documentId: await sendScan(owner) }))).toBe('document_unknown')
  const entered = await Promise.all([result(first, failed, {}), result(second, failed, {})])
  expect(entered.map(({ status }) => status).toSorted()).toEqual([200, 409])
  // Once, whoever was first: it is on the certificate's file, and its county knows.
  const noted = async () => {
    const rows = await sql()<{ opinion: string }[]>`
      select opinion from certification_steps step join certifications on certifications.id = step.certification_id
      where product_id = ${shelf.productId} and event = 'finding'`
    const { items } = await county.call('GET /api/messages', {})
    return [rows.length, items.filter(({ title }) => title === '认定产品抽检不合格').length]
  }
  expect(await noted()).toEqual([1, 1])
  expect((await result(first, passed, { result: 'passed', findings: '' })).status).toBe(200)
  const ask = (who: Caller, id: string | undefined, event: 'ask-recall' | 'withdraw-recall' | 'case') =>
    who.send(`POST /api/supervision/samples/{id}/${event}`, { params: { id } })
  expect(codeOf(await ask(first, passed, 'ask-recall'))).toBe('sample_not_failed')
  expect((await ask(first, failed, 'ask-recall')).status).toBe(200)
  expect((await ask(second, failed, 'ask-recall')).status).toBe(200)
  const askedTimes = async () =>
    (await county.call('GET /api/messages', {})).items.filter(
      ({ title }) => title === '市场监管部门请求召回一个批次',
    ).length
  expect(await askedTimes()).toBe(1)
  // The merchant recalls it first. What was asked for is no more its own to lift, and the county takes it over.
  const batchParams = { id: batchId ?? '' }
  const recallBody = { reason: '自查发现农残超标', instruction: '请停止食用，联系商家退款' }
  const recall = (who: Caller) =>
    who.send('POST /api/trace-desk/batches/{id}/recall', { params: batchParams, body: recallBody })
  const lift = (who: Caller) =>
    who.send('POST /api/trace-desk/batches/{id}/lift-recall', {
      params: batchParams,
      body: { reason: '复检合格，准予恢复' },
    })
  expect((await recall(owner)).body).toMatchObject({ held: true, mayLift: false, mayRecall: false })
  expect(codeOf(await lift(owner))).toBe('recall_asked_for')
  expect((await recall(county)).body).toMatchObject({
    mayLift: true,
    recalls: [
      { by: 'county', lifted: null },
      { by: 'merchant', lifted: { takenOver: true } },
    ],
  })
  expect(codeOf(await recall(county))).toBe('batch_recalled')
  expect(codeOf(await lift(owner))).toBe('recall_of_authority')
  expect((await lift(county)).body).toMatchObject({ state: 'active', held: false })
  const { items: heard } = await second.call('GET /api/messages', {})
  expect(heard.map(({ title }) => title)).toContain('您要求的召回已解除')
  // Asked anew after that, and withdrawn: then what the merchant recalls is its own.
  const sampleOf = (reply: { body: unknown }) =>
    (
      reply.body as { samples: { id: string; mayAskRecall: boolean; mayWithdrawRecall: boolean }[] }
    ).samples.find(({ id }) => id === failed)
  expect(sampleOf(await ask(first, failed, 'ask-recall'))).toMatchObject({
    mayAskRecall: false,
    mayWithdrawRecall: true,
  })
  expect(await askedTimes()).toBe(2)
  expect((await recall(owner)).status).toBe(200)
  expect(codeOf(await lift(owner))).toBe('recall_asked_for')
  expect(sampleOf(await ask(second, failed, 'withdraw-recall'))).toMatchObject({ mayWithdrawRecall: false })
  expect((await ask(first, failed, 'withdraw-recall')).status).toBe(200)
  expect((await lift(owner)).status).toBe(200)
  const opened = (await ask(first, failed, 'case')).body as {
    samples: { id: string; case: { number: string } | null }[]
  }
  expect(opened.samples.find(({ id }) => id === failed)?.case?.number).toMatch(/\d/)
  const { url } = await first.call('GET /api/supervision/inspections/{id}/file', { params: { id: plan.id } })
  expect(await rowsOf(await download(shop, url))).toHaveLength(3)
})

test('exports hold what the list shows, for whoever asked, and nothing of another county', async () => {
  const { alert } = await jumped(4_000)
  for (const format of ['csv', 'xlsx'] as const) {
    const { url } = await first.call('GET /api/supervision/alerts-file', { query: { format } })
    const bytes = await download(shop, url)
    if (format === 'xlsx') {
      const rows = await rowsOf(bytes)
      expect(rows.flat()).toContain(alert.merchantName)
    } else expect(new TextDecoder().decode(bytes)).toContain(alert.merchantName)
  }
  const { url } = await elsewhere.call('GET /api/supervision/alerts-file', { query: { format: 'csv' } })
  expect(new TextDecoder().decode(await download(shop, url))).not.toContain(alert.merchantName)
  for (const call of ['merchants-file', 'measures-file'] as const) {
    const file = await first.call(`GET /api/supervision/${call}`, { query: { format: 'xlsx' } })
    expect((await rowsOf(await download(shop, file.url))).length).toBeGreaterThan(0)
  }
})

test('alerts go on by cursor without a gap and without a repeat, in each order', async () => {
  for (const sort of ['severity', 'newest', 'percent'] as const) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await first.call('GET /api/supervision/alerts', {
        query: { sort, pageSize: 2, ...(cursor && { cursor }) },
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    const [count] = await sql()<
      { open: number }[]
    >`select count(*)::int as open from price_alerts where state = 'open'`
    expect(new Set(seen).size).toBe(count?.open)
    expect(seen).toHaveLength(count?.open ?? 0)
  }
  expect((await first.refused('GET /api/supervision/alerts', { query: { cursor: 'x/y' } })).code).toBe(
    'invalid_input',
  )
})
