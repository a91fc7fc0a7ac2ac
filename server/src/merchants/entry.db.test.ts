import { randomUUID } from 'node:crypto'
import type { ApplicationInput } from '@yuxiang/shared/api/merchants'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { uploaded } from '../../../test/support/desk.ts'
import {
  anew,
  businessLicence,
  chengkou,
  entered,
  filledApplication,
  newCreditCode,
  officer,
  sendScan,
  submitted,
  writeCounties,
} from '../../../test/support/merchants.ts'
import { newPhone, onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { assignCounty, createStaff } from '../identity/index.ts'
import { createServer } from '../server.ts'

let shop: Shop
let reviewer: Caller
let city: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  await writeCounties(shop)
  reviewer = await officer(shop, 'county')
  city = await officer(shop, 'city')
})
afterAll(() => shop?.stop())

type Verdict = 'approve' | 'return' | 'refuse'
const decide = (who: Caller, verdict: Verdict, { id, round }: { id: string; round: number }) =>
  who.send(`POST /api/merchant-office/applications/{id}/${verdict}`, {
    params: { id },
    body: { round, opinion: '材料与现场一致' },
  })
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string } | null)?.code ?? null
const inbox = async (who: Caller) => (await who.call('GET /api/messages', {})).items
const sql = () => shop.server.platform.database.sql

/** A draft with everything but what is changed, and what its submission says. */
async function faults(change: Partial<ApplicationInput>, documentId?: string | null) {
  const applicant = await shop.signInUnseen()
  const { id } = await applicant.call('POST /api/merchant-entry', {})
  const params = { id }
  const scan = documentId === undefined ? await sendScan(applicant) : documentId
  await applicant.call('PUT /api/merchant-entry/{id}', {
    params,
    body: { ...filledApplication(scan), ...change },
  })
  const problem = await applicant.refused('POST /api/merchant-entry/{id}/submit', { params })
  const [own] = (await applicant.call('GET /api/merchant-entry', {})).items
  expect(own).toMatchObject({ state: 'draft', round: 0, steps: [] })
  return { code: problem.code, paths: (problem.errors ?? []).map(({ path }) => path) }
}

test('from the first word to the shop: what is typed is kept, sent back once, approved, and the applicant is its owner', async () => {
  const applicant = await shop.signInUnseen()
  const draft = await applicant.call('POST /api/merchant-entry', {})
  const again = await applicant.call('POST /api/merchant-entry', {})
  expect(again.id).toBe(draft.id)
  const params = { id: draft.id }
  const whole = filledApplication(await sendScan(applicant))
  // Half of it, then the rest without the number that is there already.
  await applicant.call('PUT /api/merchant-entry/{id}', {
    params,
    body: { ...whole, township: '', licences: [] },
  })
  const { contactPhone: _, ...rest } = whole
  const saved = await applicant.call('PUT /api/merchant-entry/{id}', {
    params,
    body: { ...rest, account: { holder: '测试农民专业合作社', bank: '重庆农村商业银行奉节支行' } },
  })
  expect(saved).toMatchObject({
    contactPhoneMasked: '139****1234',
    account: { numberMasked: '**** 4567' },
    township: '安坪镇',
  })
  const first = await applicant.call('POST /api/merchant-entry/{id}/submit', { params })
  expect(first).toMatchObject({ state: 'submitted', round: 1, county: '奉节县' })
  expect((await inbox(reviewer))[0]).toMatchObject({ kind: 'merchantAffairs', title: '有新的入驻申请' })
  // While the county has it nothing is changed.
  expect(await applicant.refused('PUT /api/merchant-entry/{id}', { params, body: whole })).toMatchObject({
    code: 'application_state_conflict',
  })

  expect((await decide(reviewer, 'return', first)).status).toBe(200)
  expect((await inbox(applicant))[0]).toMatchObject({ title: '入驻申请需要补正' })
  const second = await applicant.call('POST /api/merchant-entry/{id}/submit', { params })
  // Who decides on what was seen before decides on something else.
  expect(codeOf(await decide(reviewer, 'approve', first))).toBe('application_state_conflict')
  const approved = await decide(reviewer, 'approve', second)
  expect(approved.body).toMatchObject({ state: 'approved', round: 2 })
  const owner = await anew(shop, applicant)
  const { items } = await owner.call('GET /api/merchant/shops', {})
  expect(items).toMatchObject([{ name: whole.name, role: 'owner' }])
  const own = await owner.call('GET /api/merchant/shops/{id}', { params: { id: items[0]?.id ?? '' } })
  expect(own).toMatchObject({
    creditCode: whole.creditCode,
    county: '奉节县',
    saleStop: null,
    licensedThrough: null,
    licences: [{ kind: 'businessLicence', state: 'accepted', daysLeft: null }],
  })
  const [shown] = (await owner.call('GET /api/merchant-entry', {})).items
  expect(shown?.steps.map(({ event }) => event)).toEqual(['approve', 'submit', 'return', 'submit'])
  expect(shown?.steps[0]?.opinion).toBe('材料与现场一致')
  const acts = await sql()`select action from audit_entries where actor_id = ${reviewer.userId} order by id`
  expect(acts.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['merchantApplication.return', 'merchant.enter', 'merchantApplication.approve']),
  )
})

test('phones and accounts are nowhere in clear: not in the tables, not in the audit', async () => {
  await entered(shop, reviewer)
  const rows = await sql()<{ all: string }[]>`
    select (select jsonb_agg(to_jsonb(m))::text from merchants m)
      || (select jsonb_agg(to_jsonb(a))::text from merchant_applications a)
      || (select coalesce(jsonb_agg(to_jsonb(e)), '[]')::text from audit_entries e) as all`
  expect(rows[0]?.all).toContain('奉节县测试')
  expect(rows[0]?.all).not.toMatch(/13900001234|6228480000001234567/)
})

test('what is wrong is named by its field, and nothing is submitted', async () => {
  const code = newCreditCode()
  const checks: [string, Partial<ApplicationInput>, string[]][] = [
    [
      'licence of another',
      { licences: [businessLicence(newCreditCode(), null)] },
      ['licences.0.number', 'licences.0.documentId'],
    ],
    ['an enterprise with a cooperative’s code', { kind: 'enterprise' }, ['creditCode']],
    ['processed food without a permit', { primaryProduceOnly: false }, ['licences']],
    ['no licence', { licences: [] }, ['licences']],
    ['no county, no name', { countyCode: null, name: '' }, ['name', 'countyCode']],
  ]
  for (const [name, change, paths] of checks) {
    expect(await faults(change), name).toMatchObject({ code: 'invalid_input', paths })
  }
  // The check sign alone is wrong; the licence bears the same.
  const applicant = await faults(
    { creditCode: flipped(code), licences: [businessLicence(flipped(code), null)] },
    null,
  )
  expect(applicant.paths).toEqual(['creditCode', 'licences.0.documentId'])
  const ended = { ...businessLicence(code, null), validTo: '2026-01-01', longTerm: false }
  expect((await faults({ creditCode: code, licences: [ended] }, null)).paths).toEqual([
    'licences.0.validTo',
    'licences.0.documentId',
  ])
})

/** The code with another check sign. */
const flipped = (code: string) => code.slice(0, 17) + (code.endsWith('7') ? '8' : '7')

test('a credit code belongs to one: another application, and another merchant, are refused', async () => {
  const { application } = await submitted(shop)
  const { creditCode } = application
  const rival = await shop.signInUnseen()
  const { id } = await rival.call('POST /api/merchant-entry', {})
  const body = { ...filledApplication(await sendScan(rival), creditCode), name: '奉节县另一家合作社' }
  await rival.call('PUT /api/merchant-entry/{id}', { params: { id }, body })
  const submit = () => rival.refused('POST /api/merchant-entry/{id}/submit', { params: { id } })
  expect(await submit()).toMatchObject({ status: 409, code: 'credit_code_taken' })
  await decide(reviewer, 'approve', application)
  expect(await submit()).toMatchObject({ code: 'credit_code_taken' })
  // Refused, the code is free again.
  const { application: other } = await submitted(shop)
  await decide(reviewer, 'refuse', other)
  const { application: third } = await submitted(shop, {
    change: { creditCode: other.creditCode, name: '奉节县后来的合作社' },
  })
  expect(third).toMatchObject({ state: 'submitted', creditCode: other.creditCode })
})

test('two approvals at the same moment make one merchant, and two with one code at most one', async () => {
  const { application } = await submitted(shop)
  const second = await officer(shop, 'county')
  const replies = await Promise.all([
    decide(reviewer, 'approve', application),
    decide(second, 'approve', application),
    decide(second, 'refuse', application),
  ])
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  const winners = await sql()`select from merchants where credit_code = ${application.creditCode}`
  expect(winners.length).toBeLessThanOrEqual(1)

  const code = newCreditCode()
  const rivals = await Promise.all(
    [0, 1, 2].map(async (index) => {
      const rival = await shop.signInUnseen()
      const { id } = await rival.call('POST /api/merchant-entry', {})
      const body = { ...filledApplication(await sendScan(rival), code), name: `奉节县同码 ${index} 号合作社` }
      await rival.call('PUT /api/merchant-entry/{id}', { params: { id }, body })
      return { rival, id }
    }),
  )
  const submits = await onOneConnection(shop, () =>
    Promise.all(
      rivals.map(({ rival, id }) => rival.send('POST /api/merchant-entry/{id}/submit', { params: { id } })),
    ),
  )
  expect(submits.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

test('another county’s case is not found; the city sees and does not decide; shoppers see nothing', async () => {
  const { application, applicant } = await submitted(shop)
  const stranger = await officer(shop, 'county', chengkou)
  const params = { id: application.id }
  expect(codeOf(await decide(stranger, 'approve', application))).toBe('application_not_found')
  expect(await stranger.refused('GET /api/merchant-office/applications/{id}', { params })).toMatchObject({
    code: 'application_not_found',
  })
  const listed = await stranger.call('GET /api/merchant-office/applications', { query: {} })
  expect(listed).toEqual({ items: [], total: 0 })
  const seen = await city.call('GET /api/merchant-office/applications/{id}', { params })
  expect(seen).toMatchObject({ state: 'submitted' })
  expect(codeOf(await decide(city, 'approve', application))).toBe('forbidden')
  expect(await applicant.refused('GET /api/merchant-office/applications', {})).toMatchObject({
    code: 'forbidden',
  })
  // Somebody else's draft is nobody's to see, whatever their office.
  const writing = await shop.signInUnseen()
  const draft = await writing.call('POST /api/merchant-entry', {})
  expect(
    await city.refused('GET /api/merchant-office/applications/{id}', { params: { id: draft.id } }),
  ).toMatchObject({ code: 'application_not_found' })
  expect(
    await applicant.refused('POST /api/merchant-entry/{id}/discard', { params: { id: draft.id } }),
  ).toMatchObject({ code: 'application_not_found' })
})

test('nobody decides on one’s own: the applicant, a colleague, the contact named', async () => {
  const applicant = await shop.signIn()
  const { application: ownOne } = await submitted(shop, { applicant })
  const { platform } = shop.server
  const userId = await createStaff(platform, { phone: applicant.phone, roles: ['county'] })
  await assignCounty(platform.database.db, userId, '500236')
  expect(codeOf(await decide(await anew(shop, applicant), 'approve', ownOne))).toBe('reviewer_involved')
  // Who holds an office already may not enter at all.
  await expect(submitted(shop, { applicant: await officer(shop, 'county') })).rejects.toThrow(
    'staff_holds_office',
  )

  // Appointed while the county had it: not approved either.
  const late = await shop.signIn()
  const { application: overtaken } = await submitted(shop, { applicant: late })
  await createStaff(platform, { phone: late.phone, roles: ['city'] })
  expect(codeOf(await decide(reviewer, 'approve', overtaken))).toBe('staff_holds_office')

  // A colleague: acts with the applicant for a merchant that is there already.
  const { owner, merchantId } = await entered(shop, reviewer)
  const colleague = await officer(shop, 'county')
  await shop.server.platform.database.sql`
    insert into merchant_staff (merchant_id, user_id, role) values (${merchantId}, ${colleague.userId}, 'finance')`
  const { application } = await submitted(shop, { applicant: owner })
  expect(codeOf(await decide(colleague, 'approve', application))).toBe('reviewer_involved')

  const named = await officer(shop, 'county')
  const { application: third } = await submitted(shop, { change: { contactPhone: named.phone } })
  expect(codeOf(await decide(named, 'refuse', third))).toBe('reviewer_involved')
  const states = await sql()`select distinct state from merchant_applications
    where id in (${ownOne.id}, ${application.id}, ${third.id})`
  expect([...states]).toEqual([{ state: 'submitted' }])
})

test('a licence that ended while the county had it keeps the application from passing', async () => {
  const code = newCreditCode()
  const day = new Date(shop.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const applicant = await shop.signInUnseen()
  const { id } = await applicant.call('POST /api/merchant-entry', {})
  const licence = { ...businessLicence(code, await sendScan(applicant)), validTo: day, longTerm: false }
  const body = { ...filledApplication(licence.documentId, code), licences: [licence] }
  await applicant.call('PUT /api/merchant-entry/{id}', { params: { id }, body })
  const application = await applicant.call('POST /api/merchant-entry/{id}/submit', { params: { id } })
  shop.passTime(86_400_000)
  const later = await anew(shop, reviewer)
  expect(codeOf(await decide(later, 'approve', application))).toBe('licence_expired')
  reviewer = later
  city = await anew(shop, city)
})

test('a scan is the applicant’s alone, is what it says, and its address ends', async () => {
  const [applicant, thief] = [await shop.signInUnseen(), await shop.signInUnseen()]
  const scan = await sendScan(applicant)
  const { id } = await thief.call('POST /api/merchant-entry', {})
  const put = (documentId: string) =>
    thief.refused('PUT /api/merchant-entry/{id}', {
      params: { id },
      body: filledApplication(documentId),
    })
  expect(await put(scan)).toMatchObject({ status: 422, code: 'document_unknown' })
  expect(await put(randomUUID())).toMatchObject({ code: 'document_unknown' })
  await expect(sendScan(applicant, '<html>')).rejects.toThrow('file_type_not_allowed')
  const own = await applicant.call('POST /api/merchant-entry', {})
  const saved = await applicant.call('PUT /api/merchant-entry/{id}', {
    params: { id: own.id },
    body: filledApplication(scan),
  })
  const url = `${shop.url}${saved.licences[0]?.document?.url}`
  expect(await (await fetch(url)).text()).toContain('%PDF')
  expect((await fetch(url.replace(/signature=.*$/, 'signature=none'))).status).toBe(403)
})

test('the queue filters, sorts and goes out as a file of what its reader may see', async () => {
  const { application } = await submitted(shop)
  const first = await reviewer.call('GET /api/merchant-office/applications', {
    query: { q: application.creditCode, state: 'submitted' },
  })
  expect(first).toMatchObject({ total: 1, items: [{ id: application.id, township: '安坪镇' }] })
  const byName = await reviewer.call('GET /api/merchant-office/applications', { query: { sort: 'name' } })
  expect(byName.items.length).toBeGreaterThan(5)
  const waiting = await city.call('GET /api/merchant-office/applications', { query: { sort: 'waiting' } })
  expect(waiting.items[0]?.state).toBe('submitted')

  const { url } = await reviewer.call('GET /api/merchant-office/applications-file', {
    query: { q: application.creditCode, format: 'xlsx' },
  })
  const book = await readXlsx(new Uint8Array(await (await fetch(shop.url + url)).arrayBuffer()))
  expect(book.sheets[0]?.rows[1]?.[0]).toBe(application.name)
  const csv = await reviewer.call('GET /api/merchant-office/merchants-file', { query: { format: 'csv' } })
  expect(await (await fetch(shop.url + csv.url)).text()).toContain('统一社会信用代码')
  const stranger = await officer(shop, 'county', chengkou)
  const none = await stranger.call('GET /api/merchant-office/applications-file', { query: { format: 'csv' } })
  expect((await (await fetch(shop.url + none.url)).text()).trim().split('\r\n')).toHaveLength(1)
})

test('the operator appoints and dismisses who works at the offices; the last operator stays', async () => {
  const [one, two] = [await officer(shop, 'operator'), await officer(shop, 'operator')]
  const phone = newPhone()
  const appoint = (body: {
    phone: string
    office: 'county' | 'regulator' | 'operator'
    countyCodes: string[]
  }) => one.send('POST /api/operations/offices', { body })
  expect((await appoint({ phone, office: 'county', countyCodes: [chengkou] })).status).toBe(200)
  const county = await shop.signIn(phone)
  expect((await county.call('GET /api/merchant-office/applications', {})).total).toBe(0)
  // Named again with other counties, these hold and no others.
  const again = await appoint({ phone, office: 'county', countyCodes: ['500236'] })
  const member = (again.body as { items: { userId: string; counties: { name: string }[] }[] }).items.find(
    ({ userId }) => userId === county.userId,
  )
  expect(member?.counties.map(({ name }) => name)).toEqual(['奉节县'])
  expect((await county.call('GET /api/merchant-office/applications', {})).total).toBeGreaterThan(0)
  expect(codeOf(await appoint({ phone, office: 'county', countyCodes: ['110101'] }))).toBe('region_unknown')
  expect(codeOf(await appoint({ phone, office: 'county', countyCodes: [] }))).toBe('invalid_input')
  expect(codeOf(await appoint({ phone, office: 'county', countyCodes: ['500000'] }))).toBe('region_unknown')
  // The same person's market supervision is another office: naming it leaves the county's alone.
  const both = await appoint({ phone, office: 'regulator', countyCodes: ['500000'] })
  const held = (
    both.body as { items: { userId: string; office: string; counties: { name: string }[] }[] }
  ).items
    .filter(({ userId }) => userId === county.userId)
    .map(({ office, counties }) => [office, ...counties.map(({ name }) => name)])
  expect(held).toEqual([
    ['county', '奉节县'],
    ['regulator', '全市'],
  ])
  const dismiss = (who: Caller, office: string, userId: string) =>
    who.send('DELETE /api/operations/offices/{office}/{userId}', { params: { office, userId } })
  expect((await dismiss(one, 'county', county.userId)).status).toBe(204)
  // At once, though the token still says county.
  expect((await county.refused('GET /api/merchant-office/applications', {})).code).toBe('forbidden')
  expect(codeOf(await dismiss(one, 'city', county.userId))).toBe('office_member_not_found')
  const races = await Promise.all([
    dismiss(one, 'operator', two.userId),
    dismiss(two, 'operator', one.userId),
  ])
  // Whoever was dismissed in that moment acts no more, though the token says operator for minutes.
  expect(races.map(({ status }) => status).toSorted()).toEqual([204, 403])
  const [left, gone] = races[0]?.status === 204 ? [one, two] : [two, one]
  expect((await gone.refused('GET /api/operations/dead-jobs', {})).code).toBe('forbidden')
  const back = { phone: gone.phone, office: 'operator' as const, countyCodes: [] }
  expect(codeOf(await gone.send('POST /api/operations/offices', { body: back }))).toBe('forbidden')
  expect(codeOf(await dismiss(gone, 'operator', left.userId))).toBe('forbidden')
  expect(codeOf(await dismiss(left, 'operator', left.userId))).toBe('operator_last')
  // Nor is whoever works for a shop appointed.
  const { owner } = await entered(shop, reviewer)
  const body = { phone: owner.phone, office: 'city' as const, countyCodes: [] }
  expect(codeOf(await left.send('POST /api/operations/offices', { body }))).toBe('officer_of_shop')
  const [{ count } = { count: 0 }] = await sql()<{ count: number }[]>`
    select count(*)::int from users where 'operator' = any(roles)`
  expect(count).toBe(1)
})

test('a real deployment begins with all counties and categories: somebody applies, is let in and lists at once', async () => {
  const real = await startShop({ runJobs: false, reference: true })
  try {
    const ofCounty = await officer(real, 'county')
    const { owner } = await entered(real, ofCounty)
    const { items: tree } = await real.stranger.call('GET /api/categories', {})
    expect(tree.length).toBeGreaterThan(10)
    expect(tree[0]?.imageUrl).toBeNull()
    const operator = await officer(real, 'operator')
    const made = await owner.call('POST /api/merchant/products', {
      body: {
        ...{
          name: '奉节脐橙',
          categoryKey: tree[0]?.children[0]?.key ?? '',
          subtitle: '',
          township: '安坪镇',
        },
        ...{
          origin: '重庆市奉节县',
          netContent: '5 kg',
          shelfLife: '15 天',
          storage: '阴凉通风',
          fresh: true,
        },
        ...{ images: [await uploaded(real, owner)], servicePromises: [], detail: ['长江边的老果园。'] },
        skus: [{ name: '5斤装', priceFen: 3_980, weightG: 2_600, stock: 20, lowStockAt: null }],
      },
    })
    await owner.call('POST /api/merchant/products/{id}/move', {
      params: { id: made.id },
      body: { event: 'submit' },
    })
    const { items } = await operator.call('GET /api/operations/listing-reviews', { query: {} })
    await operator.call('POST /api/operations/listing-reviews/{id}/decide', {
      params: { id: items[0]?.id ?? '' },
      body: { decision: 'approve' },
    })
    const { items: shelf } = await real.stranger.call('GET /api/products', { query: { q: '脐橙' } })
    expect(shelf.map(({ id, county }) => [id, county])).toEqual([[made.id, '奉节县']])

    const { sql } = real.server.platform.database
    const [sums] = await sql`
      select count(*)::int as all, count(*) filter (where relief = 'national')::int as national,
        count(*) filter (where relief = 'city')::int as city, count(*) filter (where national_key)::int as key
      from counties`
    expect(sums).toEqual({ all: 33, national: 14, city: 4, key: 4 })
    // The next start mends what differs, and leaves a picture that was given to a category.
    await sql`update counties set relief = 'none', name = '别名' where code = '500236'`
    await sql`update categories set name = '别名', image_hash = 'given' where key = 'fruit'`
    await (await createServer(real.config, { runJobs: false })).stop()
    const [county] = await sql`select name, relief from counties where code = '500236'`
    expect(county).toEqual({ name: '奉节县', relief: 'national' })
    const [category] = await sql`select name, image_hash as picture from categories where key = 'fruit'`
    expect(category).toEqual({ name: '新鲜水果', picture: 'given' })
  } finally {
    await real.stop()
  }
})
