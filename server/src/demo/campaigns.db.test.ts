import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { writeCampaigns } from './campaigns.ts'
import type { ListedProduct } from './reviews.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop.stop())

const keys = [
  'fengjie-navel-orange',
  'fengjie-hongtu-rice',
  'fengjie-fava-bean',
  'chengkou-shiitake',
  'yongchuan-douchi',
  'fengjie-blood-orange',
]

test('the demo’s campaigns run, its coupons lie in the centre and in the first shopper’s wallet', async () => {
  const { platform } = shop.server
  const listed = new Map<string, ListedProduct>()
  for (const key of keys) {
    const { merchantId, productId, skuId } = await shelve(shop, { name: key })
    const line = { skuId, productId, name: key, skuName: '5斤装', imageUrl: '/files/x.webp', fresh: true }
    const product = { key, merchantId, merchantName: '测试', line, unitFen: 2_000, photoHashes: [] }
    listed.set(key, product)
  }
  // The blood oranges are the orange growers'.
  const [growers, blood] = [listed.get('fengjie-navel-orange'), listed.get('fengjie-blood-orange')]
  if (!growers || !blood) throw new Error('no oranges')
  await platform.database.sql`
    update products set merchant_id = ${growers.merchantId} where id = ${blood.line.productId}`
  await platform.database.transaction((tx) => writeCampaigns(tx, platform, listed))
  const { items } = await shop.stranger.call('GET /api/promotions', {})
  expect(items.map((item) => item.label).toSorted()).toEqual(
    ['满99减10', '满129赠礼', '满88包邮', '满39减6', '满159送券', '满79减5', '每满100减8'].toSorted(),
  )
  expect(items.find((item) => item.label === '满129赠礼')?.gifts).toHaveLength(3)
  const product = await shop.stranger.call('GET /api/products/{id}', { params: { id: blood.line.productId } })
  expect([product.priceFen, product.originalFen]).toEqual([1_400, 2_000])
  const shopper = await shop.signIn('13800000001')
  const center = await shopper.call('GET /api/coupons/center', {})
  expect(center.items).toHaveLength(3)
  expect((await shopper.call('GET /api/coupons', { query: {} })).available).toBe(3)
})
