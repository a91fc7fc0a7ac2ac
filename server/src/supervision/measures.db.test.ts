import { policy } from '@yuxiang/shared/policy'
import { creditScore, enteredRules } from '@yuxiang/shared/supervision/credit'
import { measureKinds, productMeasures } from '@yuxiang/shared/supervision/measures'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { claim, openSale, shopperWith, ticketFor } from '../../../test/support/flash.ts'
import { anew, sendScan, writeCounties } from '../../../test/support/merchants.ts'
import { planOf, runCampaign } from '../../../test/support/promotions.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, until } from '../../../test/support/shopping.ts'
import { foundUnionWithMember, grant, orderWithAllowance } from '../../../test/support/unions.ts'
import { apply, bringToNotice, officer, step } from '../certification/test-support.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { campaignInput } from '../promotions/test-support.ts'
import { creditScores } from './read-credit.ts'
import { recordCredit } from './record-credit.ts'
import { chengkou, city, dayMs, fengjie, measureOf, regulator } from './test-support.ts'
import { warnOfAppeals } from './warn-of-appeals.ts'

let shop: Shop
let first: Caller
let second: Caller
let ofCity: Caller
let buyer: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  await writeCounties(shop)
  first = await regulator(shop)
  second = await regulator(shop)
  ofCity = await regulator(shop, city)
  buyer = await shop.signInUnseen()
  await addAddress(buyer)
})
afterAll(() => shop?.stop())
/** Tests move the clock by months; nobody's token lives so long. */
const signAllIn = async () => {
  ;[first, second, ofCity, buyer] = await Promise.all([
    anew(shop, first),
    anew(shop, second),
    anew(shop, ofCity),
    anew(shop, buyer),
  ])
}
beforeEach(signAllIn)
const passDays = async (days: number) => {
  shop.passTime(days * dayMs)
  await signAllIn()
}

const sql = () => shop.server.platform.database.sql
const inDays = (days: number) => new Date(shop.now().getTime() + days * dayMs).toISOString()
const impose = (who: Caller, body: ReturnType<typeof measureOf>) =>
  who.call('POST /api/supervision/measures', { body })
const refusedTo = async (who: Caller, body: ReturnType<typeof measureOf>) =>
  (await who.refused('POST /api/supervision/measures', { body })).code
const lift = (who: Caller, id: string) =>
  who.call('POST /api/supervision/measures/{id}/lift', { params: { id }, body: { reason: '已整改到位' } })
const creditOf = (merchantId: string) =>
  shop.stranger.call('GET /api/merchants/{id}/credit', { params: { id: merchantId } })
const order = async (shelf: Pick<Shelf, 'skuId'>) => {
  const reply = await buyer.send('POST /api/orders', {
    body: {
      items: [{ skuId: shelf.skuId, quantity: 1 }],
      addressId: (await buyer.call('GET /api/addresses', {})).items[0]?.id,
    },
  })
  return reply.status === 201 ? 'placed' : (reply.body as { code: string }).code
}
const listed = async (shelf: Shelf) => {
  const { items } = await shop.stranger.call('GET /api/products', { query: { merchant: shelf.merchantId } })
  return items.some(({ id }) => id === shelf.productId)
}
const onSale = async ({ productId }: Shelf) =>
  (await shop.stranger.call('GET /api/products/{id}', { params: { id: productId } })).onSale
const appeal = (who: Caller, id: string, rest: object = {}) =>
  who.send('POST /api/merchant/measures/{id}/appeals', {
    params: { id },
    body: { kind: 'appeal', reason: '检验报告可以证明商品合格', documentIds: [], ...rest },
  })
const decide = (who: Caller, id: string, decision: 'upheld' | 'rejected') =>
  who.send('POST /api/supervision/appeals/{id}/decide', {
    params: { id },
    body: { decision, opinion: '经复核，原检验方法有误' },
  })
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string }).code

test('a product is taken off sale at once, and is back the second its term ends, whatever the job does', async () => {
  const shelf = await shelve(shop)
  const other = await shelve(shop, { merchantId: shelf.merchantId, name: '同店的另一样' })
  expect(await listed(shelf)).toBe(true)
  const measure = await impose(
    first,
    measureOf(shelf.merchantId, 'delisting', { productId: shelf.productId, endsAt: inDays(3) }),
  )
  expect(measure).toMatchObject({ state: 'running', office: '奉节县市场监督管理局', productName: '奉节脐橙' })
  expect(await order(shelf)).toBe('product_withdrawn')
  expect(await order(other)).toBe('placed')
  await until(async () => !(await listed(shelf)) && !(await onSale(shelf)))
  expect(await onSale(other)).toBe(true)
  // Nothing the merchant does brings it back.
  const staff = await shelf.staff()
  for (const event of ['withdraw', 'relist'] as const) {
    await staff.send(`POST /api/merchant/goods/{id}/${event}`, { params: { id: shelf.productId } })
  }
  expect(await order(shelf)).toBe('product_withdrawn')
  await passDays(3)
  expect(await order(shelf)).toBe('placed')
  const [view] = (
    await first.call('GET /api/supervision/merchants/{id}', { params: { id: shelf.merchantId } })
  ).measures
  expect(view).toMatchObject({ id: measure.id, state: 'ended' })
})

test('delisted goods are won by nobody, and the flash sale says so on both sides', async () => {
  const shelf = await shelve(shop, { stock: 50 })
  const { itemId, operator, session } = await openSale(shop, { goods: { merchantId: shelf.merchantId } })
  const [lucky, late] = await Promise.all([shopperWith(shop, 1_000), shopperWith(shop, 1_000)])
  const tickets = await Promise.all([ticketFor(lucky, itemId), ticketFor(late, itemId)])
  const won = await claim(lucky, itemId, { ticket: tickets[0] })
  expect(won.status).toBe(201)
  const { id } = await impose(
    first,
    measureOf(shelf.merchantId, 'delisting', { productId: session.items[0]?.productId ?? '' }),
  )
  expect((await claim(late, itemId, { ticket: tickets[1] })).code).toBe('flash_sale_paused')
  const readItem = async () =>
    (await late.call('GET /api/flash-sales/{itemId}', { params: { itemId } })).item.paused
  const readOffice = async () =>
    (await operator.call('GET /api/workbench/flash-sales/{id}', { params: { id: session.id } })).items[0]
  await until(readItem)
  expect(await readOffice()).toMatchObject({ barred: true, paused: false, won: 1 })
  // Withdrawn besides, it is barred no less; what was won before can't be ordered.
  const staff = await shelf.staff()
  const goods = { params: { id: session.items[0]?.productId ?? '' } }
  await staff.send('POST /api/merchant/goods/{id}/withdraw', goods)
  await until(async () => (await readOffice())?.barred === true && (await readItem()))
  const ordered = await lucky.refused('POST /api/flash-sales/claims/{id}/order', {
    params: { id: won.claimId },
    body: { addressId: await addAddress(lucky) },
  })
  expect(ordered.code).toBe('product_withdrawn')
  await staff.send('POST /api/merchant/goods/{id}/relist', goods)
  await lift(first, id)
  await until(async () => !(await readItem()))
  expect(await readOffice()).toMatchObject({ barred: false })
  expect((await claim(late, itemId, { ticket: tickets[1] })).status).toBe(201)
})

test('whoever is kept out of campaigns loses discounts, special prices and flash sales at once, and has them again after', async () => {
  const shelf = await shelve(shop, { priceFen: 10_000, stock: 50 })
  await runCampaign(shop, planOf(5_000, { kind: 'less', amountFen: 1_000 }), {
    merchantId: shelf.merchantId,
  })
  const sale = await openSale(shop, { goods: { merchantId: shelf.merchantId } })
  const lucky = await shopperWith(shop, 1_000)
  const ticket = await ticketFor(lucky, sale.itemId)
  const quote = async () =>
    (await buyer.call('POST /api/checkout/quote', { body: { items: [{ skuId: shelf.skuId, quantity: 1 }] } }))
      .discountFen
  await until(async () => (await quote()) === 1_000)
  const { id } = await impose(first, measureOf(shelf.merchantId, 'campaignExclusion'))
  await until(async () => (await quote()) === 0)
  expect((await claim(lucky, sale.itemId, { ticket })).code).toBe('flash_sale_paused')
  await until(async () => {
    const reply = await lucky.send('POST /api/flash-sales/{itemId}/ticket', {
      params: { itemId: sale.itemId },
    })
    return codeOf(reply) === 'flash_sale_paused'
  })
  const seen = await lucky.call('GET /api/flash-sales/{itemId}', { params: { itemId: sale.itemId } })
  expect(seen.item.paused).toBe(true)
  const merchant = await shelf.staff()
  const drafted = await merchant.send('POST /api/workbench/campaigns', {
    body: campaignInput(shop, {
      merchantId: shelf.merchantId,
      plan: planOf(5_000, { kind: 'less', amountFen: 500 }),
    }),
  })
  expect(codeOf(drafted)).toBe('campaigns_barred')
  await lift(second, id)
  await until(async () => (await quote()) === 1_000)
})

test('a special price does not hold while its merchant is kept out of campaigns: list, page and order agree', async () => {
  const shelf = await shelve(shop, { priceFen: 10_000 })
  const merchant = await shelf.staff()
  const { id: campaignId } = await merchant.call('POST /api/workbench/campaigns', {
    body: campaignInput(shop, {
      merchantId: shelf.merchantId,
      plan: { kind: 'specialPrice', prices: [{ skuId: shelf.skuId, priceFen: 8_000, originalFen: null }] },
    }),
  })
  await merchant.call('POST /api/workbench/campaigns/{id}/publish', { params: { id: campaignId } })
  const prices = async () => {
    const page = await shop.stranger.call('GET /api/products/{id}', { params: { id: shelf.productId } })
    const { items } = await shop.stranger.call('GET /api/products', { query: { merchant: shelf.merchantId } })
    const quoted = await buyer.call('POST /api/checkout/quote', {
      body: { items: [{ skuId: shelf.skuId, quantity: 1 }] },
    })
    const [row] = await sql()<{ fen: string }[]>`
      select lowest_price_fen as fen from products where id = ${shelf.productId}`
    return [page.skus[0]?.priceFen, items[0]?.priceFen, quoted.orders[0]?.lines[0]?.unitFen, Number(row?.fen)]
  }
  await until(async () => (await prices()).every((fen) => fen === 8_000))
  const { id } = await impose(first, measureOf(shelf.merchantId, 'campaignExclusion', { endsAt: inDays(2) }))
  await until(async () => (await prices()).every((fen) => fen === 10_000))
  await lift(first, id)
  await until(async () => (await prices()).every((fen) => fen === 8_000))
})

test('what unions pay no more reaches a merchant that was taken out of their scope', async () => {
  const shelf = await shelve(shop, { certified: true, priceFen: 3_000 })
  const { union, member } = await foundUnionWithMember(shop, 100_000)
  await grant(shop, union)
  const before = await orderWithAllowance(member, shelf.skuId)
  expect(before.payment.amountFen).toBeLessThan(3_000)
  const { id } = await impose(first, measureOf(shelf.merchantId, 'unionExclusion', { endsAt: inDays(10) }))
  await expect(orderWithAllowance(member, shelf.skuId)).rejects.toThrow('allowance_not_usable')
  await lift(second, id)
  expect((await orderWithAllowance(member, shelf.skuId)).payment.amountFen).toBeLessThan(3_000)
})

test('a suspended certification loses its badge by certification’s own act, and only the regulator resumes it', async () => {
  const shelf = await shelve(shop, { certified: true })
  const certified = async () =>
    (await shop.stranger.call('GET /api/products/{id}', { params: { id: shelf.productId } })).certified
  const { id } = await impose(
    first,
    measureOf(shelf.merchantId, 'certificationSuspension', { productId: shelf.productId }),
  )
  await until(async () => !(await certified()))
  const [row] = await sql()<
    { id: string }[]
  >`select id from certifications where product_id = ${shelf.productId}`
  const county = await officer(shop, fengjie)
  const resumed = await county.refused('POST /api/certification-office/certificates/{id}/steps', {
    params: { id: row?.id ?? '' },
    body: { event: 'resume', opinion: '材料齐全' },
  })
  expect(resumed).toMatchObject({
    code: 'certificate_state_conflict',
    detail: expect.stringContaining('市场监管部门'),
  })
  const steps = await sql()<{ by: string }[]>`
    select acted_as as by from certification_steps where certification_id = ${row?.id ?? ''}`
  expect(steps.map(({ by }) => by)).toEqual(['regulator'])
  // A second one finds no certificate in force; a product without any neither.
  expect(
    await refusedTo(
      second,
      measureOf(shelf.merchantId, 'certificationSuspension', { productId: shelf.productId }),
    ),
  ).toBe('measure_running')
  await lift(first, id)
  await until(certified)
})

test('what failed its re-check while the regulator had it suspended is its county’s to lift', async () => {
  const shelf = await shelve(shop, { certified: true })
  const { id } = await impose(
    first,
    measureOf(shelf.merchantId, 'certificationSuspension', { productId: shelf.productId }),
  )
  const county = await officer(shop, fengjie)
  const [row] = await sql()<{ id: string }[]>`
    update certifications set next_recheck_on = ${dayInShanghai(shop.now())}
    where product_id = ${shelf.productId} returning id`
  const params = { id: row?.id ?? '' }
  await county.call('POST /api/certification-office/certificates/{id}/rechecks', {
    params,
    body: { passed: false, households: 0, yuanPerHouseholdYear: 0, opinion: '联农带农机制没有落实' },
  })
  await lift(first, id)
  const stateOf = async () =>
    (await sql()<{ state: string }[]>`select state from certifications where id = ${params.id}`)[0]?.state
  expect(await stateOf()).toBe('suspended')
  const body = { event: 'resume' as const, opinion: '已经整改' }
  await county.call('POST /api/certification-office/certificates/{id}/steps', { params, body })
  expect(await stateOf()).toBe('published')
})

test('no new certificate passes by what the regulator suspended, until it is lifted', async () => {
  const shelf = await shelve(shop, { certified: true })
  const { id } = await impose(
    first,
    measureOf(shelf.merchantId, 'certificationSuspension', { productId: shelf.productId }),
  )
  // The suspended certificate came to its end, so the product is certified anew.
  await sql()`update certifications set state = 'expired' where product_id = ${shelf.productId}`
  const [one, two] = [await officer(shop, fengjie), await officer(shop, fengjie)]
  const application = await apply(shop, shelf, await shelf.staff())
  await bringToNotice(application.id, one, two)
  await passDays(14)
  const county = await anew(shop, one)
  const publish = { params: { id: application.id }, body: { event: 'publish' as const, opinion: '公示期满' } }
  expect(await county.refused('POST /api/certification-office/cases/{id}/steps', publish)).toMatchObject({
    code: 'certificate_state_conflict',
  })
  await lift(first, id)
  expect((await step(county, application.id, 'publish')).state).toBe('published')
})

test('the blacklist stops everything for its term, is public, and is left early by whoever made good', async () => {
  const shelf = await shelve(shop, { certified: true })
  const owner = await shelf.staff()
  const body = measureOf(shelf.merchantId, 'blacklist', {
    endsAt: inDays(700),
    remedy: '退还全部货款并公开道歉',
  })
  const { id, remedyFrom } = await impose(ofCity, body)
  expect(remedyFrom).toBe(dayInShanghai(new Date(inDays(365))))
  expect(await order(shelf)).toBe('product_withdrawn')
  await until(async () => !(await listed(shelf)))
  expect(await creditOf(shelf.merchantId)).toMatchObject({
    score: 60,
    level: 'poor',
    measures: [{ kind: 'blacklist', office: '重庆市市场监督管理局', remedy: '退还全部货款并公开道歉' }],
  })
  // While one runs there is no second, not by another officer either, nor one that begins within it.
  expect(await refusedTo(first, body)).toBe('measure_running')
  expect(await refusedTo(first, { ...body, startsAt: inDays(600), endsAt: inDays(900) })).toBe(
    'measure_running',
  )
  expect(codeOf(await appeal(owner, id, { kind: 'remedy' }))).toBe('remedy_too_early')
  await passDays(366)
  expect((await appeal(await anew(shop, owner), id, { kind: 'remedy' })).status).toBe(201)
  const { items } = await first.call('GET /api/supervision/appeals', { query: { state: 'open' } })
  const asked = items.find(({ measureId }) => measureId === id)
  expect(asked).toMatchObject({ kind: 'remedy', mayDecide: true })
  expect((await decide(first, asked?.id ?? '', 'upheld')).status).toBe(200)
  expect(await order(shelf)).toBe('placed')
  expect((await creditOf(shelf.merchantId)).measures).toEqual([])
  const own = await (await anew(shop, owner)).call('GET /api/merchant/shops/{id}/credit', {
    params: { id: shelf.merchantId },
  })
  expect(own.measures[0]).toMatchObject({ state: 'lifted', lifted: { way: 'remedied' }, imposedBy: null })
})

test('an appeal is decided by another officer, once, and undoes the measure and its points', async () => {
  const shelf = await shelve(shop)
  const owner = await shelf.staff()
  const stranger = await (await shelve(shop)).staff()
  const { id } = await impose(first, measureOf(shelf.merchantId, 'delisting', { productId: shelf.productId }))
  expect((await creditOf(shelf.merchantId)).score).toBe(90)
  expect(codeOf(await appeal(stranger, id))).toBe('measure_not_found')
  const scan = await sendScan(owner)
  expect(codeOf(await appeal(owner, id, { documentIds: [await sendScan(stranger)] }))).toBe(
    'document_unknown',
  )
  expect((await appeal(owner, id, { documentIds: [scan] })).status).toBe(201)
  expect(codeOf(await appeal(owner, id))).toBe('appeal_raised')
  const { items } = await first.call('GET /api/supervision/appeals', { query: { state: 'open' } })
  const own = items.find(({ measureId }) => measureId === id)
  expect(own).toMatchObject({ mayDecide: false, documents: [{ id: scan }] })
  const appealId = own?.id ?? ''
  expect(codeOf(await decide(first, appealId, 'upheld'))).toBe('appeal_same_officer')
  expect(codeOf(await decide(await regulator(shop, chengkou), appealId, 'upheld'))).toBe('appeal_not_found')
  const both = await Promise.all([decide(second, appealId, 'upheld'), decide(ofCity, appealId, 'rejected')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.map(codeOf)).toContain('appeal_closed')
  const upheld = both[0]?.status === 200
  const after = await first.call('GET /api/supervision/merchants/{id}', { params: { id: shelf.merchantId } })
  expect(after.credit.score).toBe(upheld ? 100 : 90)
  expect(after.measures[0]?.state).toBe(upheld ? 'lifted' : 'running')
})

test('an appeal upheld after the measure was lifted gives back the points, and may be raised then, too', async () => {
  for (const isRaisedBefore of [true, false]) {
    const shelf = await shelve(shop)
    const owner = await shelf.staff()
    const { id } = await impose(
      first,
      measureOf(shelf.merchantId, 'delisting', { productId: shelf.productId }),
    )
    if (isRaisedBefore) expect((await appeal(owner, id)).status).toBe(201)
    await lift(first, id)
    expect((await creditOf(shelf.merchantId)).score).toBe(90)
    if (!isRaisedBefore) expect((await appeal(owner, id)).status).toBe(201)
    const { items } = await second.call('GET /api/supervision/appeals', { query: { state: 'open' } })
    const appealId = items.find(({ measureId }) => measureId === id)?.id ?? ''
    expect((await decide(second, appealId, 'upheld')).status).toBe(200)
    expect((await creditOf(shelf.merchantId)).score).toBe(100)
    expect((await owner.call('GET /api/messages', {})).items[0]?.title).toBe('申诉已支持')
  }
})

test('an upheld appeal gives back the points, a rejected one leaves everything, and both are told', async () => {
  for (const decision of ['upheld', 'rejected'] as const) {
    const shelf = await shelve(shop)
    const owner = await shelf.staff()
    const { id } = await impose(
      first,
      measureOf(shelf.merchantId, 'delisting', { productId: shelf.productId }),
    )
    await appeal(owner, id)
    const { items } = await second.call('GET /api/supervision/appeals', { query: { state: 'open' } })
    const appealId = items.find(({ measureId }) => measureId === id)?.id ?? ''
    expect((await decide(second, appealId, decision)).status).toBe(200)
    const isUpheld = decision === 'upheld'
    expect((await creditOf(shelf.merchantId)).score).toBe(isUpheld ? 100 : 90)
    expect(await order(shelf)).toBe(isUpheld ? 'placed' : 'product_withdrawn')
    const [message] = (await owner.call('GET /api/messages', {})).items
    expect(message?.title).toBe(isUpheld ? '商品下架已解除' : '申诉未获支持')
  }
})

test('an appeal nobody answers is called to mind ahead and once it is overdue, each once, up to the city', async () => {
  const shelf = await shelve(shop)
  const owner = await shelf.staff()
  const { id } = await impose(first, measureOf(shelf.merchantId, 'delisting', { productId: shelf.productId }))
  await appeal(owner, id)
  const told = async (who: Caller, title: string) => {
    const { items } = await (await anew(shop, who)).call('GET /api/messages', { query: { pageSize: 100 } })
    return items.filter((one) => one.title === title).length
  }
  const [due, overdue] = ['申诉即将到期，请答复', '申诉已超期，请立即答复']
  const seen = async () => {
    for (const _ of [1, 2]) await warnOfAppeals(shop.server.platform)
    return {
      colleague: [await told(second, due), await told(second, overdue)],
      city: await told(ofCity, overdue),
      merchant: await told(owner, '申诉答复已超期'),
    }
  }
  await passDays(policy.measureAppealAnswer.value - policy.appealWarning.value - 1)
  const before = await seen()
  await passDays(1)
  const { colleague, city, merchant } = before
  const [dueBefore = 0, overdueBefore = 0] = colleague
  expect(await seen()).toEqual({ ...before, colleague: [dueBefore + 1, overdueBefore] })
  await passDays(policy.appealWarning.value + 1)
  expect(await seen()).toEqual({
    colleague: [dueBefore + 1, overdueBefore + 1],
    city: city + 1,
    merchant: merchant + 1,
  })
})

test('of an appeal everybody hears who may decide on it: the county, too, where the city’s only officer imposed it', async () => {
  const shelf = await shelve(shop)
  const owner = await shelf.staff()
  const involved = await regulator(shop)
  await sql()`insert into merchant_staff (merchant_id, user_id) values (${shelf.merchantId}, ${involved.userId})`
  const { id } = await impose(
    ofCity,
    measureOf(shelf.merchantId, 'delisting', { productId: shelf.productId }),
  )
  const toldTimes = async (who: Caller, title: string) => {
    const { items } = await (await anew(shop, who)).call('GET /api/messages', { query: { pageSize: 100 } })
    return items.filter((one) => one.title === title).length
  }
  const readers = [first, second, ofCity, involved]
  const count = async (title: string) => Promise.all(readers.map((who) => toldTimes(who, title)))
  const grown = async (title: string, act: () => Promise<unknown>) => {
    const before = await count(title)
    await act()
    return (await count(title)).map((now, at) => now - (before[at] ?? 0))
  }
  expect(await grown('有新的申诉', () => appeal(owner, id))).toEqual([1, 1, 0, 0])
  await warnOfAppeals(shop.server.platform)
  const due = grown('申诉即将到期，请答复', async () => {
    await passDays(policy.measureAppealAnswer.value - policy.appealWarning.value)
    await warnOfAppeals(shop.server.platform)
  })
  expect(await due).toEqual([1, 1, 0, 0])
  await sql()`delete from merchant_staff where user_id = ${involved.userId}`
})

test('bad measures are refused: another county, no end where one is due, an end before its start, a foreign product', async () => {
  const shelf = await shelve(shop)
  const other = await shelve(shop)
  const { merchantId } = shelf
  const elsewhere = await regulator(shop, chengkou)
  expect(await refusedTo(elsewhere, measureOf(merchantId, 'warning'))).toBe('merchant_not_found')
  expect(await refusedTo(first, measureOf(merchantId, 'blacklist', { endsAt: inDays(9) }))).toBe(
    'measure_incomplete',
  )
  expect(await refusedTo(first, measureOf(merchantId, 'delisting'))).toBe('measure_incomplete')
  expect(
    await refusedTo(
      first,
      measureOf(merchantId, 'campaignExclusion', { startsAt: inDays(5), endsAt: inDays(2) }),
    ),
  ).toBe('measure_dates_invalid')
  expect(await refusedTo(first, measureOf(merchantId, 'campaignExclusion', { endsAt: inDays(-1) }))).toBe(
    'measure_dates_invalid',
  )
  expect(
    await refusedTo(first, measureOf(merchantId, 'blacklist', { endsAt: inDays(1_200), remedy: '退款' })),
  ).toBe('measure_dates_invalid')
  expect(await refusedTo(first, measureOf(merchantId, 'delisting', { productId: other.productId }))).toBe(
    'product_not_found',
  )
  expect(
    await refusedTo(
      first,
      measureOf(merchantId, 'warning', { sourceKind: 'priceAlert', sourceId: other.productId }),
    ),
  ).toBe('measure_source_unknown')
  expect(
    await elsewhere.refused('GET /api/supervision/merchants/{id}', { params: { id: merchantId } }),
  ).toMatchObject({
    code: 'merchant_not_found',
  })
  // Two officers at once: one measure.
  const body = measureOf(merchantId, 'campaignExclusion')
  const both = await Promise.all(
    [first, second].map((who) => who.send('POST /api/supervision/measures', { body })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const [id = ''] = both.flatMap(({ status, body }) => (status === 201 ? [(body as { id: string }).id] : []))
  const lifted = await Promise.all(
    [first, second].map((who) =>
      who.send('POST /api/supervision/measures/{id}/lift', {
        params: { id },
        body: { reason: '已整改到位' },
      }),
    ),
  )
  expect(lifted.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await creditOf(merchantId)).score).toBe(90)
})

test('nobody lifts what is imposed on his own shop', async () => {
  const shelf = await shelve(shop)
  const { id } = await impose(first, measureOf(shelf.merchantId, 'warning'))
  const given = { params: { id }, body: { reason: '已整改到位' } }
  await sql()`insert into merchant_staff (merchant_id, user_id) values (${shelf.merchantId}, ${second.userId})`
  const refused = await second.refused('POST /api/supervision/measures/{id}/lift', given)
  expect(refused.code).toBe('reviewer_involved')
  await sql()`delete from merchant_staff where user_id = ${second.userId}`
  await second.call('POST /api/supervision/measures/{id}/lift', given)
})

test('nobody acts on his own shop, and the public reads neither officers nor what is not published', async () => {
  const shelf = await shelve(shop)
  await sql()`insert into merchant_staff (merchant_id, user_id) values (${shelf.merchantId}, ${second.userId})`
  expect(await refusedTo(second, measureOf(shelf.merchantId, 'warning'))).toBe('reviewer_involved')
  await sql()`delete from merchant_staff where user_id = ${second.userId}`
  await impose(
    first,
    measureOf(shelf.merchantId, 'warning', { isPublished: false, reason: '未公示的警告内容' }),
  )
  await impose(first, measureOf(shelf.merchantId, 'warning', { reason: '可以公示的警告内容' }))
  const shown = JSON.stringify(await creditOf(shelf.merchantId))
  expect(shown).toContain('可以公示的警告内容')
  expect(shown).not.toContain('未公示的警告内容')
  const [officerName] = await sql()<{ nickname: string }[]>`
    select nickname from users where id = ${first.userId}`
  expect(shown).not.toContain(officerName?.nickname ?? 'nobody')
  expect(shown).not.toContain(first.userId)
  const acts = await sql()<{ action: string }[]>`
    select action from audit_entries where actor_id = ${first.userId} and action like 'measure.%'`
  expect(acts.length).toBeGreaterThan(0)
})

test('credit is entered once per source and rule, cannot be rewritten, and the list reckons as the pure function does', async () => {
  const shelf = await shelve(shop)
  const { merchantId } = shelf
  const { platform } = shop.server
  const now = shop.now()
  for (const [index, rule] of enteredRules.entries()) {
    const fact = {
      merchantId,
      rule,
      sourceKind: 'case',
      sourceId: shelf.productId,
      at: new Date(now.getTime() - (index * 97 + 1) * dayMs),
    }
    await platform.database.transaction(async (tx) => {
      await recordCredit(tx, fact)
      await recordCredit(tx, fact)
    })
  }
  const rows = await sql()<{ points: number; on: string; termDays: number }[]>`
    select points, entered_on::text as on, term_days as "termDays" from credit_entries
    where merchant_id = ${merchantId}`
  expect(rows).toHaveLength(enteredRules.length)
  for (const days of [0, 30, 90, 182, 183, 365, 548, 730, 1_095, 1_200]) {
    const today = dayInShanghai(new Date(now.getTime() + days * dayMs))
    const [reckoned] = await sql()<{ score: number }[]>`
      select score::int from ${creditScores(sql(), today)} credit where merchant_id = ${merchantId}`
    expect(reckoned?.score).toBe(creditScore(rows, today))
  }
  await expect(sql()`update credit_entries set points = 1`).rejects.toThrow('append-only')
  await expect(sql()`delete from credit_entries`).rejects.toThrow('append-only')
  const { items } = await first.call('GET /api/supervision/merchants', { query: { sort: 'score' } })
  expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).toSorted((a, b) => a - b))
  expect(items.find((row) => row.merchantId === merchantId)?.score).toBe(
    creditScore(rows, dayInShanghai(shop.now())),
  )
})

test('every kind of measure is somebody’s act with a reason: audited, public, appealable, and undone with its points', async () => {
  for (const kind of measureKinds) {
    const shelf = await shelve(shop, { certified: true })
    const owner = await shelf.staff()
    const isOfProduct = productMeasures.includes(kind)
    const body = measureOf(shelf.merchantId, kind, {
      ...(isOfProduct ? { productId: shelf.productId } : {}),
      ...(kind === 'blacklist' ? { endsAt: inDays(400), remedy: '退还货款' } : {}),
    })
    const { reason: _, ...unfounded } = body
    expect(await refusedTo(first, { ...unfounded, reason: '' })).toBe('invalid_input')
    const { id, imposedBy } = await impose(first, body)
    expect(imposedBy, kind).not.toBe('')
    const seen = (await creditOf(shelf.merchantId)).measures
    expect(seen, kind).toMatchObject([{ kind, reason: body.reason, office: '奉节县市场监督管理局' }])
    expect(JSON.stringify(seen)).not.toContain(first.userId)
    const own = await owner.call('GET /api/merchant/shops/{id}/credit', {
      params: { id: shelf.merchantId },
    })
    expect(own.measures).toMatchObject([{ kind, reason: body.reason, state: 'running' }])
    const taken = own.credit.score
    expect(taken, kind).toBeLessThan(100)
    expect((await appeal(owner, id)).status, kind).toBe(201)
    const { items } = await second.call('GET /api/supervision/appeals', { query: { pageSize: 100 } })
    const appealId = items.find(({ measureId }) => measureId === id)?.id ?? ''
    expect((await decide(second, appealId, 'upheld')).status, kind).toBe(200)
    const after = await creditOf(shelf.merchantId)
    expect([kind, after.score, after.measures]).toEqual([kind, 100, []])
    const trail = await sql()<{ action: string; actor: string }[]>`
      select action, actor_id as actor from audit_entries
      where subject_id in (${id}, ${appealId}) and action like any(array['measure.%', 'appeal.%']) order by at, action`
    expect(trail.find(({ action }) => action === 'measure.impose')?.actor, kind).toBe(first.userId)
    expect(trail.find(({ action }) => action === 'appeal.decide')?.actor, kind).toBe(second.userId)
    expect(trail.find(({ action }) => action === 'measure.lift')?.actor, kind).toBe(second.userId)
  }
})

test('lists go on from where a page ended: nothing twice, nothing left out, in order, whatever has no end', async () => {
  const shelf = await shelve(shop)
  const rows = 23
  await sql()`
    with made as (
      insert into supervision_measures (id, merchant_id, kind, reason, starts_at, ends_at, is_published, source_kind,
        county_code, region_code, imposed_by, imposed_at)
      select gen_random_uuid(), ${shelf.merchantId}, 'warning', '批量', ${shop.now().toISOString()}::timestamptz,
        case when at % 3 = 0 then null
          else ${shop.now().toISOString()}::timestamptz + (at / 2) * interval '1 day' + interval '1 hour' end,
        false, 'desk', ${fengjie}, ${fengjie}, ${second.userId}, ${shop.now().toISOString()}::timestamptz
      from generate_series(1, ${rows}) at returning id)
    insert into supervision_appeals (id, measure_id, merchant_id, county_code, kind, reason, document_ids, raised_by,
      raised_at, answer_by)
    select gen_random_uuid(), id, ${shelf.merchantId}, ${fengjie}, 'appeal', '不服', '{}', ${buyer.userId},
      ${shop.now().toISOString()}::timestamptz, '2027-01-01'::date + (random() * 5)::int
    from made`
  await sql()`
    insert into price_alerts (id, kind, severity, sku_id, product_id, merchant_id, county_code, product_name, sku_name,
      merchant_name, county, price_fen, basis_fen, percent, ground, day, raised_at)
    select gen_random_uuid(), 'jump', 1 + at % 3, gen_random_uuid(), ${shelf.productId}, ${shelf.merchantId}, ${fengjie},
      '脐橙', '5 斤', '果业', '奉节县', 200, 100, at % 7, '涨', '2026-11-26', now()
    from generate_series(1, 120) at`
  // Names as long as a merchant may have: one of them fits into no cursor.
  for (const _ of Array.from({ length: 8 })) await shelve(shop)
  await sql()`update merchants set name = repeat('奉节县脐橙种植专业合作社', 4) || right(id::text, 6)`
  type Page = { items: readonly object[]; nextCursor?: string | undefined }
  const walk = async (read: (query: { pageSize: number; cursor?: string }) => Promise<Page>) => {
    const seen: object[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await read({ pageSize: 7, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items)
      cursor = page.nextCursor
      if (cursor === undefined) return seen
    }
  }
  for (const who of [first, ofCity]) {
    for (const sort of ['newest', 'ending'] as const) {
      const read = (query: object) =>
        who.call('GET /api/supervision/measures', { query: { kind: 'warning', sort, ...query } })
      const seen = await walk(read)
      expect(seen).toEqual((await read({ pageSize: 100 })).items)
      expect(seen.length).toBeGreaterThanOrEqual(rows)
    }
    for (const sort of ['score', 'name'] as const) {
      const read = (query: object) =>
        who.call('GET /api/supervision/merchants', { query: { sort, ...query } })
      expect(await walk(read)).toEqual((await read({ pageSize: 100 })).items)
    }
    for (const sort of ['severity', 'percent', 'newest'] as const) {
      const read = (query: object) => who.call('GET /api/supervision/alerts', { query: { sort, ...query } })
      const seen = await walk(read)
      expect(seen.slice(0, 100)).toEqual((await read({ pageSize: 100 })).items)
      expect(new Set(seen.map((one) => (one as { id: string }).id)).size).toBeGreaterThanOrEqual(120)
    }
    const appeals = (query: object) => who.call('GET /api/supervision/appeals', { query })
    expect(await walk(appeals)).toEqual((await appeals({ pageSize: 100 })).items)
  }
  // Of very many alerts no more are counted than are shown.
  const { items } = await first.call('GET /api/supervision/merchants', { query: { pageSize: 100 } })
  expect(items.find(({ merchantId }) => merchantId === shelf.merchantId)?.openAlerts).toBe(100)
  for (const path of ['measures', 'appeals', 'merchants', 'alerts', 'reference-prices'] as const) {
    const refused = await first.refused(`GET /api/supervision/${path}`, { query: { cursor: '1;--' } })
    expect([refused.code, refused.errors?.[0]?.path]).toEqual(['invalid_input', 'cursor'])
  }
})

test('a measure is on the file of each certificate of its merchant, and each county hears of it once', async () => {
  const shelf = await shelve(shop, { certified: true })
  const other = await shelve(shop, { certified: true, merchantId: shelf.merchantId, name: '同店的脆李' })
  const elsewhere = await shelve(shop, { certified: true, merchantId: shelf.merchantId, name: '同店的腊肉' })
  await sql()`update certifications set county_code = ${chengkou} where product_id = ${elsewhere.productId}`
  const ofFengjie = await officer(shop, fengjie)
  const ofCity = await officer(shop, null)
  const told = async (who: Caller) =>
    (await who.call('GET /api/messages', {})).items.map(({ title, text, path }) => ({ title, text, path }))
  await impose(
    first,
    measureOf(shelf.merchantId, 'blacklist', { endsAt: inDays(400), remedy: '整改并通过复查' }),
  )
  expect(await told(ofFengjie)).toMatchObject([
    {
      title: '有认定的市场主体被列入黑名单',
      text: expect.stringContaining('2 份认定'),
      path: '/packages/certify-office/certificates/index',
    },
  ])
  // Nobody works for that county: the city hears.
  expect(await told(ofCity)).toMatchObject([
    { text: expect.stringContaining('同店的腊肉'), path: expect.stringContaining('certificate/index?id=') },
  ])
  const noted = async (productId: string) => {
    const rows = await sql()<{ event: string }[]>`
      select event from certification_steps step join certifications on certifications.id = step.certification_id
      where product_id = ${productId} order by step.id`
    return rows.map(({ event }) => event)
  }
  for (const { productId } of [shelf, other, elsewhere]) expect(await noted(productId)).toEqual(['finding'])
  // A suspension stands there as what it is.
  const single = await shelve(shop, { certified: true })
  await impose(
    first,
    measureOf(single.merchantId, 'certificationSuspension', { productId: single.productId }),
  )
  expect(await noted(single.productId)).toEqual(['suspend'])
  expect((await told(ofFengjie))[0]?.title).toBe('市场监管部门暂停了一份认定')
})
