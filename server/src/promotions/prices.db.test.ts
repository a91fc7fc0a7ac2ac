import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import {
  cachedSkusForSale,
  followSpecialPrices,
  loadSkusForSale,
  priceGroundsAt,
  recordSoldPrices,
} from '../catalog/index.ts'
import { campaignInput, dayMs, hourMs, signInOperator } from './test-support.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

interface Seller extends Shelf {
  merchant: Caller
}
const sell = async (priceFen = 10_000): Promise<Seller> => {
  const shelf = await shelve(shop, { priceFen, stock: 100 })
  return { ...shelf, merchant: await shelf.staff() }
}
const special = (
  seller: Shelf,
  priceFen: number,
  originalFen: number | null,
  days: [number, number] = [0, 1],
) => {
  const at = (day: number) => new Date(shop.now().getTime() + day * dayMs + (day === 0 ? -1_000 : 0))
  return campaignInput(shop, {
    name: '限时特价',
    merchantId: seller.merchantId,
    startsAt: at(days[0]).toISOString(),
    endsAt: at(days[1]).toISOString(),
    plan: { kind: 'specialPrice', prices: [{ skuId: seller.skuId, priceFen, originalFen }] },
  })
}
const publish = async (seller: Seller, body: ReturnType<typeof special>) => {
  const { id } = await seller.merchant.call('POST /api/workbench/campaigns', { body })
  const reply = await seller.merchant.send('POST /api/workbench/campaigns/{id}/publish', { params: { id } })
  return {
    id,
    ...(reply.body as { state?: string; code?: string; errors?: { path: string; message: string }[] }),
  }
}
const truthOf = async (seller: Seller) => {
  const body = { skuIds: [seller.skuId], startsAt: shop.now().toISOString() }
  const { items } = await seller.merchant.call('POST /api/workbench/campaigns/price-truths', { body })
  return items[0]
}
const setPrice = (seller: Shelf, priceFen: number) =>
  shop.server.platform.database.sql`update skus set price_fen = ${priceFen} where id = ${seller.skuId}`
/** As if the history of prices so far had been made so many days earlier. */
const age = async (seller: Shelf, days: number) => {
  const { sql } = shop.server.platform.database
  await sql`update sku_price_history set valid_from = valid_from - ${days} * interval '1 day',
    valid_to = valid_to - ${days} * interval '1 day' where sku_id = ${seller.skuId}`
}
const sold = (seller: Shelf, unitFen: number, daysAgo: number) =>
  recordSoldPrices(
    shop.server.platform.database.db,
    [{ skuId: seller.skuId, unitFen }],
    new Date(shop.now().getTime() - daysAgo * dayMs),
  )

test('a crossed-out price is the lowest listed in seven days, whatever changed it; older ones don’t count', async () => {
  const seller = await sell(8_000)
  await age(seller, 20)
  await setPrice(seller, 12_000)
  await age(seller, 10)
  await sold(seller, 12_000, 12)
  expect(await truthOf(seller)).toMatchObject({ priceFen: 12_000, lowestFen: 12_000 })
  await setPrice(seller, 9_000)
  await setPrice(seller, 12_000)
  // Both changes of this moment: 9,000 was listed, however shortly.
  expect(await truthOf(seller)).toMatchObject({ lowestFen: 9_000 })
  const refused = await publish(seller, special(seller, 7_000, 12_000))
  expect(refused.code).toBe('price_not_true')
  expect(refused.errors?.[0]?.path).toBe('plan.prices.0.originalFen')
  expect(refused.errors?.[0]?.message).toContain('划线价 ¥120.00 高于活动前7日内最低标价')
  expect((await publish(seller, special(seller, 7_000, 9_000))).state).toBe('published')
})

test('what was sold cheaper in seven days counts, of several days the lowest; without one the last before', async () => {
  const seller = await sell(10_000)
  await age(seller, 30)
  await sold(seller, 7_500, 20)
  await sold(seller, 7_900, 12)
  expect(await truthOf(seller)).toMatchObject({ lowestFen: 7_900 })
  expect((await truthOf(seller))?.ground).toContain('最后一次成交价')
  await sold(seller, 9_500, 3)
  await sold(seller, 9_200, 3)
  await sold(seller, 9_900, 3)
  expect(await truthOf(seller)).toMatchObject({ lowestFen: 9_200 })
  expect((await truthOf(seller))?.ground).toContain('最低成交价')
  expect((await publish(seller, special(seller, 5_000, 9_201))).code).toBe('price_not_true')
  expect((await publish(seller, special(seller, 5_000, 9_200))).state).toBe('published')
})

test('what was listed and never sold has no price to cross out, however high it was listed', async () => {
  const seller = await sell(10_000)
  await age(seller, 30)
  expect(await truthOf(seller)).toMatchObject({ priceFen: 10_000, lowestFen: null })
  const refused = await publish(seller, special(seller, 5_000, 10_000))
  expect(refused.code).toBe('price_not_true')
  expect(refused.errors?.[0]?.message).toContain('没有成交过，不能标划线价')
  await sold(seller, 8_000, 40)
  expect((await publish(seller, special(seller, 5_000, 8_001))).code).toBe('price_not_true')
  expect((await publish(seller, special(seller, 5_000, 8_000))).state).toBe('published')
})

test('of the day on which it begins what was sold before counts, and nothing after', async () => {
  const seller = await sell(10_000)
  await age(seller, 30)
  await sold(seller, 10_000, 3)
  const { db } = shop.server.platform.database
  const [morning, noon, evening] = [8, 12, 20].map((hour) => new Date(Date.UTC(2031, 4, 5, hour - 8)))
  if (!morning || !noon || !evening) throw new Error('no day')
  const lowestAt = async (startsAt: Date) =>
    (await priceGroundsAt(db, [{ skuId: seller.skuId, startsAt }]))[0]?.lowestFen
  const sell_ = (unitFen: number, at: Date) => recordSoldPrices(db, [{ skuId: seller.skuId, unitFen }], at)
  await sell_(9_000, morning)
  await sell_(6_000, evening)
  expect([await lowestAt(morning), await lowestAt(noon)]).toEqual([10_000, 9_000])
  expect(await lowestAt(new Date(evening.getTime() + hourMs))).toBe(6_000)
})

test('a pause does not begin a campaign anew; one that was paused before it began is looked at when it is resumed', async () => {
  const { sql } = shop.server.platform.database
  const seller = await sell(10_000)
  await age(seller, 30)
  await sold(seller, 10_000, 10)
  const began = async () => {
    const [row] = await sql<{ began: string }[]>`
      select coalesce(special_began, special_from) as began from skus where id = ${seller.skuId}`
    return new Date(row?.began ?? 0).getTime()
  }
  const { id } = await publish(seller, special(seller, 6_000, 10_000, [0, 9]))
  const first = await began()
  const pause = { params: { id }, body: { reason: '货源不足' } }
  const resume = async (of: string) => {
    const merchant = await seller.staff()
    return merchant.send('POST /api/workbench/campaigns/{id}/resume', { params: { id: of } })
  }
  for (const _ of [1, 2]) {
    shop.passTime(hourMs)
    await (await seller.staff()).call('POST /api/workbench/campaigns/{id}/pause', pause)
    expect((await resume(id)).status).toBe(200)
    expect(await began()).toBe(first)
  }

  const late = await sell(10_000)
  await age(late, 30)
  await sold(late, 10_000, 10)
  const coming = await publish(late, special(late, 6_000, 10_000, [1, 9]))
  const halt = { params: { id: coming.id }, body: { reason: '货源不足' } }
  await (await late.staff()).call('POST /api/workbench/campaigns/{id}/pause', halt)
  shop.passTime(2 * dayMs)
  await sold(late, 7_000, 1)
  const refused = await (await late.staff()).refused('POST /api/workbench/campaigns/{id}/resume', {
    params: { id: coming.id },
  })
  expect(refused.code).toBe('price_not_true')
})

test('an earlier special price is a price of those days', async () => {
  const seller = await sell(10_000)
  await age(seller, 30)
  await sold(seller, 10_000, 10)
  expect((await publish(seller, special(seller, 6_000, 10_000, [0, 1]))).state).toBe('published')
  const { sql } = shop.server.platform.database
  await sql`update skus set special_from = special_from - interval '3 days', special_to = special_to - interval '3 days'
    where id = ${seller.skuId}`
  expect(await truthOf(seller)).toMatchObject({ priceFen: 10_000, lowestFen: 6_000 })
  expect((await publish(seller, special(seller, 5_000, 10_000))).code).toBe('price_not_true')
  expect((await publish(seller, special(seller, 5_000, 6_000))).state).toBe('published')
})

test('a special price is charged and shown for its time only, and ended it is gone at once', async () => {
  const seller = await sell(10_000)
  await sold(seller, 10_000, 10)
  const { platform } = shop.server
  const { id } = await publish(seller, special(seller, 6_000, 10_000))
  const shown = async () => {
    const product = await shop.stranger.call('GET /api/products/{id}', { params: { id: seller.productId } })
    const list = await shop.stranger.call('GET /api/products', { query: { merchant: seller.merchantId } })
    const [loaded] = await loadSkusForSale(platform.database.db, [seller.skuId], shop.now())
    const [cached] = await cachedSkusForSale(platform, [seller.skuId])
    return [product, product.skus[0], list.items[0], loaded, cached].map((one) => [
      one?.priceFen,
      one?.originalFen,
    ])
  }
  const lowest = async () => {
    const [row] = await platform.database.sql<{ fen: string }[]>`
      select lowest_price_fen as fen from products where id = ${seller.productId}`
    return Number(row?.fen)
  }
  expect(await shown()).toEqual(Array(5).fill([6_000, 10_000]))
  expect(await lowest()).toBe(6_000)
  const cancel = { params: { id: id }, body: { reason: '货源不足' } }
  await seller.merchant.call('POST /api/workbench/campaigns/{id}/pause', cancel)
  await expect.poll(shown).toEqual(Array(5).fill([10_000, null]))
  await seller.merchant.call('POST /api/workbench/campaigns/{id}/resume', { params: { id } })
  await expect.poll(shown).toEqual(Array(5).fill([6_000, 10_000]))
  await seller.merchant.call('POST /api/workbench/campaigns/{id}/end', cancel)
  await expect.poll(shown).toEqual(Array(5).fill([10_000, null]))
  expect(await lowest()).toBe(10_000)
})

test('one that is to come begins by the clock; lists sort by it from the job’s next run', async () => {
  const seller = await sell(10_000)
  const { platform } = shop.server
  await publish(seller, special(seller, 6_000, null, [1, 2]))
  const priceNow = async () => (await cachedSkusForSale(platform, [seller.skuId]))[0]?.priceFen
  expect(await priceNow()).toBe(10_000)
  shop.passTime(dayMs + hourMs)
  expect(await priceNow()).toBe(6_000)
  const lowest = async () => {
    const [row] = await platform.database.sql<{ fen: string }[]>`
      select lowest_price_fen as fen from products where id = ${seller.productId}`
    return Number(row?.fen)
  }
  const follow = () => platform.database.transaction((tx) => followSpecialPrices(tx, shop.now()))
  await follow()
  expect(await lowest()).toBe(6_000)
  shop.passTime(dayMs)
  expect(await priceNow()).toBe(10_000)
  await follow()
  expect(await lowest()).toBe(10_000)
})

test('a SKU has one special price at a time, also when two publish at once', async () => {
  const seller = await sell(10_000)
  const results = await Promise.all([
    publish(seller, special(seller, 6_000, null)),
    publish(seller, special(seller, 5_000, null)),
  ])
  expect(results.map((one) => one.state ?? one.code).toSorted()).toEqual([
    'published',
    'special_price_overlaps',
  ])
  expect(results.find((one) => one.code)?.errors?.[0]?.message).toContain('已有未结束的特价')
})

test('foreign goods, a price that is no lower and a platform’s special price are refused', async () => {
  const seller = await sell(10_000)
  const other = await sell(10_000)
  const draft = async (author: Caller, body: ReturnType<typeof special>) =>
    (await author.refused('POST /api/workbench/campaigns', { body })).code
  const foreign = { ...special(seller, 6_000, null), plan: special(other, 6_000, null).plan }
  expect(await draft(seller.merchant, foreign)).toBe('sku_not_found')
  expect(await draft(seller.merchant, special(seller, 10_000, null))).toBe('invalid_input')
  expect(await draft(seller.merchant, special(seller, 6_000, 6_000))).toBe('invalid_input')
  const operator = await signInOperator(shop)
  expect(await draft(operator, { ...special(seller, 6_000, null), merchantId: null })).toBe('forbidden')
  const body = { skuIds: [other.skuId], startsAt: shop.now().toISOString() }
  const truths = await seller.merchant.call('POST /api/workbench/campaigns/price-truths', { body })
  expect(truths.items).toEqual([])
})
