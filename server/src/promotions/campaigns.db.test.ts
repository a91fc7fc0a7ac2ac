import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import {
  batchInput,
  campaignInput,
  dayMs,
  everything,
  less,
  offerPlan,
  runBatch,
  runCampaign,
  signInOperator,
} from './test-support.ts'

let shop: Shop
let operator: Caller
let oranges: Shelf
let merchant: Caller
let bacon: Shelf
let rival: Caller

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  oranges = await shelve(shop, { priceFen: 5_990, stock: 100, name: '奉节脐橙' })
  bacon = await shelve(shop, { priceFen: 8_800, stock: 100, name: '城口腊肉' })
  operator = await signInOperator(shop)
  merchant = await oranges.staff()
  rival = await bacon.staff()
})
afterAll(() => shop?.stop())

const draft = (author: Caller, changes = {}) =>
  author.call('POST /api/workbench/campaigns', { body: campaignInput(shop, changes) })
const refusedDraft = async (author: Caller, changes = {}) =>
  (await author.refused('POST /api/workbench/campaigns', { body: campaignInput(shop, changes) })).code
const audits = async (subjectId: string) => {
  const rows = await shop.server.platform.database.sql<{ action: string }[]>`
    select action from audit_entries where subject_id = ${subjectId} order by id`
  return rows.map((row) => row.action)
}
type Act = 'publish' | 'discard' | 'pause' | 'resume' | 'end'
const given = (id: string, act: Act) => ({
  params: { id },
  ...((act === 'pause' || act === 'end') && { body: { reason: '库存不足' } }),
})
const act = async (author: Caller, id: string, name: Act) => {
  const reply = await author.send(`POST /api/workbench/campaigns/{id}/${name}`, given(id, name))
  const body = reply.body as { state?: string; code?: string }
  return reply.status < 300 ? body.state : body.code
}

test('a campaign goes from draft to its end by acts that each leave an audit row, and none out of turn', async () => {
  const { id, state, label } = await draft(operator)
  expect([state, label]).toEqual(['draft', '满99减10'])
  expect(await act(operator, id, 'pause')).toBe('campaign_state_conflict')
  expect(await act(operator, id, 'publish')).toBe('published')
  expect(await act(operator, id, 'publish')).toBe('campaign_state_conflict')
  expect(await act(operator, id, 'discard')).toBe('campaign_state_conflict')
  expect(await act(operator, id, 'pause')).toBe('paused')
  expect(await act(operator, id, 'resume')).toBe('published')
  expect(await act(operator, id, 'end')).toBe('ended')
  expect(await act(operator, id, 'resume')).toBe('campaign_state_conflict')
  const read = await operator.call('GET /api/workbench/campaigns/{id}', { params: { id } })
  expect(read).toMatchObject({ state: 'ended', reason: '库存不足', phase: 'running', payer: 'platform' })
  const put = await operator.refused('PUT /api/workbench/campaigns/{id}', {
    params: { id },
    body: campaignInput(shop),
  })
  expect(put.code).toBe('campaign_state_conflict')
  expect(await audits(id)).toEqual(
    ['draft', 'publish', 'pause', 'resume', 'end'].map((event) => `campaign.${event}`),
  )
})

test('a draft can be changed and thrown away, and twenty who publish at once publish it once', async () => {
  const { id } = await draft(operator)
  const changed = await operator.call('PUT /api/workbench/campaigns/{id}', {
    params: { id },
    body: campaignInput(shop, { name: '改过的满减' }),
  })
  expect(changed.name).toBe('改过的满减')
  const results = await Promise.all(Array.from({ length: 20 }, () => act(operator, id, 'publish')))
  expect(results.filter((result) => result === 'published')).toHaveLength(1)
  expect(new Set(results)).toEqual(new Set(['published', 'campaign_state_conflict']))
  const other = await draft(operator)
  expect(await act(operator, other.id, 'discard')).toBe('discarded')
  expect(await act(operator, other.id, 'publish')).toBe('campaign_state_conflict')
})

test('what is published is what was proven: a change in the same moment comes before it or not at all', async () => {
  const { sql } = shop.server.platform.database
  const { id } = await draft(operator, { plan: offerPlan({ budgetFen: 900_000 }) })
  const changing = await sql.reserve()
  await changing`begin`
  await changing`update campaigns set plan = jsonb_set(plan, '{budgetFen}', '100000') where id = ${id}`
  const published = act(operator, id, 'publish')
  await until(async () => {
    const waiting = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    return waiting.length > 0
  })
  await changing`commit`
  changing.release()
  expect(await published).toBe('published')
  const [usage] = await sql`select budget_fen::int as fen from campaign_usage where campaign_id = ${id}`
  expect(usage?.fen).toBe(100_000)
})

test('merchants make their own only; the operator makes the platform’s only, and stops anybody’s', async () => {
  const own = { merchantId: oranges.merchantId, plan: offerPlan({ budgetFen: null }) }
  expect(await refusedDraft(merchant)).toBe('forbidden')
  expect(await refusedDraft(rival, own)).toBe('forbidden')
  expect(await refusedDraft(operator, own)).toBe('forbidden')
  const { id } = await draft(merchant, own)
  for (const name of ['publish', 'discard', 'pause', 'end'] as const) {
    expect(await act(rival, id, name)).toBe('campaign_not_found')
  }
  expect(await act(operator, id, 'publish')).toBe('forbidden')
  const unseen = await rival.refused('GET /api/workbench/campaigns/{id}', { params: { id } })
  expect(unseen.code).toBe('campaign_not_found')
  const effect = await rival.refused('GET /api/workbench/campaigns/{id}/effect', { params: { id } })
  expect(effect.code).toBe('campaign_not_found')
  expect(await act(merchant, id, 'publish')).toBe('published')
  expect(await act(operator, id, 'pause')).toBe('paused')
  expect(await act(merchant, id, 'resume')).toBe('forbidden')
  expect(await act(operator, id, 'resume')).toBe('published')
  expect(await act(merchant, id, 'pause')).toBe('paused')
  expect(await act(operator, id, 'resume')).toBe('forbidden')
  expect(await act(operator, id, 'end')).toBe('ended')
})

test('what can’t be right is refused by name: times, tiers, budget, scope, gifts, rewards', async () => {
  const hoursAgo = new Date(shop.now().getTime() - 3_600_000).toISOString()
  expect(await refusedDraft(operator, { endsAt: hoursAgo })).toBe('campaign_times_invalid')
  const plans: [Parameters<typeof offerPlan>[0], string][] = [
    [{ tiers: [less(9_900, 1_000), less(9_900, 2_000)] }, 'tiers_out_of_order'],
    [{ tiers: [less(9_900, 1_000), less(19_900, 1_000)] }, 'tiers_out_of_order'],
    [{ tiers: [less(900, 1_000)] }, 'invalid_input'],
    [{ budgetFen: null }, 'budget_required'],
    [{ scope: { ...everything, countyCodes: ['500100'] } }, 'scope_empty'],
    [{ scope: { ...everything, productIds: [randomUUID()] } }, 'scope_empty'],
    [
      { tiers: [{ threshold: 100, effect: { kind: 'coupon', batchId: randomUUID() } }] },
      'coupon_batch_not_found',
    ],
    [
      {
        tiers: [
          {
            threshold: 100,
            effect: {
              kind: 'gift',
              isChoice: false,
              gifts: [{ skuId: bacon.skuId, quantity: 99, valueFen: 8_800 }],
            },
          },
          {
            threshold: 200,
            effect: {
              kind: 'gift',
              isChoice: false,
              gifts: [{ skuId: randomUUID(), quantity: 99, valueFen: 9_800 }],
            },
          },
        ],
      },
      'gift_not_available',
    ],
  ]
  for (const [changes, code] of plans) {
    expect(await refusedDraft(operator, { plan: offerPlan(changes) }), JSON.stringify(changes)).toBe(code)
  }
  const perFull = { kind: 'lessPerFull' as const, amountFen: 100, ceilingFen: 1_000 }
  const tiers = [
    { threshold: 1_000, effect: perFull },
    { threshold: 2_000, effect: { ...perFull, amountFen: 300 } },
  ]
  expect(await refusedDraft(operator, { plan: offerPlan({ tiers }) })).toBe('invalid_input')
  expect(await refusedDraft(operator, { plan: offerPlan({ budgetFen: -1 }) })).toBe('invalid_input')
  expect(await refusedDraft(operator, { imageHash: '../etc' })).toBe('invalid_input')
})

test('a merchant gives its own goods only, and a gift withdrawn meanwhile stops the publication', async () => {
  const gift = (skuId: string, quantity = 1) =>
    offerPlan({
      budgetFen: null,
      tiers: [
        {
          threshold: 5_000,
          effect: { kind: 'gift', isChoice: false, gifts: [{ skuId, quantity, valueFen: 5_990 }] },
        },
      ],
    })
  const merchantId = oranges.merchantId
  expect(await refusedDraft(merchant, { merchantId, plan: gift(bacon.skuId) })).toBe('gift_not_available')
  const { id } = await draft(merchant, { merchantId, plan: gift(oranges.skuId) })
  const { sql } = shop.server.platform.database
  await sql`update skus set state = 'withdrawn' where id = ${oranges.skuId}`
  expect(await act(merchant, id, 'publish')).toBe('gift_not_available')
  const read = await merchant.call('GET /api/workbench/campaigns/{id}', { params: { id } })
  expect(read.state).toBe('draft')
  await sql`update skus set state = 'onSale' where id = ${oranges.skuId}`
  expect(await act(merchant, id, 'publish')).toBe('published')
})

test('a promised coupon is of a published batch of rewards of the same payer', async () => {
  const input = batchInput(shop, { channel: 'reward', merchantId: oranges.merchantId })
  const batchId = await runBatch(merchant, input)
  const plan = offerPlan({ tiers: [{ threshold: 100, effect: { kind: 'coupon', batchId } }] })
  expect(await refusedDraft(operator, { plan })).toBe('coupon_batch_not_found')
  expect(await refusedDraft(rival, { merchantId: bacon.merchantId, plan })).toBe('coupon_batch_not_found')
  expect((await draft(merchant, { merchantId: oranges.merchantId, plan })).label).toBe('满1送券')
})

test('of one owner, group and time only one runs over the same goods; other goods, people and owners are free', async () => {
  const plan = offerPlan({ group: '秋收' })
  const first = await draft(operator, { plan })
  const second = await draft(operator, { plan })
  const results = await Promise.all([act(operator, first.id, 'publish'), act(operator, second.id, 'publish')])
  expect(results.toSorted()).toEqual(['campaign_overlaps', 'published'])
  const forFirst = { ...plan, audience: { kind: 'firstOrder' } as const }
  expect(await runCampaign(operator, campaignInput(shop, { plan: forFirst }))).toBeTruthy()
  const county = { ...everything, countyCodes: ['500236'] }
  expect(await runCampaign(operator, campaignInput(shop, { plan: { ...plan, scope: county } }))).toBeTruthy()
  const own = campaignInput(shop, { merchantId: bacon.merchantId, plan })
  expect(await runCampaign(rival, own)).toBeTruthy()
  const later = campaignInput(shop, {
    plan,
    startsAt: new Date(shop.now().getTime() + 2 * dayMs).toISOString(),
    endsAt: new Date(shop.now().getTime() + 3 * dayMs).toISOString(),
  })
  expect(await runCampaign(operator, later)).toBeTruthy()
})

test('lists go on by cursor without a gap and show each what is theirs; the calendar shows a month', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await operator.call('GET /api/workbench/campaigns', { query: { pageSize: 3, cursor } })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(seen.toSorted().reverse())
  const { items: own } = await rival.call('GET /api/workbench/campaigns', { query: { pageSize: 100 } })
  expect(own.length).toBeGreaterThan(0)
  expect(own.every((item) => item.merchantId === bacon.merchantId)).toBe(true)
  const drafts = await operator.call('GET /api/workbench/campaigns', { query: { state: 'draft' } })
  expect(drafts.items.every((item) => item.state === 'draft')).toBe(true)
  const month = new Date(shop.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 7)
  const calendar = await operator.call('GET /api/workbench/campaigns/calendar', { query: { month } })
  expect(calendar.items.length).toBeGreaterThan(3)
  expect(calendar.items.some((item) => item.state === 'discarded')).toBe(false)
  const empty = await operator.call('GET /api/workbench/campaigns/calendar', { query: { month: '2001-01' } })
  expect(empty.items).toEqual([])
})

test('the preview prices a sample cart with the draft, alone or with what runs, and writes nothing', async () => {
  const body = {
    campaign: campaignInput(shop, {
      startsAt: new Date(shop.now().getTime() + dayMs).toISOString(),
      endsAt: new Date(shop.now().getTime() + 2 * dayMs).toISOString(),
      plan: offerPlan({ tiers: [less(10_000, 3_000)] }),
    }),
    items: [{ skuId: oranges.skuId, quantity: 2 }],
    withOthers: false,
  }
  const alone = await operator.call('POST /api/workbench/campaigns/preview', { body })
  expect([alone.goodsFen, alone.discountFen]).toEqual([11_980, 3_000])
  const together = await operator.call('POST /api/workbench/campaigns/preview', {
    body: { ...body, withOthers: true },
  })
  expect(together.discountFen).toBeGreaterThan(3_000)
  const special = campaignInput(shop, {
    merchantId: oranges.merchantId,
    plan: {
      kind: 'specialPrice',
      prices: [{ skuId: oranges.skuId, priceFen: 4_000, originalFen: 5_990 }],
    },
  })
  const priced = await merchant.call('POST /api/workbench/campaigns/preview', {
    body: { ...body, campaign: special },
  })
  expect(priced.orders[0]?.lines[0]).toMatchObject({ unitFen: 4_000, originalFen: 5_990 })
  const refused = await rival.refused('POST /api/workbench/campaigns/preview', {
    body: { ...body, campaign: special },
  })
  expect(refused.code).toBe('forbidden')
})

test('staff are told their own shops, nobody another’s', async () => {
  const shopsOf = async (who: Caller) => (await who.call('GET /api/workbench/shops', {})).items
  const [own, other] = [await shopsOf(merchant), await shopsOf(rival)]
  expect(own.map(({ id }) => id)).toEqual([oranges.merchantId])
  expect(other.map(({ id }) => id)).toEqual([bacon.merchantId])
  expect(own[0]?.name).toBeTruthy()
  expect(await shopsOf(operator)).toEqual([])
})
