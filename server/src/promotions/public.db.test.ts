import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { placeOne } from '../../../test/support/shopping.ts'
import {
  campaignInput,
  dayMs,
  everything,
  less,
  offerPlan,
  runCampaign,
  signInOperator,
} from './test-support.ts'

let shop: Shop
let operator: Caller
let oranges: Shelf
let bacon: Shelf
let ofPlatform: string
let ofMerchant: string

beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  oranges = await shelve(shop, { priceFen: 6_000, stock: 100, name: '奉节脐橙' })
  bacon = await shelve(shop, { priceFen: 8_000, stock: 100, name: '城口腊肉' })
  operator = await signInOperator(shop)
  ofPlatform = await runCampaign(operator, campaignInput(shop))
  const gifts = [{ skuId: oranges.skuId, quantity: 1, valueFen: 6_000 }]
  ofMerchant = await runCampaign(
    await oranges.staff(),
    campaignInput(shop, {
      name: '店铺满赠',
      merchantId: oranges.merchantId,
      plan: offerPlan({
        budgetFen: null,
        tiers: [{ threshold: 30_000, effect: { kind: 'gift', isChoice: false, gifts } }],
      }),
    }),
  )
})
afterAll(() => shop?.stop())

test('what runs is shown to everybody, the platform’s first, with rules, gifts and products', async () => {
  const { items } = await shop.stranger.call('GET /api/promotions', {})
  expect(items.map((item) => item.id)).toEqual([ofPlatform, ofMerchant])
  expect(items[0]).toMatchObject({ payer: 'platform', scopeText: '全场商品', label: '满99减10', gifts: [] })
  expect(items[0]?.products).toHaveLength(2)
  expect(items[1]).toMatchObject({ payer: 'merchant', label: '满300赠礼' })
  expect(items[1]?.gifts).toMatchObject([{ skuId: oranges.skuId, valueFen: 6_000 }])
  expect(items[1]?.products.map((product) => product.id)).toEqual([oranges.productId])
  const one = await shop.stranger.call('GET /api/promotions/{id}', { params: { id: ofMerchant } })
  expect(one).toEqual(items[1])
})

test('a campaign lists its products; a product its campaigns and tags', async () => {
  const list = await shop.stranger.call('GET /api/promotions/{id}/products', {
    params: { id: ofMerchant },
    query: {},
  })
  expect([list.total, list.items[0]?.id]).toEqual([1, oranges.productId])
  const of = (id: string) => shop.stranger.call('GET /api/products/{id}/promotions', { params: { id } })
  expect((await of(oranges.productId)).campaigns.map((one) => one.id)).toEqual([ofPlatform, ofMerchant])
  expect((await of(bacon.productId)).campaigns.map((one) => one.id)).toEqual([ofPlatform])
  const labels = await shop.stranger.call('GET /api/promotions/labels', {
    query: { productIds: `${oranges.productId},${bacon.productId},${randomUUID()}` },
  })
  const found = new Map(labels.items.map((item) => [item.productId, item.labels]))
  expect(found.get(oranges.productId)).toEqual(['满99减10', '满300赠礼'])
  expect(found.get(bacon.productId)).toEqual(['满99减10'])
  expect(found.size).toBe(2)
  for (const productIds of ['x', '', Array(101).fill(oranges.productId).join(',')]) {
    const refused = await shop.stranger.refused('GET /api/promotions/labels', { query: { productIds } })
    expect(refused.code).toBe('invalid_input')
  }
  const unknown = await shop.stranger.refused('GET /api/products/{id}/promotions', {
    params: { id: randomUUID() },
  })
  expect(unknown.code).toBe('product_not_found')
})

test('scopes by category, branch, county and merchant find their products', async () => {
  const scopes = [
    [{ categoryKeys: ['citrus'] }, 2],
    [{ categoryKeys: ['fruit'] }, 2],
    [{ countyCodes: ['500236'], merchantIds: [bacon.merchantId] }, 1],
    [{ productIds: [oranges.productId] }, 1],
  ] as const
  for (const [part, count] of scopes) {
    const scope = JSON.parse(JSON.stringify({ ...everything, ...part })) as typeof everything
    const id = await runCampaign(operator, campaignInput(shop, { plan: offerPlan({ scope }) }))
    const given = { params: { id }, query: {} }
    expect((await shop.stranger.call('GET /api/promotions/{id}/products', given)).total).toBe(count)
    const body = { reason: '测试结束' }
    await operator.call('POST /api/workbench/campaigns/{id}/end', { params: { id }, body })
    const gone = await shop.stranger.refused('GET /api/promotions/{id}', { params: { id } })
    expect(gone.code).toBe('campaign_not_found')
  }
})

test('a paused campaign is gone from every page at once, a draft was never there', async () => {
  const { id } = await operator.call('POST /api/workbench/campaigns', {
    body: campaignInput(shop, { plan: offerPlan({ tiers: [less(100, 10)] }) }),
  })
  const shown = async () => (await shop.stranger.call('GET /api/promotions', {})).items.map((one) => one.id)
  expect(await shown()).not.toContain(id)
  await operator.call('POST /api/workbench/campaigns/{id}/publish', { params: { id } })
  await expect.poll(shown).toContain(id)
  const body = { reason: '测试暂停' }
  await operator.call('POST /api/workbench/campaigns/{id}/pause', { params: { id }, body })
  await expect.poll(shown).not.toContain(id)
})

test('the effect counts orders that stand, what they gave and who bore it', async () => {
  const id = await runCampaign(
    operator,
    campaignInput(shop, { plan: offerPlan({ tiers: [less(10_000, 2_500)], group: '秋' }) }),
  )
  const buyer = await shop.signIn()
  const placed = await placeOne(buyer, bacon.skuId, 2)
  const effectOf = () => operator.call('GET /api/workbench/campaigns/{id}/effect', { params: { id } })
  const effect = await effectOf()
  expect(effect).toMatchObject({
    orders: 1,
    buyers: 1,
    discountFen: 2_500,
    byPlatformFen: 2_500,
    byMerchantFen: 0,
  })
  expect(effect.days).toMatchObject([{ orders: 1, discountFen: 2_500 }])
  expect(effect.products).toMatchObject([
    { productId: bacon.productId, quantity: 2, paidFen: effect.paidFen },
  ])
  const read = await operator.call('GET /api/workbench/campaigns/{id}', { params: { id } })
  expect([read.usedFen, read.usedCount]).toEqual([2_500, 1])
  await buyer.call('POST /api/orders/{id}/cancel', { params: { id: placed.orders[0]?.id ?? '' } })
  expect(await effectOf()).toMatchObject({ orders: 0, discountFen: 0, days: [], products: [] })
})

test('what is over is shown nowhere', async () => {
  shop.passTime(2 * dayMs)
  const { items } = await shop.stranger.call('GET /api/promotions/labels', {
    query: { productIds: `${bacon.productId},${oranges.productId}` },
  })
  expect(items).toEqual([])
  const gone = await shop.stranger.refused('GET /api/promotions/{id}', { params: { id: ofMerchant } })
  expect(gone.code).toBe('campaign_not_found')
})
