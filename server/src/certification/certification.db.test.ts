import { addWorkingDays } from '@yuxiang/shared/working-days'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { certifiable } from '../catalog/index.ts'
import { counties } from '../catalog/tables.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { expireCertificates, publishNoticed, remindOfEnds, suspendUnchecked } from './run-days.ts'
import { apply, bringToNotice, completeInput, officer, review, sendPaper, step } from './test-support.ts'

const dayMs = 86_400_000

let shop: Shop
let first: Caller
let second: Caller
let stranger: Caller
let city: Caller
let shelf: Shelf
let staff: Caller
const world = () => ({ platform: shop.server.platform, catalogue: certifiable })
const today = () => dayInShanghai(shop.now())
const sql = () => shop.server.platform.database.sql

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shelf = await shelve(shop)
  await shop.server.platform.database.db
    .insert(counties)
    .values({ code: '500229', name: '城口县', area: '渝东北三峡库区城镇群', nationalKey: true })
    .onConflictDoNothing()
  first = await officer(shop, '500236')
  second = await officer(shop, '500236')
  stranger = await officer(shop, '500229')
  city = await officer(shop, null)
  staff = await shelf.staff()
})
afterAll(() => shop?.stop())

/** Days go by; tokens do not last so long, so the offices sign in anew. */
async function passDays(days: number) {
  shop.passTime(Math.ceil(days * dayMs))
  const people = await Promise.all([first, second, stranger, city].map(({ phone }) => shop.signIn(phone)))
  ;[first, second, stranger, city] = people as [Caller, Caller, Caller, Caller]
}
const again = ({ phone }: Caller) => shop.signIn(phone)

/** A product of a merchant of its own, with somebody who works there. */
async function newApplicant() {
  const goods = await shelve(shop, { name: `帮扶产品 ${newId()}` })
  return { goods, merchant: await goods.staff() }
}
async function noticed() {
  const { goods, merchant } = await newApplicant()
  const { id } = await apply(shop, goods, merchant)
  const { noticeId } = await bringToNotice(id, first, second)
  if (!noticeId) throw new Error('a notice without an id')
  return { id, noticeId, goods, merchant }
}
const objection = (evidence: string[] = []) => ({
  reason: '该合作社并未与本村农户签订收购合同',
  evidence,
  name: '李反映',
  phone: '13911112222',
})
const object = (by: Caller, noticeId: string, evidence: string[] = []) =>
  by.call('POST /api/certification-notices/{id}/objections', {
    params: { id: noticeId },
    body: objection(evidence),
  })
const inbox = async (person: Caller) => {
  const { items } = await person.call('GET /api/messages', {})
  return items.filter(({ kind }) => kind === 'certification').map(({ title }) => title)
}

test('an application goes all the way to a certificate that everybody can look up, with every step on record', async () => {
  const draft = await staff.call('POST /api/merchant/certification-applications', {
    body: { productId: shelf.productId },
  })
  expect(draft).toMatchObject({ state: 'draft', kind: 'new', county: '奉节县' })
  expect(draft.missing.map(({ path }) => path)).toContain('materials')
  const params = { id: draft.id }
  expect(
    await staff.refused('POST /api/merchant/certification-applications/{id}/submit', { params }),
  ).toMatchObject({ code: 'certification_case_incomplete', errors: draft.missing })
  await staff.call('PUT /api/merchant/certification-applications/{id}', {
    params,
    body: await completeInput(shop, staff),
  })
  await staff.call('POST /api/merchant/certification-applications/{id}/submit', { params })
  await step(first, draft.id, 'return')
  expect(await inbox(staff)).toContain('认定申请需要补正')
  await staff.call('POST /api/merchant/certification-applications/{id}/submit', { params })
  const withNotice = await bringToNotice(draft.id, first, second)
  expect(withNotice).toMatchObject({ state: 'noticed', noticeEndsOn: addWorkingDays(today(), 5) })

  const [running] = (
    await shop.stranger.call('GET /api/certification-notices', { query: { filter: 'running' } })
  ).items
  expect(running).toMatchObject({ state: 'running', households: 90, yuanPerHouseholdYear: 4_000 })
  await passDays(12)
  const published = await step(second, draft.id, 'publish')
  const year = today().slice(0, 4)
  expect(published).toMatchObject({ state: 'published', certificateNo: `渝帮扶认〔${year}〕奉节0001号` })
  const no = published.certificateNo ?? ''
  const certificate = await shop.stranger.call('GET /api/certificates/{no}', { params: { no } })
  expect(certificate).toMatchObject({
    state: 'published',
    publishedOn: today(),
    county: '奉节县',
    households: 90,
    yuanPerHouseholdYear: 4_000,
    yuanPerYear: 360_000,
    product: { id: shelf.productId },
    nextRecheckOn: expect.stringMatching(`^${Number(year) + 1}`),
  })
  const picture = await fetch(`${shop.url}${certificate.qrCodeUrl}`)
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect([picture.status, (await sharp(bytes).metadata()).format]).toEqual([200, 'png'])
  expect((await fetch(`${shop.url}/api/certificates/${encodeURIComponent('没有')}/qr.png`)).status).toBe(404)
  expect(certificate.validTo.slice(0, 4)).toBe(String(Number(year) + 3))
  const { certified } = await shop.stranger.call('GET /api/products/{id}', {
    params: { id: shelf.productId },
  })
  expect(certified).toBe(true)

  const seen = await city.call('GET /api/certification-office/cases/{id}', { params })
  expect(seen.steps.map(({ event }) => event)).toEqual([
    ...['create', 'submit', 'return', 'submit', 'accept', 'check'],
    ...['review', 'review', 'approve', 'notice', 'publish'],
  ])
  const shown = await (await again(staff)).call('GET /api/merchant/certification-applications/{id}', {
    params,
  })
  expect(shown.steps.map(({ event }) => event)).not.toContain('review')
  expect(shown.steps.filter(({ by, actorName }) => by === 'county' && actorName !== null)).toEqual([])
  await expect(sql()`delete from certification_steps`).rejects.toMatchObject({ code: '23001' })
  const statistics = await first.call('GET /api/certification-office/statistics', {})
  expect(statistics.items).toMatchObject([
    {
      county: '奉节县',
      ways: expect.arrayContaining([expect.objectContaining({ way: 'wages', yuanPerYear: 120_000 })]),
    },
  ])
})

test('staff of the applicant act in none of its affairs, nor learn who objects', async () => {
  const { certificate, goods } = await certified()
  const { id, noticeId, goods: other } = await noticed()
  const insider = await officer(shop, '500236')
  for (const { merchantId } of [goods, other]) {
    await sql()`insert into merchant_staff (merchant_id, user_id) values (${merchantId}, ${insider.userId})`
  }
  const objector = await shop.signIn()
  await object(objector, noticeId)
  const { items } = await first.call('GET /api/certification-office/objections', {
    query: { filter: 'open' },
  })
  const objectionId = items.find((one) => one.applicationId === id)?.id ?? ''
  const [onCase, onObjection, onCertificate] = [id, objectionId, certificate.id].map((one) => ({
    params: { id: one },
  }))
  const opinion = '按程序办理'
  const answers = await Promise.all([
    insider.send('POST /api/certification-office/cases/{id}/steps', {
      ...onCase,
      body: { event: 'publish', opinion },
    }),
    insider.send('POST /api/certification-office/objections/{id}/answer', {
      ...onObjection,
      body: { upheld: false, answer: '经核实，情况不属实' },
    }),
    insider.send('POST /api/certification-office/objections/{id}/contact', { ...onObjection }),
    insider.send('POST /api/certification-office/certificates/{id}/steps', {
      ...onCertificate,
      body: { event: 'suspend', opinion },
    }),
    insider.send('POST /api/certification-office/certificates/{id}/rechecks', {
      ...onCertificate,
      body: { passed: true, households: 90, yuanPerHouseholdYear: 4_000, opinion },
    }),
  ])
  expect(answers.map(({ body }) => (body as { code: string }).code)).toEqual(
    answers.map(() => 'reviewer_conflicted'),
  )
})

test('two different reviewers decide; the applicant’s own staff and the same one twice are refused, nothing changes', async () => {
  const { goods, merchant } = await newApplicant()
  const { id } = await apply(shop, goods, merchant)
  await step(first, id, 'accept')
  await step(first, id, 'check')
  await sql()`insert into merchant_staff (merchant_id, user_id) values (${goods.merchantId}, ${second.userId})`
  const params = { id }
  const body = { verdict: 'approve' as const, opinion: '同意认定' }
  expect(
    await second.refused('POST /api/certification-office/cases/{id}/reviews', { params, body }),
  ).toMatchObject({
    code: 'reviewer_conflicted',
  })
  const view = await second.call('GET /api/certification-office/cases/{id}', { params })
  expect(view).toMatchObject({ reviewBar: 'conflicted', reviews: [] })
  await review(first, id, 'approve')
  expect(
    await first.refused('POST /api/certification-office/cases/{id}/reviews', { params, body }),
  ).toMatchObject({
    code: 'reviewer_twice',
  })
  await sql()`delete from merchant_staff where merchant_id = ${goods.merchantId} and user_id = ${second.userId}`
  // Both at once and again: one verdict counts, and it is decided once.
  const third = await officer(shop, '500236')
  const replies = await Promise.all(
    [second, second, third, third].map((one) =>
      one.send('POST /api/certification-office/cases/{id}/reviews', { params, body }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const decided = await city.call('GET /api/certification-office/cases/{id}', { params })
  expect(decided).toMatchObject({ state: 'approved', reviews: [{}, {}] })
  expect(decided.steps.filter(({ event }) => event === 'approve')).toHaveLength(1)
})

test('reviewers who differ send the case back to the field; two who refuse end it', async () => {
  const { goods, merchant } = await newApplicant()
  const { id } = await apply(shop, goods, merchant)
  await step(first, id, 'accept')
  await step(first, id, 'check')
  await review(first, id, 'approve')
  expect(await review(second, id, 'refuse')).toMatchObject({ state: 'accepted', reviews: [] })
  await step(first, id, 'check')
  await review(first, id, 'refuse')
  expect(await review(second, id, 'refuse')).toMatchObject({ state: 'refused' })
  const again = await merchant.call('POST /api/merchant/certification-applications', {
    body: { productId: goods.productId },
  })
  expect(again).toMatchObject({ state: 'draft', content: { households: 90, benefits: [{}, {}] } })
})

test('another county’s case is not there, a jump over states is refused, and nothing changed', async () => {
  const { goods, merchant } = await newApplicant()
  const { id } = await apply(shop, goods, merchant)
  const params = { id }
  const body = { event: 'accept' as const, opinion: '受理' }
  for (const who of [stranger, city]) {
    const { status, body: problem } = await who.send('POST /api/certification-office/cases/{id}/steps', {
      params,
      body,
    })
    expect([status, problem]).toMatchObject(
      who === city ? [403, { code: 'forbidden' }] : [404, { code: 'certification_case_not_found' }],
    )
  }
  expect(await stranger.refused('GET /api/certification-office/cases/{id}', { params })).toMatchObject({
    code: 'certification_case_not_found',
  })
  expect((await stranger.call('GET /api/certification-office/cases', {})).items).toEqual([])
  for (const event of ['check', 'notice', 'publish'] as const) {
    expect(
      await first.refused('POST /api/certification-office/cases/{id}/steps', {
        params,
        body: { event, opinion: '跳过' },
      }),
    ).toMatchObject({ code: 'certification_case_conflict' })
  }
  expect(
    await first.refused('POST /api/certification-office/cases/{id}/reviews', {
      params,
      body: { verdict: 'approve', opinion: '同意' },
    }),
  ).toMatchObject({ code: 'certification_case_conflict' })
  const foreign = await (await shelve(shop, { name: '别家' })).staff()
  expect(
    await foreign.refused('GET /api/merchant/certification-applications/{id}', { params }),
  ).toMatchObject({
    code: 'certification_case_not_found',
  })
  expect(
    await merchant.refused('PUT /api/merchant/certification-applications/{id}', {
      params,
      body: await completeInput(shop, merchant),
    }),
  ).toMatchObject({ code: 'certification_case_conflict' })
  expect(
    await merchant.refused('POST /api/merchant/certification-applications', {
      body: { productId: goods.productId },
    }),
  ).toMatchObject({ code: 'certification_case_open' })
  const paper = await sendPaper(shop, foreign)
  expect(
    await first.refused('POST /api/certification-office/cases/{id}/steps', {
      params,
      body: { ...body, attachments: [paper] },
    }),
  ).toMatchObject({ code: 'paper_unknown' })
  expect(await city.call('GET /api/certification-office/cases/{id}', { params })).toMatchObject({
    state: 'submitted',
  })
})

test('an objection stops publication until it is answered, its maker stays unknown to the merchant', async () => {
  const { id, noticeId, merchant } = await noticed()
  const citizen = await shop.signIn()
  const evidence = await sendPaper(shop, citizen, '照片.pdf')
  const own = await object(citizen, noticeId, [evidence])
  expect(own).toMatchObject({ objections: 1, ownObjection: { state: 'open' } })
  expect(
    await citizen.refused('POST /api/certification-notices/{id}/objections', {
      params: { id: noticeId },
      body: objection(),
    }),
  ).toMatchObject({ code: 'objection_exists' })
  const params = { id }
  const seen = await merchant.call('GET /api/merchant/certification-applications/{id}', { params })
  expect(seen.objections).toHaveLength(1)
  for (const secret of ['李反映', '13911112222', citizen.userId, '照片.pdf']) {
    expect(JSON.stringify(seen)).not.toContain(secret)
  }
  const [stored] = await sql()<{ all: string }[]>`
    select string_agg(objection::text, '') as all from certification_objections objection`
  expect(stored?.all).not.toContain('13911112222')

  await passDays(12)
  const late = await shop.signIn()
  expect(
    await late.refused('POST /api/certification-notices/{id}/objections', {
      params: { id: noticeId },
      body: objection(),
    }),
  ).toMatchObject({ code: 'notice_over' })
  await publishNoticed(world())
  expect(
    await first.refused('POST /api/certification-office/cases/{id}/steps', {
      params,
      body: { event: 'publish', opinion: '发布' },
    }),
  ).toMatchObject({ code: 'objection_open' })
  const [open] = (await first.call('GET /api/certification-office/objections', { query: { filter: 'open' } }))
    .items
  expect(open).toMatchObject({
    phoneMasked: '139****2222',
    nameMasked: '李**',
    evidence: [{ name: '照片.pdf' }],
  })
  const objectionId = open?.id ?? ''
  expect(
    await stranger.refused('POST /api/certification-office/objections/{id}/contact', {
      params: { id: objectionId },
    }),
  ).toMatchObject({ code: 'not_found' })
  expect(
    await first.call('POST /api/certification-office/objections/{id}/contact', {
      params: { id: objectionId },
    }),
  ).toEqual({ name: '李反映', phone: '13911112222' })
  const paper = await fetch(`${shop.url}${open?.evidence[0]?.url}`)
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const answer = {
    params: { id: objectionId },
    body: { upheld: false, answer: '经核查，收购合同与流水齐全' },
  }
  await first.call('POST /api/certification-office/objections/{id}/answer', answer)
  expect(await second.refused('POST /api/certification-office/objections/{id}/answer', answer)).toMatchObject(
    {
      code: 'objection_answered',
    },
  )
  expect(await inbox(await again(citizen))).toEqual(['您提出的异议已答复'])
  // By itself, once, however often and from how many processes it runs.
  await Promise.all([publishNoticed(world()), publishNoticed(world())])
  await publishNoticed(world())
  const done = await city.call('GET /api/certification-office/cases/{id}', { params })
  expect(done.state).toBe('published')
  expect(done.steps.filter(({ event }) => event === 'publish')).toMatchObject([
    { by: 'system', actorName: null },
  ])
})

test('an objection that was right ends the case; before the notice is over nobody publishes', async () => {
  const { id, noticeId } = await noticed()
  expect(
    await first.refused('POST /api/certification-office/cases/{id}/steps', {
      params: { id },
      body: { event: 'publish', opinion: '提前' },
    }),
  ).toMatchObject({ code: 'notice_running' })
  await object(await shop.signIn(), noticeId)
  const [open] = (await first.call('GET /api/certification-office/objections', { query: { filter: 'open' } }))
    .items
  await first.call('POST /api/certification-office/objections/{id}/answer', {
    params: { id: open?.id ?? '' },
    body: { upheld: true, answer: '核查属实，未带动农户' },
  })
  expect(await city.call('GET /api/certification-office/cases/{id}', { params: { id } })).toMatchObject({
    state: 'refused',
    certificateNo: null,
  })
  expect(
    await shop.stranger.call('GET /api/certification-notices/{id}', { params: { id: noticeId } }),
  ).toMatchObject({
    state: 'refused',
  })
})

test('certificates published at once get numbers without a gap or a twin', async () => {
  const cases = []
  for (let count = 0; count < 5; count++) cases.push(await noticed())
  await passDays(12)
  const published = await Promise.all(cases.map(({ id }) => step(first, id, 'publish')))
  const numbers = published
    .map(({ certificateNo }) => Number(/(\d+)号$/.exec(certificateNo ?? '')?.[1]))
    .sort((a, b) => a - b)
  const lowest = numbers[0] ?? 0
  expect(numbers).toEqual([0, 1, 2, 3, 4].map((ahead) => lowest + ahead))
  const problem = await shop.stranger.refused('GET /api/certificates/{no}', {
    params: { no: '渝帮扶认〔2026〕奉节9999号' },
  })
  expect(problem).toMatchObject({ status: 404, code: 'certificate_not_found' })
})

/** A published certificate with its id. */
async function certified() {
  const one = await noticed()
  await passDays(12)
  const { certificateNo } = await step(first, one.id, 'publish')
  const { items } = await first.call('GET /api/certification-office/certificates', {
    query: { q: certificateNo ?? '' },
  })
  const certificate = items[0]
  if (!certificate) throw new Error('a certificate is not listed')
  return { ...one, certificate }
}

test('what ended while it was suspended is certified again by the county’s own hand, never by the job', async () => {
  const { certificate, merchant } = await certified()
  const no = certificate.certificateNo
  await sql()`update certifications set valid_to = ${addWorkingDays(today(), 30)} where id = ${certificate.id}`
  const owner = await again(merchant)
  const renewal = await owner.call('POST /api/merchant/certification-applications', {
    body: { productId: certificate.productId },
  })
  await owner.call('POST /api/merchant/certification-applications/{id}/submit', {
    params: { id: renewal.id },
  })
  await bringToNotice(renewal.id, first, second)
  await first.call('POST /api/certification-office/certificates/{id}/steps', {
    params: { id: certificate.id },
    body: { event: 'suspend', opinion: '年度复核发现收购合同已中止' },
  })
  await passDays(60)
  await expireCertificates(world())
  await publishNoticed(world())
  const read = async () => (await shop.stranger.call('GET /api/certificates/{no}', { params: { no } })).state
  expect(await read()).toBe('expired')
  const product = await shop.stranger.call('GET /api/products/{id}', {
    params: { id: certificate.productId },
  })
  expect(product.certified).toBe(false)
  expect((await step(first, renewal.id, 'publish')).state).toBe('published')
})

test('a yearly re-check is due on its day: passed it moves a year, failed it suspends; an end is told twice ahead', async () => {
  const { certificate, merchant } = await certified()
  const params = { id: certificate.id }
  const recheck = (passed: boolean, households = 95) =>
    first.send('POST /api/certification-office/certificates/{id}/rechecks', {
      params,
      body: {
        passed,
        households,
        yuanPerHouseholdYear: 4_100,
        opinion: passed ? '机制仍在运行' : '收购合同已中止',
      },
    })
  expect(await recheck(true)).toMatchObject({ status: 422, body: { code: 'recheck_not_due' } })
  const daysTo = (day: string) => (Date.parse(`${day}T12:00:00+08:00`) - shop.now().getTime()) / dayMs
  await passDays(daysTo(certificate.nextRecheckOn ?? '') - 30)
  await remindOfEnds(world())
  await remindOfEnds(world())
  const { items: told } = await (await again(first)).call('GET /api/messages', { query: { pageSize: 100 } })
  const ofThis = told.filter(
    ({ title, text }) => title.includes('复核') && text.includes(certificate.certificateNo),
  )
  expect(ofThis.map(({ path }) => path)).toEqual([
    `/packages/certify-office/certificate/index?id=${certificate.id}`,
  ])
  expect(await inbox(await again(merchant))).toContain('帮扶产品认定将进行年度复核')
  await passDays(daysTo(certificate.nextRecheckOn ?? ''))
  const due = await first.call('GET /api/certification-office/certificates', {
    query: { filter: 'recheck', sort: 'nextRecheckOn' },
  })
  expect(due.items.map(({ id }) => id)).toContain(certificate.id)
  expect(await recheck(true, 0)).toMatchObject({ status: 422, body: { code: 'recheck_figures_missing' } })
  const passed = await recheck(true)
  expect(passed.body).toMatchObject({ state: 'published', households: 95, yuanPerHouseholdYear: 4_100 })
  // What was found is what everybody is shown from then on, and what is summed.
  await until(async () => {
    const page = await shop.stranger.call('GET /api/certificates/{no}', {
      params: { no: certificate.certificateNo },
    })
    return (
      page.yuanPerYear === 389_500 && page.benefitCheckedOn === today() && page.rechecks[0]?.households === 95
    )
  })
  const { certification: badge } = await shop.stranger.call('GET /api/products/{id}', {
    params: { id: certificate.productId },
  })
  expect(badge).toMatchObject({ households: 95, yuanPerHouseholdYear: 4_100 })
  const next = (passed.body as { nextRecheckOn: string }).nextRecheckOn
  expect(Number(next.slice(0, 4)) - Number(certificate.nextRecheckOn?.slice(0, 4))).toBe(1)
  await passDays(daysTo(next))
  expect((await recheck(false)).body).toMatchObject({
    state: 'suspended',
    reason: expect.stringContaining('收购合同已中止'),
  })
  const resume = { params, body: { event: 'resume' as const, opinion: '整改完成' } }
  await first.call('POST /api/certification-office/certificates/{id}/steps', resume)
  expect(await first.refused('POST /api/certification-office/certificates/{id}/steps', resume)).toMatchObject(
    {
      code: 'certificate_state_conflict',
    },
  )

  await passDays(daysTo(certificate.validTo) - 58)
  await remindOfEnds(world())
  await remindOfEnds(world())
  await passDays(30)
  await remindOfEnds(world())
  const owner = await again(merchant)
  expect((await inbox(owner)).filter((title) => title === '帮扶产品认定即将到期')).toHaveLength(2)
  const renewal = await owner.call('POST /api/merchant/certification-applications', {
    body: { productId: certificate.productId },
  })
  expect(renewal).toMatchObject({
    kind: 'renewal',
    renewsNo: certificate.certificateNo,
    content: { households: 90 },
  })
  await owner.call('POST /api/merchant/certification-applications/{id}/submit', {
    params: { id: renewal.id },
  })
  await bringToNotice(renewal.id, first, second)
  await passDays(14)
  // What was suspended meanwhile is not let go by the renewal.
  await first.call('POST /api/certification-office/certificates/{id}/steps', {
    params,
    body: { event: 'suspend', opinion: '抽检不合格，等待复检' },
  })
  await publishNoticed(world())
  const publish = { params: { id: renewal.id }, body: { event: 'publish' as const, opinion: '公示期满' } }
  expect(await first.refused('POST /api/certification-office/cases/{id}/steps', publish)).toMatchObject({
    code: 'certificate_state_conflict',
  })
  await first.call('POST /api/certification-office/certificates/{id}/steps', resume)
  await publishNoticed(world())
  const old = await shop.stranger.call('GET /api/certificates/{no}', {
    params: { no: certificate.certificateNo },
  })
  expect(old).toMatchObject({ state: 'renewed', renewedBy: expect.stringContaining('奉节') })
  await expireCertificates(world())
  const fresh = await shop.stranger.call('GET /api/products/{id}', { params: { id: certificate.productId } })
  expect(fresh.certification).toMatchObject({ state: 'published', certificateNo: old.renewedBy })
})

test('a re-check that nobody did in time suspends, papers are taken for it, and passing it lets the certificate hold again', async () => {
  const { certificate, merchant } = await certified()
  const { id, certificateNo } = certificate
  const params = { id }
  const due = addWorkingDays(today(), 1)
  const papersOf = async (owner: Caller) => ({
    params,
    body: { words: '全年收购 80 户，务工 20 人，台账附后', attachments: [await sendPaper(shop, owner)] },
  })
  let owner = await again(merchant)
  expect(
    (await owner.refused('POST /api/merchant/certificates/{id}/recheck-papers', await papersOf(owner))).code,
  ).toBe('recheck_papers_closed')
  await sql()`update certifications set next_recheck_on = ${due} where id = ${id}`
  const foreign = await (await shelve(shop, { name: '别家的产品' })).staff()
  expect(
    (await foreign.refused('POST /api/merchant/certificates/{id}/recheck-papers', await papersOf(foreign)))
      .code,
  ).toBe('certificate_not_found')
  const key = newId()
  const handing = { ...(await papersOf(owner)), key }
  const handed = await owner.call('POST /api/merchant/certificates/{id}/recheck-papers', handing)
  expect(handed).toMatchObject({ wanted: true, handedIn: [{ papers: [{ name: '材料.pdf' }] }] })
  expect(await owner.call('POST /api/merchant/certificates/{id}/recheck-papers', handing)).toEqual(handed)
  const file = await first.call('GET /api/certification-office/certificates/{id}', { params })
  expect(file.steps.at(-1)).toMatchObject({ event: 'papers', by: 'merchant', attachments: [{}] })
  expect(file.steps.filter(({ event }) => event === 'papers')).toHaveLength(1)
  expect(await inbox(first)).toContain('收到年度复核材料')

  const state = async () =>
    (await shop.stranger.call('GET /api/certificates/{no}', { params: { no: certificateNo } })).state
  const daysAfter = (days: number) =>
    passDays((Date.parse(`${due}T12:00:00+08:00`) - shop.now().getTime()) / dayMs + days)
  await daysAfter(30)
  await suspendUnchecked(world())
  expect(await state()).toBe('published')
  await passDays(1)
  // However often it runs, and from how many processes.
  await Promise.all([suspendUnchecked(world()), suspendUnchecked(world())])
  await until(async () => (await state()) === 'suspended')
  const lapsed = await city.call('GET /api/certification-office/certificates/{id}', { params })
  expect(lapsed.steps.filter(({ event }) => event === 'lapse')).toHaveLength(1)
  owner = await again(merchant)
  for (const who of [owner, first, city]) expect(await inbox(who)).toContain('年度复核逾期，认定已暂停')
  // The county does not wave it through: it is looked at first.
  const resume = { params, body: { event: 'resume' as const, opinion: '恢复' } }
  expect(await first.refused('POST /api/certification-office/certificates/{id}/steps', resume)).toMatchObject(
    {
      code: 'certificate_state_conflict',
      detail: expect.stringContaining('年度复核'),
    },
  )
  await first.call('POST /api/certification-office/certificates/{id}/rechecks', {
    params,
    body: { passed: true, households: 88, yuanPerHouseholdYear: 3_900, opinion: '台账齐全' },
  })
  await until(async () => (await state()) === 'published')
  await suspendUnchecked(world())
  expect(await state()).toBe('published')
})

test('one case that fails to be published keeps no other from it', async () => {
  const [broken, whole] = [await noticed(), await noticed()]
  await passDays(12)
  // A notice that is no more of this shape: a fault, not a refusal.
  await sql()`update certification_notices set shown = '{}' where id = ${broken.noticeId}`
  await publishNoticed(world())
  const stateOf = async (id: string) =>
    (await city.call('GET /api/certification-office/cases/{id}', { params: { id } })).state
  expect([await stateOf(broken.id), await stateOf(whole.id)]).toEqual(['noticed', 'published'])
  await sql()`update certification_applications set state = 'refused' where id = ${broken.id}`
  await sql()`update certification_notices set outcome = 'refused' where id = ${broken.noticeId}`
})

test('who is on the blacklist applies for nothing, is put on no notice and published by nobody', async () => {
  const waiting = await newApplicant()
  const { id: approved } = await apply(shop, waiting.goods, waiting.merchant)
  for (const event of ['accept', 'check'] as const) await step(first, approved, event)
  await review(first, approved, 'approve')
  await review(second, approved, 'approve')
  const onNotice = await noticed()
  await passDays(12)
  const late = await newApplicant()
  const draft = await late.merchant.call('POST /api/merchant/certification-applications', {
    body: { productId: late.goods.productId },
  })
  await late.merchant.call('PUT /api/merchant/certification-applications/{id}', {
    params: { id: draft.id },
    body: await completeInput(shop, late.merchant),
  })
  const [from, to] = [-1_000, 9e9].map((ms) => new Date(shop.now().getTime() + ms).toISOString())
  for (const { merchantId } of [waiting.goods, onNotice.goods, late.goods]) {
    await sql()`insert into supervision_measures (id, merchant_id, kind, reason, remedy, is_published, source_kind,
        county_code, region_code, starts_at, ends_at, imposed_by, imposed_at)
      values (gen_random_uuid(), ${merchantId}, 'blacklist', '测试', '测试', false, 'desk', '500236', '500236', ${from ?? ''},
        ${to ?? ''}, ${first.userId}, ${from ?? ''})`
  }
  const submitting = { params: { id: draft.id } }
  expect(
    (await late.merchant.refused('POST /api/merchant/certification-applications/{id}/submit', submitting))
      .code,
  ).toBe('merchant_blacklisted')
  for (const [id, event] of [
    [approved, 'notice'],
    [onNotice.id, 'publish'],
  ] as const) {
    const refused = await first.refused('POST /api/certification-office/cases/{id}/steps', {
      params: { id },
      body: { event, opinion: '按程序办理' },
    })
    expect(refused.code, event).toBe('merchant_blacklisted')
  }
  await publishNoticed(world())
  const { state } = await city.call('GET /api/certification-office/cases/{id}', {
    params: { id: onNotice.id },
  })
  expect(state).toBe('noticed')
})
