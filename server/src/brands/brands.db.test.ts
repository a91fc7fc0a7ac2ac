import { randomUUID } from 'node:crypto'
import type { MarkInput } from '@yuxiang/shared/api/brands'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { onOneConnection, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { catalogueChanged, refreshListings } from '../catalog/index.ts'
import { merchantStaff } from '../merchants/tables.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { signInOperator } from '../promotions/test-support.ts'
import { countyStaff } from '../traceability/test-support.ts'

let shop: Shop
let oranges: Shelf
let plums: Shelf
let staff: Caller
let operator: Caller
let fengjie: Caller
let elsewhere: Caller
let visitor: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  oranges = await shelve(shop)
  plums = await shelve(shop, { name: '巫山脆李' })
  staff = await oranges.staff()
  operator = await signInOperator(shop)
  fengjie = await countyStaff(shop, '500236')
  elsewhere = await countyStaff(shop, '500229')
  visitor = shop.stranger
})
afterAll(() => shop?.stop())

const dayMs = 86_400_000
/** Days go by; tokens don't last that long. */
async function pass(days: number): Promise<void> {
  shop.passTime(days * dayMs)
  const again = (who: Caller) => shop.signIn(who.phone)
  staff = await again(staff)
  operator = await again(operator)
  fengjie = await again(fengjie)
  elsewhere = await again(elsewhere)
}
const day = (ahead: number) => dayInShanghai(new Date(shop.now().getTime() + ahead * dayMs))
const listed = async (query: { brand?: string; mark?: 'organic' }) => {
  const { items, total } = await visitor.call('GET /api/products', { query })
  expect(total).toBe(items.length)
  return items.map(({ id }) => id)
}
const create = (
  by: Caller,
  parentId: string | null,
  countyCode: string | null,
  name = `品牌 ${randomUUID().slice(0, 8)}`,
) => by.call('POST /api/brand-desk/brands', { body: { parentId, countyCode, name, intro: '测试' } })
const grant = (by: Caller, id: string, goods: Shelf[], days: [number, number] = [0, 30]) =>
  by.call('POST /api/brand-desk/brands/{id}/grants', {
    params: { id },
    body: {
      productIds: goods.map(({ productId }) => productId),
      validFrom: day(days[0]),
      validTo: day(days[1]),
    },
  })

async function markFile(by: Caller) {
  const body = new FormData()
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  body.append('file', new Blob([new Uint8Array(bytes)]), '绿色食品证书.png')
  const headers = { authorization: `Bearer ${by.token}` }
  const answer = await fetch(`${shop.url}/api/merchant/mark-files/file`, { method: 'POST', body, headers })
  return ((await answer.json()) as { id: string }).id
}
const markInput = async (changes: Partial<MarkInput> = {}): Promise<MarkInput> => ({
  productId: oranges.productId,
  mark: 'organic',
  certificateNo: `136OP${randomUUID().slice(0, 8)}`,
  issuer: '有机产品认证中心',
  validFrom: day(-10),
  validTo: day(20),
  fileId: await markFile(staff),
  ...changes,
})
const enter = async (changes: Partial<MarkInput> = {}) =>
  staff.call('POST /api/merchant/marks', { body: await markInput(changes) })
const decide = (
  by: Caller,
  id: string,
  body: { decision: 'confirm' } | { decision: 'reject'; reason: string },
) => by.send('POST /api/county/marks/{id}/decide', { params: { id }, body })
const found = async (q: string) => {
  const { items } = await visitor.call('GET /api/products', { query: { q } })
  return items.some(({ id }) => id === oranges.productId)
}
const inbox = async (who: Caller) => (await who.call('GET /api/messages', {})).items.map(({ title }) => title)
const shown = (productId: string) =>
  visitor.call('GET /api/products/{id}/marks', { params: { id: productId } })

test('the tree has three levels, a brand shows what bears it and those below it, and a grant ends when it says', async () => {
  const city = await create(operator, null, null)
  const county = await create(operator, city.id, '500236')
  const company = await onOneConnection(shop, () => create(fengjie, county.id, null))
  expect(company).toMatchObject({ level: 'company', county: '奉节县', parentId: county.id })
  await grant(fengjie, company.id, [oranges], [0, 3])
  await grant(operator, city.id, [plums])
  const read = () => visitor.call('GET /api/brands/{id}', { params: { id: county.id } })
  await until(async () => (await read()).productCount === 1)
  expect(await read()).toMatchObject({
    productCount: 1,
    path: [{ id: city.id }],
    children: [{ id: company.id, productCount: 1 }],
    merchants: [],
  })
  const { merchants } = await visitor.call('GET /api/brands/{id}', { params: { id: company.id } })
  expect(merchants.map(({ id }) => id)).toEqual([oranges.merchantId])
  const all = [oranges.productId, plums.productId].sort()
  expect((await listed({ brand: city.id })).sort()).toEqual(all)
  expect(await listed({ brand: county.id })).toEqual([oranges.productId])
  expect((await shown(oranges.productId)).brands).toEqual([{ id: company.id, name: company.name }])
  expect(await listed({ brand: randomUUID() })).toEqual([])
  const inTree = async () => {
    const { items } = await visitor.call('GET /api/brands', {})
    return items.find(({ id }) => id === city.id)?.productCount
  }
  await until(async () => (await inTree()) === 2)

  // Its last day is over: nobody wrote anything.
  await pass(4)
  expect(await listed({ brand: county.id })).toEqual([])
  expect((await shown(oranges.productId)).brands).toEqual([])
  const { grants } = await operator.call('GET /api/brand-desk/brands/{id}', { params: { id: city.id } })
  const ending = { params: { id: grants[0]?.id ?? '' }, body: { reason: '标准不再符合' } }
  const ends = await Promise.all(
    [1, 2, 3].map(() => operator.send('POST /api/brand-desk/grants/{id}/end', ending)),
  )
  expect(ends.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  await until(async () => (await listed({ brand: city.id })).length === 0)
})

test('a brand out of its place, of another county or for foreign goods is refused', async () => {
  const city = await create(operator, null, null)
  const county = await create(operator, city.id, '500236')
  const company = await create(operator, county.id, null)
  const making: [Caller, string | null, string | null, string][] = [
    [operator, null, '500236', 'brand_misplaced'],
    [operator, city.id, null, 'brand_misplaced'],
    [operator, city.id, '999999', 'region_unknown'],
    [operator, company.id, null, 'brand_misplaced'],
    [operator, randomUUID(), null, 'brand_not_found'],
    [fengjie, city.id, '500236', 'brand_not_found'],
    [elsewhere, county.id, null, 'brand_not_found'],
  ]
  for (const [by, parentId, countyCode, code] of making) {
    const body = { parentId, countyCode, name: `品牌 ${randomUUID().slice(0, 8)}`, intro: '' }
    expect((await by.refused('POST /api/brand-desk/brands', { body })).code, code).toBe(code)
  }
  const twin = { params: { id: county.id }, body: { name: city.name, intro: '' } }
  expect((await fengjie.refused('PUT /api/brand-desk/brands/{id}', twin)).code).toBe('brand_name_taken')
  const foreign = { params: { id: county.id }, body: { name: '改名', intro: '' } }
  expect((await elsewhere.refused('PUT /api/brand-desk/brands/{id}', foreign)).code).toBe('brand_not_found')
  const grants: [Caller, string, string[], string][] = [
    [fengjie, county.id, [oranges.productId, plums.productId], 'products_of_many_merchants'],
    [fengjie, county.id, [randomUUID()], 'product_not_found'],
    [fengjie, city.id, [oranges.productId], 'brand_not_found'],
    [elsewhere, company.id, [oranges.productId], 'brand_not_found'],
  ]
  for (const [by, id, productIds, code] of grants) {
    const body = { productIds, validFrom: day(0), validTo: day(9) }
    const refused = await by.refused('POST /api/brand-desk/brands/{id}/grants', { params: { id }, body })
    expect(refused.code, code).toBe(code)
  }
  const { items } = await fengjie.call('GET /api/brand-desk/brands', {})
  expect(items.every((brand) => brand.county === '奉节县')).toBe(true)
  expect((await elsewhere.call('GET /api/brand-desk/brands', {})).items).toEqual([])
})

test('a mark is shown once the county confirmed it, with its number, and never after its last day', async () => {
  const entered = await enter()
  expect(entered).toMatchObject({ state: 'pending', holds: false, product: { name: '奉节脐橙' } })
  expect((await shown(oranges.productId)).marks).toEqual([])
  expect(await listed({ mark: 'organic' })).toEqual([])
  const { items: waiting } = await fengjie.call('GET /api/county/marks', { query: { state: 'pending' } })
  const seen = waiting.find(({ id }) => id === entered.id)
  const file = await fetch(`${shop.url}${seen?.fileUrl}`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(
    (await fetch(`${shop.url}/api/mark-files/${randomUUID()}/file?expires=9999999999&signature=x`)).status,
  ).toBe(403)
  expect((await elsewhere.call('GET /api/county/marks', { query: {} })).items).toEqual([])
  expect((await decide(elsewhere, entered.id, { decision: 'confirm' })).body).toMatchObject({
    code: 'mark_not_found',
  })

  const replies = await Promise.all([1, 2, 3].map(() => decide(fengjie, entered.id, { decision: 'confirm' })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  await until(async () => (await listed({ mark: 'organic' })).length === 1)
  const { certificateNo, validTo } = entered
  expect((await shown(oranges.productId)).marks).toMatchObject([{ mark: 'organic', certificateNo, validTo }])
  const detail = () => visitor.call('GET /api/products/{id}', { params: { id: oranges.productId } })
  expect((await detail()).marks).toEqual(['organic'])
  await until(() => found('有机脐橙'))
  expect(await inbox(staff)).toEqual(['“有机”标志已确认'])

  // The day after the last one, before any job has run.
  await pass(21)
  expect((await detail()).marks).toEqual([])
  expect(await listed({ mark: 'organic' })).toEqual([])
  expect((await shown(oranges.productId)).marks).toEqual([])
  const { platform } = shop.server
  const column = async () => {
    const [row] = await platform.database.sql<{ marks: string[] }[]>`
      select marks from products where id = ${oranges.productId}`
    return row?.marks
  }
  expect(await column()).toEqual(['organic'])
  await platform.database.transaction(async (tx) => {
    await refreshListings(tx, shop.now())
    await catalogueChanged(tx)
  })
  expect(await column()).toEqual([])
  await until(async () => !(await found('有机脐橙')))
  expect(await found('奉节脐橙')).toBe(true)
  const { items } = await staff.call('GET /api/merchant/marks', { query: {} })
  expect(items.find(({ id }) => id === entered.id)).toMatchObject({ state: 'confirmed', holds: false })
})

test('a mark is withdrawn at once, sent back with a reason, and entered again', async () => {
  const first = await enter({ mark: 'greenFood' })
  const reason = '证书与公告不一致'
  expect((await decide(fengjie, first.id, { decision: 'reject', reason })).body).toMatchObject({
    state: 'rejected',
    reason,
  })
  const again = await enter({ mark: 'greenFood', certificateNo: first.certificateNo })
  await decide(fengjie, again.id, { decision: 'confirm' })
  await until(async () => (await shown(oranges.productId)).marks.length === 1)
  const withdrawing = { params: { id: again.id }, body: { reason: '抽检不合格，标志暂停' } }
  await until(() => found('绿色食品'))
  await fengjie.call('POST /api/county/marks/{id}/withdraw', withdrawing)
  await until(async () => !(await found('绿色食品')))
  expect((await inbox(staff)).slice(0, 3)).toEqual([
    '“绿色食品”标志已撤下',
    '“绿色食品”标志已确认',
    '“绿色食品”标志被退回',
  ])
  expect((await shown(oranges.productId)).marks).toEqual([])
  const twice = await fengjie.refused('POST /api/county/marks/{id}/withdraw', withdrawing)
  expect(twice.code).toBe('mark_state_conflict')
  const { sql } = shop.server.platform.database
  const audits = await sql`select action from audit_entries where subject_id = ${again.id} order by id`
  expect(audits.map(({ action }) => action)).toEqual(['mark.enter', 'mark.confirm', 'mark.withdraw'])
})

test('a mark of foreign goods, without its paper, over already or twice is refused, and nobody decides for their own merchant', async () => {
  const first = await enter({ mark: 'bayuzhen' })
  const refusals: [Partial<MarkInput>, string][] = [
    [{ productId: plums.productId }, 'product_not_found'],
    [{ fileId: randomUUID() }, 'mark_file_unknown'],
    [{ fileId: await markFile(await plums.staff()) }, 'mark_file_unknown'],
    [{ mark: 'bayuzhen', certificateNo: first.certificateNo }, 'mark_exists'],
    [{ validFrom: day(-30), validTo: day(-1) }, 'invalid_input'],
    [{ validTo: day(-20) }, 'invalid_input'],
    [{ certificateNo: 'x' }, 'invalid_input'],
  ]
  for (const [changes, code] of refusals) {
    const refused = await staff.refused('POST /api/merchant/marks', { body: await markInput(changes) })
    expect(refused.code, JSON.stringify(changes)).toBe(code)
  }
  await shop.server.platform.database.db
    .insert(merchantStaff)
    .values({ merchantId: oranges.merchantId, userId: fengjie.userId })
  expect((await decide(fengjie, first.id, { decision: 'confirm' })).body).toMatchObject({
    code: 'mark_of_own_merchant',
  })
})

test('a certificate that was renewed is entered again with its number and a later end, and shown once', async () => {
  const first = await enter({ mark: 'greenFood', validFrom: day(-300), validTo: day(60) })
  const { certificateNo } = first
  const county = await countyStaff(shop, '500236')
  const renewal = { mark: 'greenFood' as const, certificateNo, validFrom: day(-1), validTo: day(400) }
  // While the county has not looked at the first, there is one to look at.
  const refused = async (changes: Partial<MarkInput>) =>
    (await staff.refused('POST /api/merchant/marks', { body: await markInput({ ...renewal, ...changes }) }))
      .code
  expect(await refused({})).toBe('mark_exists')
  await decide(county, first.id, { decision: 'confirm' })
  for (const validTo of [day(60), day(59)]) expect(await refused({ validTo })).toBe('mark_exists')
  const entries = await Promise.all(
    [1, 2].map(async () => {
      const body = await markInput(renewal)
      return staff.send('POST /api/merchant/marks', { body })
    }),
  )
  expect(entries.map(({ status }) => status).sort()).toEqual([201, 409])
  const again = entries.find(({ status }) => status === 201)?.body as { id: string }
  await decide(county, again.id, { decision: 'confirm' })
  await until(async () => {
    const { marks } = await shown(oranges.productId)
    const own = marks.filter((mark) => mark.certificateNo === certificateNo)
    return own.length === 1 && own[0]?.validTo === renewal.validTo
  })
})
