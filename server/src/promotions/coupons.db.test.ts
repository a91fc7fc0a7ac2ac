import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { waitsWithoutAccounts } from '../../../test/support/locks.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { payFor, placeOne, until } from '../../../test/support/shopping.ts'
import { foundUnionWithMember } from '../../../test/support/unions.ts'
import { earn } from '../points/index.ts'
import { expireCoupons, remindOfCoupons } from './end-coupons.ts'
import { batchInput, dayMs, everything, runBatch, shoppers, signInOperator } from './test-support.ts'

let shop: Shop
let operator: Caller
let oranges: Shelf
let merchant: Caller

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  oranges = await shelve(shop, { priceFen: 5_990, stock: 100 })
  operator = await signInOperator(shop)
  merchant = await oranges.staff()
})
afterAll(() => shop?.stop())

const claim = (buyer: Caller, id: string, key?: string) =>
  buyer.send('POST /api/coupons/center/{id}/claims', { params: { id }, ...(key && { key }) })
const codeOf = (body: unknown) => (body as { code?: string }).code
const countsOf = async (batchId: string) => {
  const { sql } = shop.server.platform.database
  const [row] = await sql<{ claimed: number; coupons: number }[]>`
    select claimed, (select count(*)::int from coupons where batch_id = ${batchId}) as coupons
    from coupon_counts where batch_id = ${batchId}`
  return row
}

test('sixty-four who claim ten coupons at once get ten', async () => {
  const id = await runBatch(operator, batchInput(shop, { total: 10 }))
  const replies = await Promise.all((await shoppers(shop, 64)).map((buyer) => claim(buyer, id)))
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(10)
  const refusals = replies.filter(({ status }) => status !== 201)
  expect(new Set(refusals.map(({ body }) => codeOf(body)))).toEqual(new Set(['coupons_gone']))
  expect(await countsOf(id)).toEqual({ claimed: 10, coupons: 10 })
}, 60_000)

test('twenty claims of one person at once bring as many as the bound allows, and the count agrees', async () => {
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  for (const perPersonLimit of [1, 3]) {
    const id = await runBatch(operator, batchInput(shop, { total: 100, perPersonLimit }))
    const replies = await Promise.all(Array.from({ length: 20 }, () => claim(buyer, id)))
    const won = replies.filter(({ status }) => status === 201).length
    expect(won).toBeGreaterThan(0)
    expect(won).toBeLessThanOrEqual(perPersonLimit)
    expect(await countsOf(id)).toEqual({ claimed: won, coupons: won })
    const codes = replies.filter(({ status }) => status !== 201).map(({ body }) => codeOf(body))
    expect(new Set(codes)).toEqual(new Set(['coupon_limit_reached']))
  }
}, 60_000)

test('the same key gets the same coupon again, at once and later', async () => {
  const id = await runBatch(operator, batchInput(shop))
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  const key = randomUUID()
  const replies = await Promise.all(Array.from({ length: 5 }, () => claim(buyer, id, key)))
  replies.push(await claim(buyer, id, key))
  expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(201))
  expect(new Set(replies.map(({ body }) => (body as { id: string }).id)).size).toBe(1)
  expect(await countsOf(id)).toEqual({ claimed: 1, coupons: 1 })
})

test('what is a draft, for codes, not begun or ended can’t be claimed', async () => {
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  const draft = await operator.call('POST /api/workbench/coupon-batches', { body: batchInput(shop) })
  expect(codeOf((await claim(buyer, draft.id)).body)).toBe('coupon_batch_not_found')
  expect(codeOf((await claim(buyer, randomUUID())).body)).toBe('coupon_batch_not_found')
  const forCodes = await runBatch(operator, batchInput(shop, { channel: 'code' }))
  expect(codeOf((await claim(buyer, forCodes)).body)).toBe('coupon_batch_not_found')
  const claimFrom = new Date(shop.now().getTime() + 60_000).toISOString()
  const toCome = await runBatch(operator, batchInput(shop, { claimFrom }))
  expect(codeOf((await claim(buyer, toCome)).body)).toBe('coupon_not_claimable')
  const ended = await runBatch(operator, batchInput(shop))
  expect((await claim(buyer, ended)).status).toBe(201)
  const end = { params: { id: ended }, body: { reason: '发放完毕' } }
  const closed = await operator.call('POST /api/workbench/coupon-batches/{id}/end', end)
  expect([closed.state, closed.claimed]).toEqual(['ended', 1])
  const again = await operator.refused('POST /api/workbench/coupon-batches/{id}/end', end)
  expect(again.code).toBe('campaign_state_conflict')
  const [other] = (await shoppers(shop, 1)) as [Caller]
  expect(codeOf((await claim(other, ended)).body)).toBe('coupon_not_claimable')
  const wallet = await buyer.call('GET /api/coupons', { query: {} })
  expect([wallet.available, wallet.items[0]?.batchId]).toEqual([1, ended])
})

test('batches are their owner’s: a merchant can’t make the platform’s, nor see a stranger’s', async () => {
  const refused = await merchant.refused('POST /api/workbench/coupon-batches', { body: batchInput(shop) })
  expect(refused.code).toBe('forbidden')
  const id = await runBatch(operator, batchInput(shop))
  const calls = [
    ['GET /api/workbench/coupon-batches/{id}', undefined],
    ['POST /api/workbench/coupon-batches/{id}/publish', undefined],
    ['POST /api/workbench/coupon-batches/{id}/end', { reason: '不是我的' }],
    ['POST /api/workbench/coupon-batches/{id}/codes', { unitName: '某单位', count: 1 }],
  ] as const
  for (const [name, body] of calls) {
    const reply = await merchant.send(name, { params: { id }, ...(body && { body }) })
    expect(codeOf(reply.body), name).toBe('coupon_batch_not_found')
  }
  const own = await runBatch(merchant, batchInput(shop, { merchantId: oranges.merchantId }))
  const list = await merchant.call('GET /api/workbench/coupon-batches', { query: {} })
  expect(list.items.map((item) => item.id)).toEqual([own])
})

test('a batch says what can be: times, bounds, no gifts, no coupon for a coupon, a ceiling on a percentage', async () => {
  const past = new Date(shop.now().getTime() - dayMs).toISOString()
  const percent = { kind: 'percentOff' as const, percent: 20, ceilingFen: null }
  const wrong = [
    [{ claimTo: past }, 'campaign_times_invalid'],
    [{ usableTo: new Date(shop.now().getTime() + 3_600_000).toISOString() }, 'campaign_times_invalid'],
    [{ perPersonLimit: 20 }, 'invalid_input'],
    [{ total: 0 }, 'invalid_input'],
    [{ tiers: [{ threshold: 100, effect: percent }] }, 'invalid_input'],
    [
      { tiers: [{ threshold: 100, effect: { kind: 'coupon' as const, batchId: randomUUID() } }] },
      'invalid_input',
    ],
  ] as const
  for (const [changes, code] of wrong) {
    const body = batchInput(shop, changes as Parameters<typeof batchInput>[1])
    const refused = await operator.refused('POST /api/workbench/coupon-batches', { body })
    expect(refused.code, JSON.stringify(changes)).toBe(code)
  }
})

test('codes are counted, shown to a repeat of the call, and kept in no table', async () => {
  const { sql } = shop.server.platform.database
  const id = await runBatch(operator, batchInput(shop, { channel: 'code', total: 50 }))
  const given = { params: { id }, body: { unitName: '示范单位', count: 30 }, key: randomUUID() }
  const made = await operator.call('POST /api/workbench/coupon-batches/{id}/codes', given)
  expect(new Set(made.codes).size).toBe(30)
  expect(made.codes.every((code) => /^[2-9A-HJ-NP-Z]{16}$/.test(code))).toBe(true)
  expect(await operator.call('POST /api/workbench/coupon-batches/{id}/codes', given)).toEqual(made)
  expect(await countsOf(id)).toEqual({ claimed: 30, coupons: 0 })
  const more = await operator.refused('POST /api/workbench/coupon-batches/{id}/codes', {
    ...given,
    body: { unitName: '示范单位', count: 21 },
    key: randomUUID(),
  })
  expect(more.code).toBe('coupons_gone')
  const [row] = await sql<{ keys: string; codes: string; audits: string }[]>`
    select (select string_agg(answer::text, '') from idempotency_keys) as keys,
      (select string_agg(coupon_codes::text, '') from coupon_codes) as codes,
      (select string_agg(coalesce(after::text, ''), '') from audit_entries) as audits`
  for (const code of made.codes) {
    expect(`${row?.keys}${row?.codes}${row?.audits}`.includes(code)).toBe(false)
  }
})

test('of twenty who redeem one code one gets the coupon, and it is spent for everybody', async () => {
  const id = await runBatch(operator, batchInput(shop, { channel: 'code', total: 5, perPersonLimit: 1 }))
  const { codes } = await operator.call('POST /api/workbench/coupon-batches/{id}/codes', {
    params: { id },
    body: { unitName: '示范单位', count: 5 },
  })
  const [first, second] = codes as [string, string]
  const people = await shoppers(shop, 20)
  const redeem = (buyer: Caller, code: string) =>
    buyer.send('POST /api/coupons/redemptions', { body: { code } })
  const replies = await Promise.all(people.map((buyer) => redeem(buyer, first)))
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  const winner = people[replies.findIndex(({ status }) => status === 201)] as Caller
  const loser = people.find((buyer) => buyer !== winner) as Caller
  expect(codeOf((await redeem(loser, first)).body)).toBe('coupon_code_invalid')
  expect(codeOf((await redeem(loser, 'AAAABBBBCCCCDDDD')).body)).toBe('coupon_code_invalid')
  expect(codeOf((await redeem(winner, second)).body)).toBe('coupon_limit_reached')
  // The refusal rolled back: the code is still good, typed as people type.
  const typed = `${second.slice(0, 8).toLowerCase()}-${second.slice(8)} `
  expect((await redeem(loser, typed)).status).toBe(201)
  await operator.call('POST /api/workbench/coupon-batches/{id}/end', {
    params: { id },
    body: { reason: '发放完毕' },
  })
  expect(codeOf((await redeem(people[3] as Caller, codes[2] as string)).body)).toBe('coupon_not_claimable')
}, 60_000)

test('the centre is open to strangers and tells the signed-in what they have', async () => {
  const id = await runBatch(merchant, batchInput(shop, { merchantId: oranges.merchantId, total: 7 }))
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  await claim(buyer, id)
  const mine = await buyer.call('GET /api/coupons/center', {})
  expect(mine.items.find((item) => item.id === id)).toMatchObject({
    claimed: 1,
    total: 7,
    merchantId: oranges.merchantId,
    label: '满99减10',
    rules: ['满 ¥99.00，减 ¥10.00'],
  })
  const all = await shop.stranger.call('GET /api/coupons/center', {})
  expect(all.items.find((item) => item.id === id)?.claimed).toBe(0)
  const product = await buyer.call('GET /api/products/{id}/promotions', { params: { id: oranges.productId } })
  expect(product.coupons.find((item) => item.id === id)?.claimed).toBe(1)
})

test('the wallet goes on by cursor, newest first', async () => {
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  const batchId = await runBatch(operator, batchInput(shop, { total: 50, perPersonLimit: 5 }))
  for (let count = 0; count < 5; count += 1) await claim(buyer, batchId)
  const first = await buyer.call('GET /api/coupons', { query: { pageSize: 3, state: 'available' } })
  const rest = await buyer.call('GET /api/coupons', { query: { pageSize: 3, cursor: first.nextCursor } })
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 2, undefined])
  const ids = [...first.items, ...rest.items].map((coupon) => coupon.id)
  expect(ids).toEqual(ids.toSorted().reverse())
  expect(first).toMatchObject({ available: 5 })
})

test('a draft batch is changed and thrown away by its owner alone, and a published one by nobody', async () => {
  const own = batchInput(shop, { merchantId: oranges.merchantId })
  const { id } = await merchant.call('POST /api/workbench/coupon-batches', { body: own })
  const params = { id }
  const body = { ...own, name: '改过的店铺券', total: 25, audience: { kind: 'newMembers' as const, days: 7 } }
  const changed = await merchant.call('PUT /api/workbench/coupon-batches/{id}', { params, body })
  expect(changed).toMatchObject({
    name: '改过的店铺券',
    total: 25,
    audience: { kind: 'newMembers', days: 7 },
    audienceText: '限注册 7 天内的新用户',
    scopeText: expect.stringContaining('全店商品'),
  })
  const put = 'PUT /api/workbench/coupon-batches/{id}' as const
  expect((await operator.refused(put, { params, body })).code).toBe('forbidden')
  const toPlatform = await merchant.refused(put, { params, body: { ...body, merchantId: null } })
  expect(toPlatform.code).toBe('forbidden')
  const [late, other] = [{ ...body, perPersonLimit: 26 }, await oranges.staff()]
  expect((await other.refused(put, { params, body: late })).code).toBe('invalid_input')
  await merchant.call('POST /api/workbench/coupon-batches/{id}/publish', { params })
  const closed = [put, 'POST /api/workbench/coupon-batches/{id}/discard'] as const
  expect((await merchant.refused(closed[0], { params, body })).code).toBe('campaign_state_conflict')
  expect((await merchant.refused(closed[1], { params })).code).toBe('campaign_state_conflict')
  const draft = await merchant.call('POST /api/workbench/coupon-batches', { body: own })
  const thrown = { params: { id: draft.id } }
  expect((await operator.refused(closed[1], thrown)).code).toBe('forbidden')
  const replies = await Promise.all([merchant.send(closed[1], thrown), merchant.send(closed[1], thrown)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await merchant.refused(put, { ...thrown, body: own })).code).toBe('campaign_state_conflict')
  const audits = await shop.server.platform.database.sql<{ action: string }[]>`
    select action from audit_entries where subject_id = ${id} order by id`
  expect(audits.map(({ action }) => action)).toEqual([
    'couponBatch.draft',
    'couponBatch.change',
    'couponBatch.publish',
  ])
})

test('a coupon is claimed, and redeemed, only by those whom it is for', async () => {
  const { union, member } = await foundUnionWithMember(shop, 100_000)
  const { member: stranger } = await foundUnionWithMember(shop, 100_000)
  const of = (unionIds: string[]) =>
    runBatch(operator, batchInput(shop, { audience: { kind: 'unionMembers', unionIds } }))
  const [chosen, any] = [await of([union.id]), await of([])]
  const [nobody] = (await shoppers(shop, 1)) as [Caller]
  expect(codeOf((await claim(stranger, chosen)).body)).toBe('coupon_not_for_you')
  expect(codeOf((await claim(nobody, any)).body)).toBe('coupon_not_for_you')
  for (const [buyer, id] of [
    [member, chosen],
    [member, any],
    [stranger, any],
  ] as const) {
    expect((await claim(buyer, id)).status).toBe(201)
  }
  const forCodes = await runBatch(
    operator,
    batchInput(shop, { channel: 'code', audience: { kind: 'unionMembers', unionIds: [union.id] } }),
  )
  const made = await operator.call('POST /api/workbench/coupon-batches/{id}/codes', {
    params: { id: forCodes },
    body: { unitName: '渝中区示范单位', count: 1 },
  })
  const body = { code: made.codes[0] ?? '' }
  expect((await nobody.refused('POST /api/coupons/redemptions', { body })).code).toBe('coupon_not_for_you')
  // Refused, the code is as good as before.
  expect((await member.call('POST /api/coupons/redemptions', { body })).state).toBe('available')
})

test('new members claim within their days, whoever has ordered claims nothing for first orders', async () => {
  const fresh = await runBatch(operator, batchInput(shop, { audience: { kind: 'newMembers', days: 7 } }))
  const first = await runBatch(operator, batchInput(shop, { audience: { kind: 'firstOrder' } }))
  const [early, late] = (await shoppers(shop, 2)) as [Caller, Caller]
  const { sql } = shop.server.platform.database
  await sql`update users set created_at = created_at - interval '7 days' where id = ${late.userId}`
  expect((await claim(early, fresh)).status).toBe(201)
  expect(codeOf((await claim(late, fresh)).body)).toBe('coupon_not_for_you')
  expect((await claim(early, first)).status).toBe(201)
  await placeOne(late, oranges.skuId)
  expect(codeOf((await claim(late, first)).body)).toBe('coupon_not_for_you')
  // Claimed before the first order, it is of no use after it; a newcomer's coupon outlives the first days.
  const priced = async () => {
    const items = [{ skuId: oranges.skuId, quantity: 2 }]
    const { discountFen } = await early.call('POST /api/checkout/quote', { body: { items } })
    return discountFen
  }
  expect(await priced()).toBe(1_000)
  await placeOne(early, oranges.skuId)
  await sql`update users set created_at = created_at - interval '8 days' where id = ${early.userId}`
  const wish = await early.call('POST /api/checkout/quote', {
    body: { items: [{ skuId: oranges.skuId, quantity: 2 }] },
  })
  expect(wish.coupons.map(({ id }) => id)).toHaveLength(1)
  expect(wish.discountFen).toBe(1_000)
})

test('a coupon leads to the goods of its scope, its owner alone', async () => {
  const plums = await shelve(shop, { priceFen: 5_990, name: '巫山脆李' })
  const scope = { ...everything, productIds: [plums.productId] }
  const id = await runBatch(operator, batchInput(shop, { scope }))
  const [owner, other] = (await shoppers(shop, 2)) as [Caller, Caller]
  const coupon = (await claim(owner, id)).body as { id: string }
  const given = { params: { id: coupon.id } }
  const { items, total } = await owner.call('GET /api/coupons/{id}/products', { ...given, query: {} })
  expect([items.map((item) => item.id), total]).toEqual([[plums.productId], 1])
  expect((await owner.call('GET /api/coupons/{id}', given)).scopeText).toBe('指定的 1 种商品')
  const refusals = [
    await other.refused('GET /api/coupons/{id}', given),
    await other.refused('GET /api/coupons/{id}/products', { ...given, query: {} }),
  ]
  expect(refusals.map(({ code }) => code)).toEqual(['coupon_not_found', 'coupon_not_found'])
})

test('only the platform names unions, those that there are, and no reward is for newcomers', async () => {
  const audience = { kind: 'unionMembers' as const, unionIds: [randomUUID()] }
  const unknown = await operator.refused('POST /api/workbench/coupon-batches', {
    body: batchInput(shop, { audience }),
  })
  expect(unknown.code).toBe('union_not_found')
  const ofMerchant = await merchant.refused('POST /api/workbench/coupon-batches', {
    body: batchInput(shop, { merchantId: oranges.merchantId, audience }),
  })
  expect(ofMerchant.code).toBe('forbidden')
  for (const newcomers of [{ kind: 'firstOrder' }, { kind: 'newMembers', days: 7 }] as const) {
    const reward = await operator.refused('POST /api/workbench/coupon-batches', {
      body: batchInput(shop, { channel: 'reward', audience: newcomers }),
    })
    expect(reward.errors?.[0]?.path).toBe('audience')
  }
  const { union } = await foundUnionWithMember(shop, 100_000)
  const found = await operator.call('GET /api/workbench/unions', {
    query: { q: '渝乡集测试工会', pageSize: 100 },
  })
  expect(found.items.find(({ id }) => id === union.id)).toMatchObject({ members: 1 })
  const shops = await operator.call('GET /api/workbench/merchants', {
    query: { q: oranges.merchantId.slice(-12) },
  })
  expect(shops.items.map(({ id }) => id)).toEqual([oranges.merchantId])
  expect((await merchant.refused('GET /api/workbench/unions', { query: {} })).code).toBe('forbidden')
})

test('two orders received in the same moment bring their buyer no more rewards than the bound', async () => {
  const { sql } = shop.server.platform.database
  // Goods of less than a yuan earn no points, for whose account the receipts would wait anyway.
  const seeds = await shelve(shop, { priceFen: 50 })
  const staff = await seeds.staff()
  const input = batchInput(shop, { channel: 'reward', merchantId: seeds.merchantId })
  const batchId = await runBatch(staff, input)
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  const orderIds: string[] = []
  for (let count = 0; count < 2; count += 1) {
    const { payment, orders } = await placeOne(buyer, seeds.skuId)
    await payFor(shop, buyer, payment.id)
    const params = { id: orders[0]?.id ?? '' }
    const body = { carrier: 'yto', trackingNo: 'YT1234567890' }
    await staff.call('POST /api/merchant/orders/{id}/ship', { params, body })
    await sql`
      insert into offer_uses (id, offer_id, payment_id, order_id, user_id, payer, discount_fen, freight_fen, gift_fen,
        lines, reward_batch_id, taken_at)
      values (${randomUUID()}, ${randomUUID()}, ${payment.id}, ${params.id}, ${buyer.userId}, 'merchant', 0, 0, 0,
        '[]', ${batchId}, now())`
    orderIds.push(params.id)
  }
  const giving = await sql.reserve()
  await giving`begin`
  await giving`select from coupon_counts where batch_id = ${batchId} for update`
  const both = orderIds.map((id) => buyer.call('POST /api/orders/{id}/confirm-receipt', { params: { id } }))
  await until(async () => {
    const waiting = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return waiting.length === 2
  })
  await giving`commit`
  giving.release()
  expect((await Promise.all(both)).map(({ state }) => state)).toEqual(['received', 'received'])
  expect(await countsOf(batchId)).toEqual({ claimed: 1, coupons: 1 })
})

test('a receipt waits for a coupon’s batch with nothing of the ledger in hand', async () => {
  const { sql, transaction } = shop.server.platform.database
  const honey = await shelve(shop, { priceFen: 6_000 })
  const staff = await honey.staff()
  const batchId = await runBatch(staff, batchInput(shop, { channel: 'reward', merchantId: honey.merchantId }))
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  const { userId } = buyer
  const points = { userId, points: 10, code: 'points.review' as const, subjectId: userId }
  await transaction((tx) => earn(tx, [{ ...points, name: [randomUUID()] as const }], shop.now()))
  const { payment, orders } = await placeOne(buyer, honey.skuId)
  await payFor(shop, buyer, payment.id)
  const params = { id: orders[0]?.id ?? '' }
  const body = { carrier: 'yto', trackingNo: 'YT1234567890' }
  await staff.call('POST /api/merchant/orders/{id}/ship', { params, body })
  await sql`
    insert into offer_uses (id, offer_id, payment_id, order_id, user_id, payer, discount_fen, freight_fen, gift_fen,
      lines, reward_batch_id, taken_at)
    values (${randomUUID()}, ${randomUUID()}, ${payment.id}, ${params.id}, ${userId}, 'merchant', 0, 0, 0,
      '[]', ${batchId}, now())`
  await waitsWithoutAccounts(
    shop,
    userId,
    (holding) => holding`select from coupon_counts where batch_id = ${batchId} for update`,
    () => buyer.call('POST /api/orders/{id}/confirm-receipt', { params }),
  )
  expect(await countsOf(batchId)).toEqual({ claimed: 1, coupons: 1 })
  expect((await buyer.call('GET /api/points', {})).balance).toBe(70)
})

test('two days before its end a coupon is called to mind, once; after it it is expired', async () => {
  const { platform } = shop.server
  const [buyer] = (await shoppers(shop, 1)) as [Caller]
  await claim(buyer, await runBatch(operator, batchInput(shop)))
  const told = async () =>
    (await buyer.call('GET /api/messages', { query: {} })).items.filter((one) => one.kind === 'couponEnding')
  await remindOfCoupons(platform)
  expect(await told()).toHaveLength(0)
  shop.passTime(5 * dayMs + 3_600_000)
  const later = await shop.signIn(buyer.phone)
  expect(await remindOfCoupons(platform)).toBeGreaterThan(0)
  expect(await remindOfCoupons(platform)).toBe(0)
  const messages = await later.call('GET /api/messages', { query: {} })
  expect(messages.items.filter((one) => one.kind === 'couponEnding')).toHaveLength(1)
  shop.passTime(2 * dayMs)
  const back = await shop.signIn(buyer.phone)
  const before = await back.call('GET /api/coupons', { query: { state: 'expired' } })
  expect([before.items.length, before.available]).toEqual([1, 0])
  expect(await expireCoupons(platform)).toBeGreaterThan(0)
  expect(await expireCoupons(platform)).toBe(0)
  const after = await back.call('GET /api/coupons', { query: {} })
  expect(after.items.map((coupon) => coupon.state)).toEqual(['expired'])
})
