import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import { addWorkingDays, workingDaysBetween } from '@yuxiang/shared/working-days'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress } from '../../../test/support/shopping.ts'
import { receive } from '../aftersales/test-support.ts'
import { counties } from '../catalog/tables.ts'
import { assignCounty } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { noConsequences, openStaffCase } from './index.ts'
import { watchDeadlines } from './jobs.ts'
import { reckonClocks } from './reckon-clock.ts'
import {
  bring,
  CHENGKOU,
  CITY,
  FENGJIE,
  particulars,
  regulator,
  sendFile,
  sendPaper,
  step,
  told,
} from './test-support.ts'

const dayMs = 86_400_000
const fengdu = { code: '500230', name: '丰都县', area: '渝东北三峡库区城镇群', nationalKey: true } as const

let shop: Shop
let officer: Caller
let colleague: Caller
let elsewhere: Caller
let city: Caller
let shelf: Shelf
let staff: Caller
let shopper: Caller
const today = () => dayInShanghai(shop.now())

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shelf = await shelve(shop)
  await shop.server.platform.database.db
    .insert(counties)
    .values({ code: CHENGKOU, name: '城口县', area: '渝东北三峡库区城镇群', nationalKey: true })
    .onConflictDoNothing()
  officer = await regulator(shop, FENGJIE)
  colleague = await regulator(shop, FENGJIE)
  elsewhere = await regulator(shop, CHENGKOU)
  city = await regulator(shop, CITY)
  staff = await shelf.staff()
  shopper = await shop.signIn()
})
afterAll(() => shop?.stop())

/** Days go by; tokens do not last so long. */
async function passDays(days: number) {
  shop.passTime(days * dayMs)
  const people = [officer, colleague, elsewhere, city, staff, shopper]
  const again = await Promise.all(people.map(({ phone }) => shop.signIn(phone)))
  ;[officer, colleague, elsewhere, city, staff, shopper] = again as [
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
    Caller,
  ]
}
const own = (id: string, by = shopper) => by.call('GET /api/complaints/{id}', { params: { id } })
const dossier = (id: string, by = officer) => by.call('GET /api/regulator/cases/{id}', { params: { id } })
const shopCase = (id: string, by = staff) => by.call('GET /api/merchant/cases/{id}', { params: { id } })
const inbox = async (person: Caller) =>
  (await person.call('GET /api/messages', {})).items.map(({ title }) => title)
const about = (changes: Parameters<typeof told>[0] = {}) =>
  bring(shopper, { productId: shelf.productId, ...changes })

test('a complaint is accepted, answered, settled by the ordinary refund and closed, and all sides see their part', async () => {
  const bought = await receive(shop, { merchantId: shelf.merchantId, quantity: 2 })
  const buyer = bought.buyer
  const start = await buyer.call('GET /api/complaint-start', { query: { orderId: bought.orderId } })
  expect(start).toMatchObject({ orderId: bought.orderId, officeName: '奉节县市场监督管理局' })
  const paper = await sendPaper(shop, buyer)
  const opened = await bring(buyer, {
    orderId: bought.orderId,
    productId: bought.shelf.productId,
    evidence: [paper],
  })
  expect(opened).toMatchObject({
    state: 'received',
    number: expect.stringMatching(/^奉节市监投〔\d{4}〕\d+号$/),
    deadlines: [{ kind: 'accept', dueOn: addWorkingDays(today(), 7), doneOn: null }],
  })
  const { id } = opened
  expect(await inbox(officer)).toContain('收到新的投诉')
  // Before it is accepted it is nothing to the merchant.
  expect((await staff.refused('GET /api/merchant/cases/{id}', { params: { id } })).code).toBe(
    'case_not_found',
  )

  const accepted = await step(officer, id, { event: 'accept' })
  expect(accepted).toMatchObject({ state: 'accepted', dueKind: 'mediate', officerId: officer.userId })
  expect(accepted.dueOn).toBe(addWorkingDays(today(), 45))
  expect(accepted.documents.map(({ kind }) => kind)).toEqual(['acceptance'])

  const seen = await shopCase(id)
  expect(seen).toMatchObject({
    complainant: { name: particulars.name, phone: '135****5678' },
    replyDueOn: addWorkingDays(today(), policy.caseReply.value),
    orderLines: [{ lineId: bought.lineIds[0], quantity: 2 }],
    acts: ['reply', 'offer'],
  })
  expect(seen.evidence).toHaveLength(1)
  const listed = await staff.call('GET /api/merchant/cases', { query: {} })
  expect(listed.items.map((one) => one.id)).toContain(id)
  await staff.call('POST /api/merchant/cases/{id}/replies', {
    params: { id },
    body: {
      text: '这一批运输途中受潮，同意退一件的钱',
      offer: {
        text: '退还一件',
        lines: [{ lineId: bought.lineIds[0] ?? '', quantity: 1 }],
        performBy: addWorkingDays(today(), 5),
      },
    },
  })
  const offered = await own(id, buyer)
  const [offer] = offered.offers
  expect(offered.acts).toEqual(['withdraw', 'supplement', 'hurry', 'say', 'answerOffer'])
  expect(offer).toMatchObject({ by: 'merchant', state: 'open', merchantAgreed: true })
  expect(offer?.amountFen).toBeGreaterThan(0)

  const settled = await buyer.call('POST /api/complaints/{id}/offers/{offerId}', {
    params: { id, offerId: offer?.id ?? '' },
    body: { agrees: true },
  })
  expect(settled).toMatchObject({
    state: 'closed',
    dueOn: null,
    offers: [{ state: 'accepted', refunded: true }],
  })
  expect(settled.documents.map(({ kind }) => kind)).toEqual([
    'acceptance',
    'mediationAgreement',
    'mediationRecord',
  ])
  const order = await buyer.call('GET /api/orders/{id}', { params: { id: bought.orderId } })
  expect(order.refunds).toMatchObject([{ totalFen: offer?.amountFen }])
  expect(order.lines[0]?.refundedQuantity).toBe(1)

  const [, agreement] = settled.documents
  const document = await buyer.call('GET /api/complaints/{id}/documents/{documentId}', {
    params: { id, documentId: agreement?.id ?? '' },
  })
  expect(document.paragraphs[0]).toBe(`投诉人：${particulars.name}`)
  expect(document.number).toMatch(/^奉节市监投调〔\d{4}〕\d+号$/)
  const rated = await buyer.call('POST /api/complaints/{id}/rating', {
    params: { id },
    body: { stars: 5, text: '很快' },
  })
  expect(rated).toMatchObject({ stars: 5, acts: [] })
  const again = { params: { id }, body: { stars: 1, text: '' } }
  expect((await buyer.refused('POST /api/complaints/{id}/rating', again)).code).toBe('case_rated')
})

test('of two officers at once one decides, and the other is told to look again', async () => {
  const { id } = await about()
  const { version } = await dossier(id)
  const body = { event: 'accept', version, opinion: '同意受理' } as const
  const answers = await Promise.all(
    [officer, colleague].map((by) =>
      by.send('POST /api/regulator/cases/{id}/steps', { params: { id }, body }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'case_version_conflict' })
  expect((await dossier(id)).timeline.filter(({ event }) => event === 'accept')).toHaveLength(1)
})

test('a case is its region’s: another county sees it after a transfer, the city always', async () => {
  const { id } = await about()
  const params = { id }
  expect((await elsewhere.refused('GET /api/regulator/cases/{id}', { params })).code).toBe('case_not_found')
  expect((await dossier(id, city)).id).toBe(id)
  // It goes to no office where nobody would see it.
  await shop.server.platform.database.db.insert(counties).values(fengdu).onConflictDoNothing()
  const { version } = await dossier(id)
  const body = { event: 'transfer', regionCode: fengdu.code, version, opinion: '商家在该区县' } as const
  const nobody = await officer.refused('POST /api/regulator/cases/{id}/steps', { params, body })
  expect(nobody.code).toBe('case_office_empty')
  const moved = await step(officer, id, { event: 'transfer', regionCode: CHENGKOU })
  expect(moved).toMatchObject({ officeName: '城口县市场监督管理局', officerId: null, dueKind: 'accept' })
  expect((await dossier(id, elsewhere)).dueOn).toBe(moved.dueOn)
  expect((await officer.refused('GET /api/regulator/cases/{id}', { params })).code).toBe('case_not_found')
  const refused = await step(elsewhere, id, { event: 'refuse', ground: 'notForLiving' })
  expect(refused.timeline.at(-1)?.ground).toContain('第十五条第三项')
  expect(await inbox(shopper)).toContain('投诉不予受理')
})

test('what belongs together with a case is shown as far as the officer may open it', async () => {
  const [first, second] = [await about(), await about()]
  const relatedOf = (one: Awaited<ReturnType<typeof dossier>>) => one.related.map(({ id }) => id)
  expect(relatedOf(await dossier(first.id))).toContain(second.id)
  await step(officer, second.id, { event: 'transfer', regionCode: CHENGKOU })
  expect(relatedOf(await dossier(first.id))).not.toContain(second.id)
  expect(relatedOf(await dossier(second.id, elsewhere))).not.toContain(first.id)
  expect(relatedOf(await dossier(first.id, city))).toContain(second.id)
  // Whoever hands a case over sees what became of his step, and nothing else of that office.
  const handed = await step(officer, first.id, { event: 'transfer', regionCode: CHENGKOU })
  expect(relatedOf(handed)).not.toContain(second.id)
  expect(relatedOf(await dossier(second.id, elsewhere))).toContain(first.id)
})

test('neither side takes the other’s room, and a reply that the office asked for is always taken', async () => {
  const { id } = await about()
  await step(officer, id, { event: 'accept' })
  const fill = (as: 'complainant' | 'merchant') => shop.server.platform.database.sql`
    insert into complaint_messages (id, case_id, at, acted_as, actor_name, text, files)
    select gen_random_uuid(), ${id}, ${shop.now().toISOString()}::timestamptz, ${as}, '某人', '再说一遍', '{}'
    from generate_series(1, ${policy.caseMessagesMax.value})`
  const reply = (text: string) => ({ params: { id }, body: { text } })
  const speak = { params: { id }, body: { text: '还有一句' } }
  await fill('complainant')
  expect((await shopper.refused('POST /api/complaints/{id}/messages', speak)).code).toBe('case_messages_full')
  await staff.call('POST /api/merchant/cases/{id}/replies', reply('这是被要求的答复'))
  await staff.call('POST /api/merchant/cases/{id}/replies', reply('这是后来补充的'))
  await fill('merchant')
  const full = await staff.refused('POST /api/merchant/cases/{id}/replies', reply('没有地方了'))
  expect(full.code).toBe('case_messages_full')
  await step(officer, id, { event: 'requestReply', opinion: '请说明运输的温度' })
  await staff.call('POST /api/merchant/cases/{id}/replies', reply('全程八度'))
  expect((await shopCase(id)).messages.map(({ text }) => text)).toContain('全程八度')
  // Afterwards nothing is asked, and the room is as full as it was.
  const again = await staff.refused('POST /api/merchant/cases/{id}/replies', reply('再补一句'))
  expect(again.code).toBe('case_messages_full')
})

test('an officer who left hears nothing more of his cases: his office does, or the city’s when nobody is left', async () => {
  const { sql } = shop.server.platform.database
  const leave = ({ userId }: Caller) => sql`delete from county_staff where user_id = ${userId}`
  const [his, citys] = [await about(), await about()]
  const left = await regulator(shop, FENGJIE)
  await step(left, his.id, { event: 'accept' })
  // An officer of the city has a county's case, and hears of it alone.
  await step(city, citys.id, { event: 'accept' })
  await leave(left)
  const say = async (id: string, text: string) => {
    await shopper.call('POST /api/complaints/{id}/messages', { params: { id }, body: { text } })
    const heard = async (person: Caller) =>
      (await person.call('GET /api/messages', {})).items.some((one) => one.text === text)
    return { left: await heard(left), officer: await heard(officer), city: await heard(city) }
  }
  expect(await say(his.id, '甲：他已经走了')).toEqual({ left: false, officer: true, city: false })
  expect(await say(citys.id, '乙：市局的人在办')).toEqual({ left: false, officer: false, city: true })
  const office = await sql<{ userId: string }[]>`
    delete from county_staff where county_code = ${FENGJIE} and office = 'regulator' returning user_id as "userId"`
  expect(await say(his.id, '丙：这个单位没有人了')).toEqual({ left: false, officer: false, city: true })
  const { db } = shop.server.platform.database
  for (const { userId } of office) await assignCounty(db, userId, FENGJIE, 'regulator')
})

test('the board tells how long a complaint took to its decision, and of a report nothing of when it came', async () => {
  const opened = await about()
  const report = await about({ track: 'violationReport' })
  const { id } = opened
  const receivedOn = today()
  await step(officer, id, { event: 'accept' })
  await passDays(9)
  await step(officer, id, { event: 'terminate', reason: 'noAgreement' })
  const decidedOn = today()
  await passDays(7)
  await step(officer, id, { event: 'close' })
  await step(officer, report.id, { event: 'verify' })
  await step(officer, report.id, { event: 'dismiss' })
  await step(officer, report.id, { event: 'tell' })
  const summary = '消费者反映脐橙变质，经调解未达成一致，已告知诉讼途径。'
  for (const one of [id, report.id]) await step(officer, one, { event: 'publish', summary })
  const { items } = await shop.stranger.call('GET /api/handled-cases', { query: {} })
  const daysOf = (of: string) => items.find((one) => one.id === of)?.workingDays
  expect(daysOf(id)).toBe(workingDaysBetween(receivedOn, decidedOn))
  expect(daysOf(report.id)).toBeNull()
})

test('officers are warned ahead and on the day, the city hears of what passed, and late is allowed and marked', async () => {
  const { id } = await about()
  const { dueOn } = await dossier(id)
  const watch = () => watchDeadlines(shop.server.platform, noConsequences)
  const events = async () => (await dossier(id)).timeline.map(({ event }) => event)
  const passTo = async (day: string) => passDays(Math.round((Date.parse(day) - Date.parse(today())) / dayMs))
  await watch()
  expect(await events()).toEqual(['receive'])
  await passTo(dueOn ?? '')
  await watch()
  await watch()
  expect((await events()).filter((event) => event === 'warn')).toHaveLength(1)
  await passDays(1)
  await watch()
  await watch()
  const late = await dossier(id, city)
  expect(late).toMatchObject({ escalated: true })
  expect(late.daysLeft).toBeLessThanOrEqual(0)
  expect((await events()).filter((event) => event === 'escalate')).toHaveLength(1)
  expect(await inbox(city)).toContain('奉节县市场监督管理局有案件超期')
  const decided = await step(officer, id, { event: 'accept' })
  expect(decided).toMatchObject({ decidedLate: true, state: 'accepted' })
  expect(decided.timeline.at(-1)).toMatchObject({ event: 'accept', late: true })
  expect(decided.deadlines[0]).toMatchObject({ kind: 'accept', dueOn, late: true })
})

test('what was reckoned before its holidays were announced is reckoned anew, and nothing is said to be late by it', async () => {
  const { id } = await about()
  await step(officer, id, { event: 'accept' })
  const after = await dossier(id)
  const merchantCase = async () =>
    (await staff.call('GET /api/merchant/cases', { query: {} })).items.find((one) => one.id === id)
  const { replyDueOn } = (await merchantCase()) ?? {}
  const { sql } = shop.server.platform.database
  // As if the days between had not been known for holidays.
  const stale = () => sql`
    update complaint_cases set due_on = ${today()}, queue_on = ${today()}, reply_due_on = ${today()} where id = ${id}`
  await stale()
  await passDays(1)
  await watchDeadlines(shop.server.platform, noConsequences)
  expect((await dossier(id)).timeline.map(({ event }) => event)).toEqual(['receive', 'accept'])
  expect(await dossier(id)).toMatchObject({ dueOn: after.dueOn, escalated: false })
  expect(await merchantCase()).toMatchObject({ replyDueOn })
  await stale()
  for (const _ of [1, 2]) await reckonClocks(shop.server.platform)
  expect(await dossier(id)).toMatchObject({ dueOn: after.dueOn })
  expect(await merchantCase()).toMatchObject({ replyDueOn })
})

test('no penalty is decided before it was announced and the merchant had its days to state its case', async () => {
  const { id } = await bring(shopper, { productId: shelf.productId, track: 'violationReport', demand: '' })
  await step(officer, id, { event: 'verify' })
  await step(officer, id, { event: 'file' })
  const penalty = {
    violation: '销售的脐橙以次充好，标称一级实为三级',
    basis: '《中华人民共和国产品质量法》第五十条',
    measures: '责令停止销售，没收违法所得',
    fineFen: 100_000,
  }
  const penalise = async (changes: Partial<typeof penalty> = {}, seen?: number) => {
    const version = seen ?? (await dossier(id)).version
    return officer.refused('POST /api/regulator/cases/{id}/steps', {
      params: { id },
      body: { event: 'penalise', version, opinion: '事实清楚', penalty: { ...penalty, ...changes } },
    })
  }
  expect((await penalise()).code).toBe('case_penalty_unheard')
  const announced = await step(officer, id, { event: 'announcePenalty', penalty })
  const until = addWorkingDays(today(), policy.penaltyStatement.value)
  expect(announced).toMatchObject({ state: 'filed', intendedPenalty: { ...penalty, statementUntil: until } })
  expect(announced.acts).not.toContain('penalise')
  const seen = await staff.call('GET /api/merchant/cases/{id}', { params: { id } })
  expect(seen).toMatchObject({ replyDueOn: null, documents: [{ kind: 'penaltyNotice' }], acts: ['reply'] })
  expect(seen.replyAsked).toContain(`请在 ${until} 前陈述、申辩`)
  // Silence would be none either: nobody is said to be late.
  await watchDeadlines(shop.server.platform, noConsequences)
  await passDays(Math.round((Date.parse(until) - Date.parse(today())) / dayMs))
  expect((await penalise()).code).toBe('case_penalty_unheard')
  await passDays(1)
  // However much was said before, the statement has room once; who read the case before it was made looks again.
  const { version: before } = await dossier(id)
  const { sql } = shop.server.platform.database
  await sql`
    insert into complaint_messages (id, case_id, at, acted_as, actor_name, text, files)
    select gen_random_uuid(), ${id}, now(), 'merchant', '商家', '再说一遍', '{}'
    from generate_series(1, ${policy.caseMessagesMax.value})`
  const words = { params: { id }, body: { text: '等级标签是包装厂贴错的' } }
  await staff.call('POST /api/merchant/cases/{id}/replies', words)
  expect((await staff.refused('POST /api/merchant/cases/{id}/replies', words)).code).toBe(
    'case_messages_full',
  )
  expect((await penalise({}, before)).code).toBe('case_version_conflict')
  // What was not announced is not decided on, nor more than that: only less.
  const { violation, basis, measures } = penalty
  for (const changes of [
    { violation: `${violation}，并虚构产地` },
    { basis: `${basis}、第五十三条` },
    { measures: `${measures}，吊销营业执照` },
    { fineFen: penalty.fineFen + 1 },
  ]) {
    expect((await penalise(changes)).code).toBe('case_penalty_changed')
  }
  const decided = await step(officer, id, { event: 'penalise', penalty: { ...penalty, fineFen: 80_000 } })
  expect(decided).toMatchObject({ state: 'penalised', penalty: { ...penalty, fineFen: 80_000 } })
  expect(decided.timeline.map(({ event }) => event)).toContain('statement')
  expect(decided.timeline.map(({ event }) => event)).not.toContain('replyOverdue')
})

test('a complaint about a merchant alone names no product and goes to the county of the merchant', async () => {
  const { merchantId } = shelf
  const start = await shopper.call('GET /api/complaint-start', { query: { merchantId } })
  expect(start).toMatchObject({ merchantId, productId: null, officeName: '奉节县市场监督管理局' })
  const { id } = await bring(shopper, { merchantId })
  expect(await own(id)).toMatchObject({ merchantName: start.merchantName, productName: null, orderId: null })
  const unknown = { query: { merchantId: randomUUID() } }
  expect((await shopper.refused('GET /api/complaint-start', unknown)).code).toBe('merchant_not_found')
})

test('a case that supervision opens is opened once, with its own source, and nobody brought it', async () => {
  const { platform } = shop.server
  const input = {
    actorId: officer.userId,
    countyCode: FENGJIE,
    merchantId: shelf.merchantId,
    productId: shelf.productId,
    kind: 'price',
    facts: '活动前七日最低成交价 45.80 元，划线价标为 98.00 元，涉嫌虚假折扣',
    sourceKind: 'priceAlert',
    sourceId: randomUUID(),
  } as const
  const open = () => platform.database.transaction((tx) => openStaffCase(tx, platform, input))
  const [first, second] = await Promise.all([open(), open()])
  expect(second).toEqual(first)
  const one = await dossier(first?.caseId ?? '')
  expect(one).toMatchObject({ track: 'violationReport', sourceKind: 'priceAlert', partyMasked: null })
  expect(one.number).toMatch(/^奉节市监核〔/)
})

test('what is wrong is refused by name, and what is missing is named field by field', async () => {
  const code = async (changes: Parameters<typeof told>[0], by = shopper) =>
    (await by.refused('POST /api/complaints', { body: told({ productId: shelf.productId, ...changes }) }))
      .code
  const stranger = await receive(shop, { merchantId: shelf.merchantId })
  expect(await code({ orderId: stranger.orderId })).toBe('order_not_found')
  expect(await code({ happenedOn: '2019-05-01' })).toBe('case_over_three_years')
  expect(await code({ productId: randomUUID() })).toBe('product_not_found')
  expect(await code({ evidence: [await sendPaper(shop, staff)] })).toBe('case_file_unknown')
  expect(await code({ description: '坏了' })).toBe('invalid_input')
  const newcomer = await shop.signIn()
  const { particulars: _, ...bare } = told({ productId: shelf.productId })
  const missing = await newcomer.refused('POST /api/complaints', { body: bare })
  expect(missing.code).toBe('case_particulars_missing')
  expect(missing.errors?.map(({ path }) => path)).toEqual(['particulars.name', 'particulars.address'])
  await addAddress(newcomer)
  expect((await newcomer.call('POST /api/complaints', { body: bare })).state).toBe('received')

  const video = await sendFile(shop, shopper, new Uint8Array(2_000), '视频.mp4')
  expect(((await video.json()) as { code: string }).code).toBe('file_type_not_allowed')
  const huge = await fetch(`${shop.url}/api/complaint-files`, {
    method: 'POST',
    body: new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(4 * 1024 * 1024))
      },
    }),
    duplex: 'half',
    headers: { authorization: `Bearer ${shopper.token}`, 'content-type': 'multipart/form-data; boundary=x' },
  } as RequestInit)
  expect([huge.status, ((await huge.json()) as { code: string }).code]).toEqual([413, 'file_too_large'])

  const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
  const { id } = await about({ description: `${script} 脐橙发霉` })
  expect((await own(id)).facts).toContain(script)
})
