import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { reviewRows } from './review-texts.ts'
import { type ListedProduct, writeReviews } from './reviews.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop.stop())

test('the demo’s reviews are of orders that went all their way, and every figure agrees', async () => {
  const { platform } = shop.server
  const listed = new Map<string, ListedProduct>()
  for (const key of [...Object.keys(reviewRows), 'wuxi-honey']) {
    const { merchantId, productId, skuId } = await shelve(shop, { name: key })
    const line = { skuId, productId, name: key, skuName: '5斤装', imageUrl: '/files/x.webp', fresh: true }
    listed.set(key, {
      key,
      merchantId,
      merchantName: '测试',
      line,
      unitFen: 2_000,
      photoHashes: ['a', 'b', 'c'],
    })
  }
  await platform.database.transaction((tx) => writeReviews(tx, platform, listed))
  for (const [key, rows] of Object.entries(reviewRows)) {
    const params = { id: listed.get(key)?.line.productId ?? '' }
    const { summary, items } = await shop.stranger.call('GET /api/products/{id}/reviews', { params })
    expect(summary.count, key).toBe(rows.length)
    expect(items.map(({ text }) => text)).toEqual(rows.map(({ text }) => text).reverse())
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
  }
  const shopper = await shop.signIn('13800000001')
  expect((await shopper.call('GET /api/reviews/waiting', {})).items).toHaveLength(2)
  const reviewer = await shop.signIn('13800006001')
  const { entries } = await reviewer.call('GET /api/points', {})
  expect(entries.filter(({ cause }) => cause === 'review')).toHaveLength(1)
  expect(await checkLedger(platform.database.sql, shop.now())).toEqual([])
})
