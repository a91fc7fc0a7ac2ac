import type { OfferInput } from '@yuxiang/shared/api/complaint-views'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { bring, FENGJIE, regulator, step } from './test-support.ts'

const dayMs = 86_400_000

let shop: Shop
let shelf: Shelf
let officer: Caller
let staff: Caller
let shopper: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shelf = await shelve(shop)
  officer = await regulator(shop, FENGJIE)
  staff = await shelf.staff()
  shopper = await shop.signIn()
})
afterAll(() => shop?.stop())

const inDays = (days: number) => dayInShanghai(new Date(shop.now().getTime() + days * dayMs))
const own = (id: string) => shopper.call('GET /api/complaints/{id}', { params: { id } })
const inKind = (performBy: string): OfferInput => ({ text: '换一箱新的', performBy })
const reply = (id: string, offer: OfferInput) => ({ params: { id }, body: { text: '愿意换货', offer } })

/** Days go by; tokens do not last so long. */
async function passDays(days: number) {
  shop.passTime(days * dayMs)
  officer = await shop.signIn(officer.phone)
  staff = await shop.signIn(staff.phone)
  shopper = await shop.signIn(shopper.phone)
}

async function accepted(): Promise<string> {
  const { id } = await bring(shopper, { productId: shelf.productId })
  await step(officer, id, { event: 'accept' })
  return id
}

/** A complaint with an offer of the merchant on the table. */
async function offered(performBy: string) {
  const id = await accepted()
  await staff.call('POST /api/merchant/cases/{id}/replies', reply(id, inKind(performBy)))
  return { id, offerId: (await own(id)).offers[0]?.id ?? '' }
}

const answer = (one: { id: string; offerId: string }, body: { agrees: boolean; reason?: string }) => ({
  params: one,
  body,
})

test('an offer is to be performed from today on and within its days, whoever makes it', async () => {
  const most = policy.offerPerformed.value
  const id = await accepted()
  const { version } = await officer.call('GET /api/regulator/cases/{id}', { params: { id } })
  for (const day of [inDays(-1), inDays(most + 1)]) {
    const refused = await staff.refused('POST /api/merchant/cases/{id}/replies', reply(id, inKind(day)))
    expect(refused.code).toBe('case_perform_day_invalid')
    const body = { event: 'propose', version, opinion: '提出方案', offer: inKind(day) } as const
    const proposed = await officer.refused('POST /api/regulator/cases/{id}/steps', { params: { id }, body })
    expect(proposed.code).toBe('case_perform_day_invalid')
  }
  for (const day of [inDays(0), inDays(most)]) {
    await staff.call('POST /api/merchant/cases/{id}/replies', reply(id, inKind(day)))
  }
})

test('what can no longer be performed in time is not agreed to, by either side; it can still be declined', async () => {
  const theirs = await offered(inDays(1))
  const id = await accepted()
  await step(officer, id, { event: 'propose', offer: inKind(inDays(1)) })
  const ours = { id, offerId: (await own(id)).offers[0]?.id ?? '' }
  await passDays(2)
  const asked = answer(theirs, { agrees: true })
  expect((await shopper.refused('POST /api/complaints/{id}/offers/{offerId}', asked)).code).toBe(
    'case_offer_expired',
  )
  const askedToo = answer(ours, { agrees: true })
  expect((await staff.refused('POST /api/merchant/cases/{id}/offers/{offerId}', askedToo)).code).toBe(
    'case_offer_expired',
  )
  const declined = answer(theirs, { agrees: false, reason: '太晚了' })
  const { offers } = await shopper.call('POST /api/complaints/{id}/offers/{offerId}', declined)
  expect(offers[0]?.state).toBe('declined')
})

test('with the mediation its open offer ends, and nobody is asked for an answer any more', async () => {
  const [withdrawn, terminated] = [await offered(inDays(5)), await offered(inDays(5))]
  const params = { id: withdrawn.id }
  await shopper.call('POST /api/complaints/{id}/withdraw', { params, body: { reason: '不想再等了' } })
  await step(officer, terminated.id, { event: 'terminate', reason: 'noAgreement' })
  for (const { id } of [withdrawn, terminated]) {
    const one = await own(id)
    expect(one.offers.map(({ state }) => state)).toEqual(['replaced'])
    expect(one.acts).not.toContain('answerOffer')
  }
  // One that was left open before offers ended so.
  const { sql } = shop.server.platform.database
  await sql`update complaint_offers set state = 'open' where case_id = ${withdrawn.id}`
  expect((await own(withdrawn.id)).acts).not.toContain('answerOffer')
})

test('a merchant that performs late makes no late office', async () => {
  const one = await offered(inDays(1))
  await shopper.call('POST /api/complaints/{id}/offers/{offerId}', answer(one, { agrees: true }))
  await passDays(4)
  const performed = await step(officer, one.id, { event: 'perform' })
  expect(performed).toMatchObject({ state: 'closed', decidedLate: false })
  expect(performed.deadlines.find(({ kind }) => kind === 'perform')).toMatchObject({ late: true })
})
