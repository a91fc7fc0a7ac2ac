import type { LicenceInput, StaffMember } from '@yuxiang/shared/api/merchants'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf as Goods, shelve } from '../../../test/support/fixtures.ts'
import {
  anew,
  businessLicence,
  chengkou,
  entered,
  filledApplication,
  newCreditCode,
  officer,
  sendScan,
  writeCounties,
} from '../../../test/support/merchants.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress } from '../../../test/support/shopping.ts'
import { barProductsOf, catalogueChanged, countiesOf, unbarProductsOf } from '../catalog/index.ts'
import { stopLapsed } from './keep-barred.ts'
import { warnOfLicences } from './warn-of-licences.ts'

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

const DAY_MS = 86_400_000
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string } | null)?.code ?? null
const platform = () => shop.server.platform
const shelf = { barProductsOf, unbarProductsOf, catalogueChanged, countiesOf }
const inbox = async (who: Caller) => (await who.call('GET /api/messages', {})).items
/** The day so many days from now in China. */
const dayIn = (days: number) =>
  new Date(shop.now().getTime() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10)

/** A buyer with a full cart, who tries to order. */
async function buyerOf({ skuId }: Goods) {
  const buyer = await shop.signInUnseen()
  const addressId = await addAddress(buyer)
  await buyer.call('PUT /api/cart/items/{skuId}', { params: { skuId }, body: { quantity: 1 } })
  return {
    buyer,
    order: async (who = buyer) =>
      codeOf(await who.send('POST /api/orders', { body: { items: [{ skuId, quantity: 1 }], addressId } })),
    inCart: async (who = buyer) => (await who.call('GET /api/cart', {})).groups[0]?.items[0]?.refusal,
  }
}
const listed = async (merchantId: string) =>
  (await shop.stranger.call('GET /api/products', { query: { merchant: merchantId } })).items.length
const supervise = (who: Caller, verb: 'suspend' | 'lift', merchantId: string) =>
  who.send(`POST /api/merchant-office/merchants/{id}/${verb}`, {
    params: { id: merchantId },
    body: { reason: '抽检不合格' },
  })

/** A merchant whose business licence ends in so many days, with goods on the shelf. */
async function withLicence(daysLeft: number) {
  const code = newCreditCode()
  const licence: Omit<LicenceInput, 'documentId'> = {
    ...businessLicence(code, null),
    validTo: dayIn(daysLeft),
    longTerm: false,
  }
  const applicant = await shop.signInUnseen()
  const documentId = await sendScan(applicant)
  const { id } = await applicant.call('POST /api/merchant-entry', {})
  const params = { id }
  const body = { ...filledApplication(documentId, code), licences: [{ ...licence, documentId }] }
  await applicant.call('PUT /api/merchant-entry/{id}', { params, body })
  await applicant.call('POST /api/merchant-entry/{id}/submit', { params })
  const { merchantId } = await reviewer.call('POST /api/merchant-office/applications/{id}/approve', {
    params,
    body: { round: 1, opinion: '' },
  })
  const goods = await shelve(shop, { merchantId: merchantId ?? '', stock: 50 })
  return { owner: await anew(shop, applicant), merchantId: merchantId ?? '', goods, code, licence }
}

test('a suspended merchant sells nothing from that moment, the cart says why, and what it withdrew stays withdrawn', async () => {
  const { owner, merchantId } = await entered(shop, reviewer)
  const goods = await shelve(shop, { merchantId, stock: 50 })
  const withdrawn = await shelve(shop, { merchantId, state: 'withdrawn' })
  const { order, inCart, buyer } = await buyerOf(goods)
  expect([await listed(merchantId), await inCart()]).toEqual([1, null])
  expect(codeOf(await supervise(reviewer, 'suspend', merchantId))).toBe('forbidden')
  const suspended = await supervise(city, 'suspend', merchantId)
  expect(suspended.body).toMatchObject({
    state: 'suspended',
    saleStop: 'suspended',
    steps: [{ event: 'suspend', reason: '抽检不合格' }],
  })
  expect(await order()).toBe('product_withdrawn')
  expect(await inCart()).toBe('barred')
  expect(await listed(merchantId)).toBe(0)
  const page = await shop.stranger.call('GET /api/products/{id}', { params: { id: goods.productId } })
  expect(page.onSale).toBe(false)
  expect(
    await buyer.refused('PUT /api/cart/items/{skuId}', {
      params: { skuId: goods.skuId },
      body: { quantity: 2 },
    }),
  ).toMatchObject({ code: 'product_withdrawn' })
  expect((await inbox(owner))[0]).toMatchObject({ title: '店铺已被暂停，商品已停售' })
  expect(codeOf(await supervise(city, 'suspend', merchantId))).toBe('merchant_state_conflict')

  const operator = await officer(shop, 'operator')
  const races = await Promise.all([
    supervise(operator, 'lift', merchantId),
    supervise(city, 'lift', merchantId),
  ])
  expect(races.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect([await order(), await listed(merchantId)]).toEqual([null, 1])
  const [kept] = await platform().database.sql`select state from products where id = ${withdrawn.productId}`
  expect(kept).toEqual({ state: 'withdrawn' })
  expect(
    await buyer.refused('PUT /api/cart/items/{skuId}', {
      params: { skuId: withdrawn.skuId },
      body: { quantity: 1 },
    }),
  ).toMatchObject({ code: 'product_withdrawn' })
})

test('who acts for a merchant does not suspend it', async () => {
  const { merchantId } = await entered(shop, reviewer)
  // Was there before the appointment.
  const insider = await officer(shop, 'city')
  await platform().database.sql`
    insert into merchant_staff (merchant_id, user_id, role) values (${merchantId}, ${insider.userId}, 'orders')`
  expect(codeOf(await supervise(insider, 'suspend', merchantId))).toBe('reviewer_involved')
})

test('a licence that lapses stops the sale that second, before any job; a renewed one that the county accepts resumes it', async () => {
  const { owner, merchantId, goods, code, licence } = await withLicence(20)
  const { order, inCart, buyer } = await buyerOf(goods)
  // Warned once, however often it is looked.
  expect(await warnOfLicences(platform())).toBeGreaterThan(0)
  await warnOfLicences(platform())
  const warnings = (await inbox(owner)).filter(({ title }) => title === '营业执照即将到期')
  expect(warnings).toHaveLength(1)
  expect(warnings[0]?.text).toContain('还有 20 天')
  const shown = await owner.call('GET /api/merchant/shops/{id}', { params: { id: merchantId } })
  expect(shown.licences).toMatchObject([{ daysLeft: 20 }])

  // The last minute of the last day, and the one after it.
  const midnight = Date.parse(`${dayIn(21)}T00:00:00+08:00`)
  shop.passTime(midnight - shop.now().getTime() - 60_000)
  const lastMoment = await anew(shop, buyer)
  expect([await order(lastMoment), await listed(merchantId)]).toEqual([null, 1])
  shop.passTime(midnight - shop.now().getTime())
  const later = await anew(shop, buyer)
  await later
    .call('PUT /api/cart/items/{skuId}', { params: { skuId: goods.skuId }, body: { quantity: 1 } })
    .catch(() => {})
  expect([await order(later), await listed(merchantId)]).toEqual(['product_withdrawn', 0])
  const [untouched] = await platform().database.sql`select state from products where id = ${goods.productId}`
  expect(untouched).toEqual({ state: 'onSale' })

  expect(await stopLapsed(platform(), shelf)).toBeGreaterThan(0)
  expect(await stopLapsed(platform(), shelf)).toBe(0)
  const [barred] = await platform().database.sql`select state from products where id = ${goods.productId}`
  expect(barred).toEqual({ state: 'barred' })
  const again = await anew(shop, owner)
  expect((await inbox(again))[0]).toMatchObject({ title: '证照已到期，商品已停售' })

  // Renewed: too late a beginning, then right; another county, the merchant's own, and twice are refused.
  const renew = async (change: Partial<LicenceInput>) => {
    const body = {
      ...licence,
      number: code,
      documentId: await sendScan(again),
      validFrom: dayIn(-1),
      validTo: dayIn(700),
      ...change,
    }
    const answer = await again.call('POST /api/merchant/shops/{id}/licences', {
      params: { id: merchantId },
      body,
    })
    return answer.licences.find(({ state }) => state === 'submitted')?.id ?? ''
  }
  const accept = (who: Caller, id: string) =>
    who.send('POST /api/merchant-office/licences/{id}/accept', { params: { id } })
  const county = await anew(shop, reviewer)
  expect(codeOf(await accept(county, await renew({ validFrom: dayIn(5) })))).toBe('licence_not_yet')
  const waiting = await renew({})
  expect(codeOf(await accept(await officer(shop, 'county', chengkou), waiting))).toBe('licence_not_found')
  const queue = await county.call('GET /api/merchant-office/licences', {})
  expect(queue.items.map(({ id }) => id)).toContain(waiting)
  const replies = await Promise.all([accept(county, waiting), accept(county, waiting)])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect([await order(later), await listed(merchantId)]).toEqual([null, 1])
  expect(await inCart(later)).not.toBe('barred')
  city = await anew(shop, city)
  reviewer = county
})

test('a licence lapsed, a suspension lifted: it stays off the shelf until both are good', async () => {
  const { merchantId, goods } = await withLicence(3)
  await supervise(city, 'suspend', merchantId)
  shop.passTime(5 * DAY_MS)
  city = await anew(shop, city)
  reviewer = await anew(shop, reviewer)
  const lifted = await supervise(city, 'lift', merchantId)
  expect(lifted.body).toMatchObject({ state: 'active', saleStop: 'licenceLapsed' })
  const { order } = await buyerOf(goods).catch(() => ({ order: async () => 'product_withdrawn' }))
  expect(await order()).toBe('product_withdrawn')
  const ending = await city.call('GET /api/merchant-office/merchants', {
    query: { ending: 'true', sort: 'licence' },
  })
  expect(ending.items.map(({ id }) => id)).toContain(merchantId)
})

test('roles limit what staff may do, and a change holds at once', async () => {
  const { owner, merchantId } = await entered(shop, reviewer)
  const params = { id: merchantId }
  const phone = newPhone()
  await owner.call('POST /api/merchant/shops/{id}/staff', { params, body: { phone, role: 'orders' } })
  const clerk = await shop.signIn(phone)
  const { order: _, buyer } = await buyerOf(await shelve(shop, { merchantId, stock: 5 }))
  const placed = await buyer.call('GET /api/cart', {})
  expect(placed.count).toBe(1)
  const freight = (who: Caller) =>
    who.send('PUT /api/merchant/shops/{id}/freight', { params, body: { ...defaultFreight, baseFen: 900 } })
  expect(codeOf(await freight(clerk))).toBe('forbidden')
  expect((await clerk.call('GET /api/workbench/shops', {})).items).toEqual([])
  // Neither goods nor money are the clerk's who ships.
  const statement = (who: Caller) =>
    who.send('GET /api/merchant/statements/{month}', { params: { month: '2026-11' } })
  expect((await clerk.call('GET /api/merchant/products', {})).items).toEqual([])
  expect((await owner.call('GET /api/merchant/products', {})).items).toHaveLength(1)
  expect([codeOf(await statement(clerk)), (await statement(owner)).status]).toEqual(['merchant_unclear', 200])
  expect(
    codeOf(
      await clerk.send('POST /api/merchant/shops/{id}/staff', {
        params,
        body: { phone: newPhone(), role: 'goods' },
      }),
    ),
  ).toBe('forbidden')
  const role = (userId: string, to: StaffMember['role']) =>
    owner.send('PATCH /api/merchant/shops/{id}/staff/{userId}', {
      params: { id: merchantId, userId },
      body: { role: to },
    })
  expect((await role(clerk.userId, 'goods')).status).toBe(200)
  expect((await freight(clerk)).status).toBe(200)
  expect((await clerk.call('GET /api/workbench/shops', {})).items).toHaveLength(1)
  // The buyer sees the new freight, and what the law has a shop show.
  const card = await shop.stranger.call('GET /api/merchants/{id}', { params })
  expect(card.freight.baseFen).toBe(900)
  expect(card.licences).toEqual([{ kind: 'businessLicence', number: card.creditCode, validTo: null }])
  const page = await shop.stranger.call('GET /api/merchants/{id}/shop', { params })
  expect(page).toMatchObject({ ...card, certificates: 0, rating: { count: 0, average: null } })
  expect(codeOf(await role(owner.userId, 'finance'))).toBe('owner_last')
  const stranger = await entered(shop, reviewer)
  expect(codeOf(await freight(stranger.owner))).toBe('merchant_not_found')
  expect(await stranger.owner.refused('GET /api/merchant/shops/{id}/staff', { params })).toMatchObject({
    code: 'merchant_not_found',
  })
})

test('the last owner stays, also when two remove each other at the same moment', async () => {
  const { owner, merchantId } = await entered(shop, reviewer)
  const phone = newPhone()
  const { items } = await owner.call('POST /api/merchant/shops/{id}/staff', {
    params: { id: merchantId },
    body: { phone, role: 'owner' },
  })
  expect(items.map(({ role }) => role)).toEqual(['owner', 'owner'])
  const second = await shop.signIn(phone)
  const remove = (who: Caller, userId: string) =>
    who.send('DELETE /api/merchant/shops/{id}/staff/{userId}', { params: { id: merchantId, userId } })
  const races = await Promise.all([remove(owner, second.userId), remove(second, owner.userId)])
  expect(races.filter(({ status }) => status === 204)).toHaveLength(1)
  const left = await platform().database
    .sql`select user_id from merchant_staff where merchant_id = ${merchantId}`
  expect(left).toHaveLength(1)
  const last = left[0]?.user_id === owner.userId ? owner : second
  expect(codeOf(await remove(last, last.userId))).toBe('owner_last')
})

test('who supervises shops is not taken into one, and anybody may leave', async () => {
  const { owner, merchantId } = await entered(shop, reviewer)
  const invite = (phone: string, role: StaffMember['role'] = 'orders') =>
    owner.send('POST /api/merchant/shops/{id}/staff', { params: { id: merchantId }, body: { phone, role } })
  expect(codeOf(await invite(reviewer.phone))).toBe('staff_holds_office')
  const [phone, other] = [newPhone(), newPhone()]
  for (const one of [phone, other]) expect((await invite(one)).status).toBe(200)
  const [clerk, colleague] = [await shop.signIn(phone), await shop.signIn(other)]
  const remove = (who: Caller, userId: string) =>
    who.send('DELETE /api/merchant/shops/{id}/staff/{userId}', { params: { id: merchantId, userId } })
  expect(codeOf(await remove(clerk, colleague.userId))).toBe('forbidden')
  expect((await remove(clerk, clerk.userId)).status).toBe(204)
  expect(codeOf(await remove(clerk, clerk.userId))).toBe('merchant_not_found')
})

test('where the money goes is masked, kept without its number, and a sub-merchant is one merchant’s', async () => {
  const { owner, merchantId } = await entered(shop, reviewer, { subMchid: '1900000109' })
  const params = { id: merchantId }
  const account = { holder: '新账户名称', bank: '重庆银行奉节支行' }
  const changed = await owner.call('PUT /api/merchant/shops/{id}/settlement', {
    params,
    body: { account, subMchid: '1900000109' },
  })
  expect(changed.account).toEqual({ ...account, numberMasked: '**** 4567' })
  const other = await entered(shop, reviewer)
  expect(
    await other.owner.refused('PUT /api/merchant/shops/{id}/settlement', {
      params: { id: other.merchantId },
      body: { account, subMchid: '1900000109' },
    }),
  ).toMatchObject({ code: 'sub_mchid_taken' })
  const profile = await owner.call('PUT /api/merchant/shops/{id}/profile', {
    params,
    body: {
      story: '我们在长江边种橙子，已经种了二十年。',
      contactName: '王联系',
      contactPhone: '13700009999',
      servicePhone: '023-00001234',
    },
  })
  const asked = { story: '我们在长江边种橙子，已经种了二十年。', contactName: '王联系' }
  const wrong = { params, body: { ...asked, servicePhone: '110' } }
  expect((await owner.refused('PUT /api/merchant/shops/{id}/profile', wrong)).errors).toMatchObject([
    { path: 'servicePhone' },
  ])
  expect(profile).toMatchObject({ contactName: '王联系', contactPhoneMasked: '137****9999' })
  const card = await shop.stranger.call('GET /api/merchants/{id}', { params })
  expect(card.story).toContain('二十年')
  const page = await shop.stranger.call('GET /api/merchants/{id}/shop', { params })
  expect(page.servicePhone).toBe('023-00001234')
  // Left out it stays, null takes it away.
  await owner.call('PUT /api/merchant/shops/{id}/profile', { params, body: asked })
  expect((await owner.call('GET /api/merchant/shops/{id}', { params })).servicePhone).toBe('023-00001234')
  const none = { params, body: { ...asked, servicePhone: null } }
  expect((await owner.call('PUT /api/merchant/shops/{id}/profile', none)).servicePhone).toBeNull()
})
