import { policy } from '@yuxiang/shared/policy'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { download, rowsOf } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { receive } from '../aftersales/test-support.ts'
import { counties } from '../catalog/tables.ts'
import { assignCounty, createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { openBatch } from '../traceability/test-support.ts'
import { keepFile } from './files.ts'
import { forgetLooseFiles } from './forget-files.ts'
import {
  announcePenalty,
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
/** Everything the server wrote down of itself. */
const logLines: string[] = []
let shop: Shop
let officer: Caller
let colleague: Caller
let shelf: Shelf
let staff: Caller
const today = () => dayInShanghai(shop.now())

beforeAll(async () => {
  shop = await startShop({ runJobs: false, logLines })
  shelf = await shelve(shop)
  await shop.server.platform.database.db
    .insert(counties)
    .values({ code: CHENGKOU, name: '城口县', area: '渝东北三峡库区城镇群', nationalKey: true })
    .onConflictDoNothing()
  officer = await regulator(shop, FENGJIE)
  colleague = await regulator(shop, FENGJIE)
  await regulator(shop, CITY)
  staff = await shelf.staff()
})
afterAll(() => shop?.stop())

const params = (id: string) => ({ params: { id } })
const dossier = (id: string) => officer.call('GET /api/regulator/cases/{id}', params(id))

/** Every answer of every route that lets a merchant in, for these ids in every place; what is refused, too. */
async function everythingMerchantsReach(ids: readonly string[]): Promise<string> {
  const urls = shop.server.routes.flatMap(({ method, path, access }) => {
    const isReachable =
      access === 'everyone' || access.some((role) => role === 'merchant' || role === 'shopper')
    if (!isReachable || method !== 'GET') return []
    const places = path.match(/\{\w+\}/g)?.length ?? 0
    if (places === 0) return [path, `${path}?filter=all`, `${path}?merchantId=${shelf.merchantId}`]
    const tried = places === 1 ? ids.map((id) => [id]) : path.includes('/documents/') ? pairs(ids) : []
    return tried.map((given) => {
      let at = 0
      return path.replace(/\{\w+\}/g, () => given[at++] ?? '')
    })
  })
  const bytes: string[] = []
  for (let start = 0; start < urls.length; start += 16) {
    const answers = urls.slice(start, start + 16).map(async (url) => {
      const answer = await fetch(shop.url + url, { headers: { authorization: `Bearer ${staff.token}` } })
      return answer.text()
    })
    bytes.push(...(await Promise.all(answers)))
  }
  return bytes.join('\n')
}

const pairs = (ids: readonly string[]) => ids.flatMap((first) => ids.map((second) => [first, second]))

test('whoever reports is nowhere in what a merchant can reach: no list, page, paper, message, export or row', async () => {
  const bought = await receive(shop, { merchantId: shelf.merchantId })
  const reporter = bought.buyer
  const secret = {
    name: '司徒密名',
    phone: '13566667777',
    address: '重庆市万州区白岩路 77 号密址',
  }
  const words = '店里把过期的脐橙换了标签再卖'
  const { also, ...complaint } = await bring(reporter, {
    orderId: bought.orderId,
    productId: bought.shelf.productId,
    alsoReport: true,
    demand: '退款九元九角九分',
  })
  if (!also) throw new Error('no report beside the complaint')
  // A report alone, with everything that could point at its author.
  const evidence = await sendPaper(shop, reporter)
  const { id } = await bring(reporter, {
    orderId: bought.orderId,
    productId: bought.shelf.productId,
    track: 'violationReport',
    description: words,
    demand: '请严查换标签的人',
    evidence: [evidence],
    particulars: secret,
  })
  await step(officer, complaint.id, { event: 'accept' })
  await step(officer, id, { event: 'verify' })
  await step(officer, id, { event: 'requestReply', opinion: '请说明该批脐橙的采摘与包装日期' })
  await reporter.call('POST /api/complaints/{id}/supplements', {
    ...params(id),
    body: { text: '补充：店员姓赵，我认得他' },
  })
  await reporter.call('POST /api/complaints/{id}/hurry', params(id))
  await staff.call('POST /api/merchant/cases/{id}/replies', {
    ...params(id),
    body: { text: '我们没有换标签' },
  })
  await step(officer, id, { event: 'note', opinion: '已电话联系举报人核实' })
  await step(officer, id, { event: 'file' })
  await step(officer, id, { event: 'tell' })
  const intended = {
    violation: '更改产品生产日期后销售',
    basis: '《中华人民共和国食品安全法》第一百二十四条',
    measures: '没收违法所得',
    fineFen: 500_000,
  }
  await announcePenalty(shop, officer, id, intended)
  await step(officer, id, { event: 'penalise', penalty: intended })
  await step(officer, id, { event: 'tell' })

  const seen = await staff.call('GET /api/merchant/cases/{id}', params(id))
  expect(seen).toMatchObject({ complainant: null, evidence: [], orderNo: null, deadlines: [], demand: null })
  expect(seen.timeline.map(({ event }) => event)).toEqual([
    'requestReply',
    'reply',
    'announcePenalty',
    'penalise',
  ])
  expect(seen.documents.map(({ kind }) => kind)).toEqual(['penaltyNotice', 'penalty'])
  const papers = (await dossier(id)).documents
  const refusedPapers = papers.filter(({ kind }) => !kind.startsWith('penalty'))
  expect(refusedPapers.length).toBeGreaterThan(0)
  for (const { id: documentId } of refusedPapers) {
    const given = { params: { id, documentId } }
    expect((await staff.refused('GET /api/merchant/cases/{id}/documents/{documentId}', given)).code).toBe(
      'case_document_not_found',
    )
  }
  // The report beside the complaint was never shown to the merchant: it is not there.
  expect((await staff.refused('GET /api/merchant/cases/{id}', params(also.id))).code).toBe('case_not_found')

  const ids = [id, also.id, shelf.merchantId, ...papers.map((one) => one.id)]
  const { sql } = shop.server.platform.database
  const rows = await sql<{ row: string }[]>`
    select to_jsonb(one)::text as row from complaint_cases one where id = any(${[id, also.id]}::uuid[])
    union all select to_jsonb(one)::text from complaint_events one where case_id = any(${[id, also.id]}::uuid[])
    union all select to_jsonb(one)::text from complaint_documents one where case_id = any(${[id, also.id]}::uuid[])
    union all select to_jsonb(one)::text from complaint_messages one where case_id = any(${[id, also.id]}::uuid[])
    union all select to_jsonb(one)::text from complaint_penalties one where case_id = any(${[id, also.id]}::uuid[])
    union all select to_jsonb(one)::text from messages one where user_id = ${staff.userId}`
  const reached = await everythingMerchantsReach(ids)
  // It looked where something is to be seen.
  expect(reached).toContain('采摘与包装日期')
  const orderNo = (await reporter.call('GET /api/orders/{id}', params(bought.orderId))).orderNo
  for (const hidden of [secret.name, secret.phone, secret.address, reporter.userId]) {
    expect(rows.map(({ row }) => row).join('\n'), hidden).not.toContain(hidden)
    expect(reached, hidden).not.toContain(hidden)
  }
  for (const hidden of [
    words,
    '严查换标签',
    '店员姓赵',
    '举报人核实',
    also.number,
    secret.phone.slice(0, 7),
  ]) {
    expect(reached, hidden).not.toContain(hidden)
  }
  expect(JSON.stringify(seen)).not.toContain(orderNo)
  const log = logLines.join('')
  expect(log).toContain('POST /api/complaints')
  for (const hidden of [secret.name, secret.phone, secret.address, words, '严查换标签', '店员姓赵'])
    expect(log, hidden).not.toContain(hidden)
  const penalty = await staff.call('GET /api/merchant/cases/{id}/documents/{documentId}', {
    params: { id, documentId: seen.documents[0]?.id ?? '' },
  })
  expect(JSON.stringify(penalty)).not.toContain(secret.name)
  const pdf = await fetch(shop.url + penalty.pdfUrl)
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  // Made for another reader, the same address is not signed.
  const [path = '', query = ''] = penalty.pdfUrl.split('?')
  const forged = Buffer.from(
    JSON.stringify({ caseId: id, documentId: papers[0]?.id, reader: 'officer' }),
  ).toString('base64url')
  const other = `${path.slice(0, path.lastIndexOf('/') + 1)}${forged}?${query}`
  expect((await fetch(shop.url + other)).status).toBe(403)
  expect((await fetch(`${shop.url}/api/complaint-files/${evidence}`)).status).toBe(403)
}, 60_000)

test('an anonymous report is told to nobody, and who looks at a name leaves a trace', async () => {
  const person = await shop.signIn()
  const { id } = await bring(person, {
    productId: shelf.productId,
    track: 'violationReport',
    anonymous: true,
    demand: '',
  })
  await step(officer, id, { event: 'verify' })
  const dismissed = await step(officer, id, { event: 'dismiss' })
  expect(dismissed).toMatchObject({ state: 'notFiled', anonymous: true, dueKind: 'tell' })
  const ended = await step(officer, id, { event: 'tell' })
  expect(ended).toMatchObject({ state: 'told', documents: [], dueOn: null })
  expect(await officer.call('POST /api/regulator/cases/{id}/contact', params(id))).toBeNull()

  const named = await bring(person, { productId: shelf.productId })
  const clear = await officer.call('POST /api/regulator/cases/{id}/contact', params(named.id))
  expect(clear).toEqual(particulars)
  // Whoever also works for the merchant gets neither the name nor the case.
  const { sql } = shop.server.platform.database
  const { userId } = colleague
  await sql`insert into merchant_staff (merchant_id, user_id, role) values (${shelf.merchantId}, ${userId}, 'orders')`
  for (const call of ['POST /api/regulator/cases/{id}/contact', 'GET /api/regulator/cases/{id}'] as const) {
    expect((await colleague.refused(call, params(named.id))).code).toBe('reviewer_involved')
  }
  await sql`delete from merchant_staff where user_id = ${userId}`
  const [trace] = await shop.server.platform.database.sql<{ actor: string }[]>`
    select actor_id as actor from audit_entries
    where action = 'complaintCase.reveal' and subject_id = ${named.id}`
  expect(trace?.actor).toBe(officer.userId)
})

test('an officer who works for the merchant finds nothing about it in any list, hears of none and is given none', async () => {
  const { sql } = shop.server.platform.database
  const involved = await regulator(shop, FENGJIE)
  const { userId } = involved
  const person = await shop.signIn()
  const other = await shelve(shop)
  const assigned = await bring(person, { productId: shelf.productId })
  const give = (id: string) => ({ body: { caseIds: [id], officerId: userId } })
  await officer.call('POST /api/regulator/assignments', give(assigned.id))
  // An address made before he came to the merchant shows no more than one made after.
  const exported = async (by: Caller) =>
    (await by.call('POST /api/regulator/exports', { body: {} })).downloadUrl
  const before = await exported(involved)
  await sql`insert into merchant_staff (merchant_id, user_id, role) values (${shelf.merchantId}, ${userId}, 'orders')`

  const words = ['库房里的旧标签都堆在冷柜后面，夜里才贴', '夜里贴旧标签，标签都堆在库房的冷柜后面']
  const reports: string[] = []
  for (const description of words) {
    const { id } = await bring(person, {
      productId: shelf.productId,
      track: 'violationReport',
      kind: 'falseCertification',
      description,
    })
    reports.push(id)
  }
  const elsewhere = await bring(person, { productId: other.productId })
  await person.call('POST /api/complaints/{id}/supplements', {
    ...params(assigned.id),
    body: { text: '还有一张照片' },
  })

  const month = { query: { month: (await dossier(reports[0] ?? '')).dueOn?.slice(0, 7) ?? '' } }
  const seenBy = async (by: Caller, file: Promise<string>) => {
    const queue = await by.call('GET /api/regulator/cases', { query: { pageSize: 50 } })
    const rows = await rowsOf(await download(shop, await file))
    const { days } = await by.call('GET /api/regulator/calendar', month)
    const figures = await by.call('GET /api/regulator/statistics', { query: {} })
    const messages = await by.call('GET /api/messages', {})
    const told = messages.items.map(({ path, title }) => `${path?.split('=').at(-1)} ${title}`)
    return { queue: queue.items.map(({ id }) => id), rows, days, figures, told }
  }
  const his = await seenBy(involved, exported(involved))
  expect(his.queue).toEqual([elsewhere.id])
  const numbers = his.rows.slice(1).map(([number]) => number)
  expect(numbers).toEqual([elsewhere.number])
  expect(await rowsOf(await download(shop, before))).toEqual(his.rows)
  const due = (days: typeof his.days) => days.flatMap(({ cases }) => cases.map(({ id }) => id))
  expect(due(his.days).filter((id) => id !== elsewhere.id)).toEqual([])
  expect(his.figures).toMatchObject({ received: 1, clusters: [], repeated: [] })
  expect(his.figures.byMerchant.map(({ id }) => id)).toEqual([other.merchantId])
  expect(his.told.sort()).toEqual(
    [`${assigned.id} 收到新的投诉`, `${assigned.id} 分派给您一件案件`, `${elsewhere.id} 收到新的投诉`].sort(),
  )

  const theirs = await seenBy(officer, exported(officer))
  expect(theirs.queue).toEqual(expect.arrayContaining([assigned.id, elsewhere.id, ...reports]))
  expect(theirs.rows.length).toBeGreaterThan(his.rows.length)
  expect(due(theirs.days).length).toBeGreaterThan(1)
  expect(theirs.figures.clusters).toContainEqual(
    expect.objectContaining({ by: 'text', name: expect.stringContaining('旧标签') }),
  )
  expect(theirs.told).toEqual(expect.arrayContaining(reports.map((id) => `${id} 收到新的线索`)))
  // The case's own officer hears no more of it: the others of the office do.
  expect(theirs.told).toContain(`${assigned.id} 补充了材料`)

  const [first = ''] = reports
  expect((await officer.refused('POST /api/regulator/assignments', give(first))).code).toBe(
    'reviewer_involved',
  )
  expect((await involved.refused('POST /api/regulator/assignments', give(first))).code).toBe(
    'reviewer_involved',
  )
  await sql`delete from county_staff where user_id = ${userId}`
})

test('a dispute that two rounds do not settle is ended with a listed reason, told in time and published', async () => {
  const bought = await receive(shop, { merchantId: shelf.merchantId })
  const { buyer } = bought
  const { id } = await bring(buyer, { orderId: bought.orderId, productId: bought.shelf.productId })
  await step(officer, id, { event: 'accept' })
  await step(officer, id, { event: 'mediate' })
  const offer = { text: '换一箱新的', performBy: addWorkingDays(today(), 5) }
  await staff.call('POST /api/merchant/cases/{id}/replies', {
    ...params(id),
    body: { text: '可以换货', offer: { ...offer, amountFen: 1_000 } },
  })
  const first = (await buyer.call('GET /api/complaints/{id}', params(id))).offers[0]
  await buyer.call('POST /api/complaints/{id}/offers/{offerId}', {
    params: { id, offerId: first?.id ?? '' },
    body: { agrees: false, reason: '不想再要了' },
  })
  const exchange = { ...offer, text: '换一箱新的并补偿 20 元', amountFen: 2_000, otherDuty: true }
  await step(officer, id, { event: 'propose', offer: exchange })
  const second = (await staff.call('GET /api/merchant/cases/{id}', params(id))).offers.at(-1)
  expect(second).toMatchObject({ by: 'officer', round: 2, merchantAgreed: false })
  const answer = { params: { id, offerId: second?.id ?? '' }, body: { agrees: true } }
  await staff.call('POST /api/merchant/cases/{id}/offers/{offerId}', answer)
  await buyer.call('POST /api/complaints/{id}/offers/{offerId}', answer)
  const agreed = await dossier(id)
  expect(agreed).toMatchObject({ state: 'agreed', dueKind: 'perform', dueOn: offer.performBy })
  // What was agreed is not done: the case is ended, and both are told.
  const terminated = await step(officer, id, { event: 'terminate', reason: 'noAgreement' })
  expect(terminated).toMatchObject({ state: 'terminated', dueOn: addWorkingDays(today(), 7) })
  const closed = await step(officer, id, { event: 'close' })
  expect(closed).toMatchObject({ state: 'closed', dueOn: null })
  const summary = '消费者反映脐橙变质，经调解未能履行协议，已告知诉讼途径。'
  await step(officer, id, { event: 'publish', summary })
  const board = await shop.stranger.call('GET /api/handled-cases', { query: {} })
  const row = board.items.find((one) => one.id === id)
  expect(row).toMatchObject({ summary, officeName: '奉节县市场监督管理局' })
  expect(JSON.stringify(board)).not.toContain(particulars.name)
})

test('a clock stands still for a test and goes on, a merchant that answers late is on record, a hurry waits its days', async () => {
  const person = await shop.signIn()
  const { id } = await bring(person, { productId: shelf.productId })
  const accepted = await step(officer, id, { event: 'accept' })
  const stopped = await step(officer, id, { event: 'suspend', reason: 'testing' })
  expect(stopped).toMatchObject({ suspended: true, dueOn: null })
  const again = {
    ...params(id),
    body: { event: 'suspend', version: stopped.version, opinion: '再停', reason: 'testing' },
  }
  expect((await officer.refused('POST /api/regulator/cases/{id}/steps', again as never)).code).toBe(
    'case_clock_conflict',
  )
  shop.passTime(14 * dayMs)
  officer = await shop.signIn(officer.phone)
  const went = await step(officer, id, { event: 'resume' })
  expect(went.dueOn && accepted.dueOn && went.dueOn > accepted.dueOn).toBe(true)
  const late: unknown[] = []
  const { watchDeadlines } = await import('./jobs.ts')
  const consequences = {
    ended: async () => {},
    replyOverdue: async (_: unknown, one: unknown) => void late.push(one),
  }
  for (const _ of [1, 2]) await watchDeadlines(shop.server.platform, consequences)
  expect(late).toEqual(
    expect.arrayContaining([expect.objectContaining({ caseId: id, merchantId: shelf.merchantId })]),
  )
  expect(late.filter((one) => (one as { caseId: string }).caseId === id)).toHaveLength(1)
  const caller = await shop.signIn(person.phone)
  await caller.call('POST /api/complaints/{id}/hurry', params(id))
  expect((await caller.refused('POST /api/complaints/{id}/hurry', params(id))).code).toBe('case_hurried')
  const withdrawn = await caller.call('POST /api/complaints/{id}/withdraw', {
    ...params(id),
    body: { reason: '商家已解决' },
  })
  expect(withdrawn).toMatchObject({ state: 'withdrawn', acts: [] })
})

test('the queue is filtered, assigned in a batch, counted and exported, and a true video is kept and read by ranges', async () => {
  colleague = await shop.signIn(colleague.phone)
  const person = await shop.signIn()
  const facts = [
    '奶香味茶叶全是碎末，泡出来发苦发涩',
    '茶叶都是碎末，发苦发涩，没有奶香味',
    '物流太慢，等了十二天',
  ]
  const opened = []
  for (const description of facts) {
    opened.push(await bring(person, { productId: shelf.productId, description }))
  }
  const caseIds = opened.map((one) => one.id)
  const body = { caseIds, officerId: colleague.userId }
  expect(await officer.call('POST /api/regulator/assignments', { body })).toEqual({ assigned: 3 })
  const mine = await colleague.call('GET /api/regulator/cases', { query: { filter: 'mine', pageSize: 2 } })
  expect(mine.items).toHaveLength(2)
  const rest = await colleague.call('GET /api/regulator/cases', {
    query: { filter: 'mine', pageSize: 2, cursor: mine.nextCursor ?? '' },
  })
  expect([...mine.items, ...rest.items].map((one) => one.id).sort()).toEqual([...caseIds].sort())
  const stranger = { ...body, officerId: person.userId }
  expect((await officer.refused('POST /api/regulator/assignments', { body: stranger })).code).toBe(
    'case_officer_unknown',
  )
  const figures = await officer.call('GET /api/regulator/statistics', { query: {} })
  expect(figures.repeated).toContainEqual(expect.objectContaining({ merchantId: shelf.merchantId, cases: 3 }))
  expect(figures.clusters.map(({ by }) => by)).toEqual(expect.arrayContaining(['product', 'text']))
  const [first] = caseIds
  const related = (await dossier(first ?? '')).related.find((one) => one.id === caseIds[1])
  expect(related?.by).toEqual(['product', 'text', 'person'])
  const month = today().slice(0, 7)
  const calendar = await officer.call('GET /api/regulator/calendar', { query: { month } })
  expect(calendar.days.length).toBeGreaterThanOrEqual(28)
  const { downloadUrl } = await officer.call('POST /api/regulator/exports', { body: { filter: 'mine' } })
  expect((await fetch(shop.url + downloadUrl)).status).toBe(200)

  const mp4 = new Uint8Array(4_000)
  mp4.set([
    0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0, 0x69, 0x73, 0x6f, 0x6d, 0x6d,
    0x70, 0x34, 0x32,
  ])
  const kept = await sendFile(shop, person, mp4, '短视频.mp4')
  const file = (await kept.json()) as { url: string; contentType: string }
  expect([kept.status, file]).toMatchObject([201, { contentType: 'video/mp4' }])
  const part = await fetch(shop.url + file.url, { headers: { range: 'bytes=0-99' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 0-99/4000'])
})

test('one account brings so many cases a day, many at once too, and what was refused for a missing word does not count', async () => {
  const many = await shop.signIn()
  const body = told({ productId: shelf.productId })
  const most = policy.casesPerDay.value
  await many.refused('POST /api/complaints', { body: { ...body, description: '坏了' } })
  const answers = await Promise.all(
    Array.from({ length: most + 6 }, () => many.send('POST /api/complaints', { body })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(most)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(6)
  const refused = await many.refused('POST /api/complaints', { body })
  expect([refused.status, refused.code]).toEqual([429, 'cases_too_many'])
  expect((await many.call('GET /api/complaints', {})).items).toHaveLength(most)
  const another = await shop.signIn()
  expect((await another.call('POST /api/complaints', { body })).state).toBe('received')
  shop.passTime(dayMs)
  const tomorrow = await shop.signIn(many.phone)
  expect((await tomorrow.call('POST /api/complaints', { body })).state).toBe('received')
})

test('evidence that lies on no case is removed after its days, a draft hears so, and what is on a case stays', async () => {
  const person = await shop.signIn()
  const [used, loose] = [await sendPaper(shop, person), await sendPaper(shop, person)]
  await bring(person, { productId: shelf.productId, evidence: [used] })
  const start = (by: Caller, files: string[]) =>
    by.call('GET /api/complaint-start', {
      query: { productId: shelf.productId, files: files.join(',') },
    })
  shop.passTime((policy.looseEvidence.value - 1) * dayMs)
  await forgetLooseFiles(shop.server.platform)
  let later = await shop.signIn(person.phone)
  expect((await start(later, [used, loose])).goneFiles).toEqual([])
  shop.passTime(2 * dayMs)
  const { sql } = shop.server.platform.database
  const keyOf = async (id: string) => {
    const [row] = await sql<{ key: string }[]>`select file_key as key from complaint_files where id = ${id}`
    return row?.key
  }
  const [keptKey = '', goneKey = ''] = [await keyOf(used), await keyOf(loose)]
  await forgetLooseFiles(shop.server.platform)
  await forgetLooseFiles(shop.server.platform)
  later = await shop.signIn(person.phone)
  expect((await start(later, [used, loose])).goneFiles).toEqual([loose])
  const { private: kept } = shop.server.platform.files
  expect([await keyOf(loose), await kept.get(goneKey)]).toEqual([undefined, null])
  expect(await kept.get(keptKey)).not.toBeNull()
  const late = { body: told({ productId: shelf.productId, evidence: [loose] }) }
  expect((await later.refused('POST /api/complaints', late)).code).toBe('case_file_unknown')
  // Somebody else's is none of a draft's files.
  const other = await shop.signIn()
  expect((await start(other, [used])).goneFiles).toEqual([used])
})

test('a file that cannot be removed keeps no other from it, and one that cannot be kept leaves no row', async () => {
  const person = await shop.signIn()
  const { platform } = shop.server
  const { sql } = platform.database
  const ofPerson = () => sql<{ id: string; key: string }[]>`
    select id, file_key as key from complaint_files where owner_id = ${person.userId} order by id`
  for (const _ of [1, 2, 3]) await sendPaper(shop, person)
  const [stuck, ...others] = await ofPerson()
  if (!stuck) throw new Error('no file was kept')
  const { private: kept } = platform.files
  const storedWith = (changes: Partial<typeof kept>) => ({
    ...platform,
    files: { ...platform.files, private: { ...kept, ...changes } },
  })
  const fail = () => Promise.reject(new Error('the store is down'))
  shop.passTime((policy.looseEvidence.value + 1) * dayMs)
  await forgetLooseFiles(storedWith({ remove: (key) => (key === stuck.key ? fail() : kept.remove(key)) }))
  expect(await ofPerson()).toEqual([stuck])
  expect(await kept.get(stuck.key)).not.toBeNull()
  for (const { key } of others) expect(await kept.get(key)).toBeNull()
  expect(logLines.some((line) => line.includes(stuck.id) && line.includes('was not removed'))).toBe(true)
  await forgetLooseFiles(platform)
  expect([await ofPerson(), await kept.get(stuck.key)]).toEqual([[], null])

  const upload = { name: '证据.pdf', bytes: Buffer.from('%PDF-1.7\n% not kept\n') }
  let whileStoring: string[] = []
  const put = async () => {
    whileStoring = (await ofPerson()).map(({ key }) => key)
    return fail()
  }
  await expect(keepFile(storedWith({ put }), person.userId, upload)).rejects.toThrow('the store is down')
  expect([whileStoring.length, await ofPerson()]).toEqual([1, []])
  // Nothing can be removed either: the row stays, and leads the job to what may be there.
  const broken = storedWith({ put, remove: fail })
  await expect(keepFile(broken, person.userId, upload)).rejects.toThrow('the store is down')
  expect(await ofPerson()).toHaveLength(1)
})

test('a scanned code brings its batch and product along, and cases of one batch are found together', async () => {
  staff = await shop.signIn(staff.phone)
  officer = await shop.signIn(officer.phone)
  const { traceCode, batchCode } = await openBatch(shop, staff, shelf.skuId)
  const opened: string[] = []
  for (const description of ['果皮有霉斑，冰箱放了一天', '发货晚了两天，箱子是湿的']) {
    const person = await shop.signIn()
    expect(await person.call('GET /api/complaint-start', { query: { traceCode } })).toMatchObject({
      ...{ productId: shelf.productId, merchantId: shelf.merchantId, batchCode, traceCode, orderId: null },
    })
    const { id } = await bring(person, { traceCode, description })
    opened.push(id)
    expect(await person.call('GET /api/complaints/{id}', params(id))).toMatchObject({
      ...{ productId: shelf.productId, batchCode },
    })
  }
  const [first = '', second = ''] = opened
  const related = (await dossier(first)).related.find(({ id }) => id === second)
  expect(related?.by).toEqual(['batch', 'product'])
  const { clusters } = await officer.call('GET /api/regulator/statistics', { query: {} })
  expect(clusters.map(({ by }) => by)).toContain('batch')
  const shopper = await shop.signIn()
  const wrong = { query: { traceCode: `${traceCode.slice(0, -1)}${traceCode.endsWith('2') ? '3' : '2'}` } }
  expect((await shopper.refused('GET /api/complaint-start', wrong)).code).toBe('trace_not_found')
  // A merchant alone is enough to begin with, and to bring a case about.
  const { merchantId } = shelf
  expect(await shopper.call('GET /api/complaint-start', { query: { merchantId } })).toMatchObject({
    ...{ merchantId, productId: null, officeName: '奉节县市场监督管理局' },
  })
  const { id } = await bring(shopper, { merchantId, kind: 'service', description: '客服三天不回消息' })
  expect(await shopper.call('GET /api/complaints/{id}', params(id))).toMatchObject({
    ...{ merchantId, productId: null, productName: null },
  })
})

test('who certifies hears of a false certification and of a penalty: the county, or the city where the county has nobody', async () => {
  const { platform } = shop.server
  const { sql } = platform.database
  const goods = await shelve(shop, { name: '有认定的脐橙', certified: true })
  const person = await shop.signIn()
  const officeOf = async (role: 'county' | 'city') => {
    const phone = newPhone()
    const userId = await createStaff(platform, { phone, roles: [role] })
    return { userId, caller: await shop.signIn(phone) }
  }
  const told = async ({ caller }: { caller: Caller }) =>
    (await caller.call('GET /api/messages', {})).items.map(({ title }) => title)
  const report = () =>
    bring(person, {
      ...{ productId: goods.productId, track: 'violationReport', kind: 'falseCertification', demand: '' },
    })
  const ofCity = await officeOf('city')
  await report()
  expect(await told(ofCity)).toEqual(['收到新的线索'])
  const ofCounty = await officeOf('county')
  await assignCounty(platform.database.db, ofCounty.userId, FENGJIE)
  const { id } = await report()
  expect([(await told(ofCounty)).length, (await told(ofCity)).length]).toEqual([1, 1])

  await step(officer, id, { event: 'verify' })
  await step(officer, id, { event: 'file' })
  const penalty = {
    violation: '以外地产品冒充认定产品',
    basis: '《中华人民共和国产品质量法》第五十三条',
    measures: '责令改正，没收违法所得',
    fineFen: 100_000,
  }
  await announcePenalty(shop, officer, id, penalty)
  await step(officer, id, { event: 'penalise', penalty })
  const { items } = await ofCounty.caller.call('GET /api/messages', {})
  const [newest] = items
  const [{ id: certificateId = '' } = {}] = await sql<{ id: string }[]>`
    select id from certifications where product_id = ${goods.productId}`
  expect(newest).toMatchObject({
    title: '认定产品涉及的违法行为已被处罚',
    path: `/packages/certify-office/certificate/index?id=${certificateId}`,
  })
  const file = await ofCounty.caller.call(
    'GET /api/certification-office/certificates/{id}',
    params(certificateId),
  )
  expect(file.steps.at(-1)).toMatchObject({
    event: 'finding',
    by: 'regulator',
    opinion: expect.stringContaining(penalty.violation),
  })
  // What happens to the certificate is the county's to decide, and nobody learns who reported.
  expect(file.state).toBe('published')
  expect(JSON.stringify(file)).not.toContain(person.userId)
})
