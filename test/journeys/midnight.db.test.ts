import { expect, test } from 'vitest'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { shelve } from '../support/fixtures.ts'
import { startShop } from '../support/shop.ts'

test('the badge is gone with the first look after midnight in China, however often it was looked at before', async () => {
  const shop = await startShop()
  try {
    const goods = await shelve(shop, { certified: true })
    const today = dayInShanghai(shop.now())
    await shop.server.platform.database.sql`
      update certifications set valid_to = ${today} where product_id = ${goods.productId}`
    const shopper = await shop.signIn()
    await shopper.call('PUT /api/cart/items/{skuId}', {
      params: { skuId: goods.skuId },
      body: { quantity: 1 },
    })
    const seen = async () => {
      const detail = await shopper.call('GET /api/products/{id}', { params: { id: goods.productId } })
      const list = await shopper.call('GET /api/products', { query: { county: '奉节县' } })
      const zone = await shopper.call('GET /api/products', { query: { certified: 'true' } })
      const quote = await shopper.call('POST /api/checkout/quote', {
        body: { items: [{ skuId: goods.skuId, quantity: 1 }] },
      })
      const home = await shopper.call('GET /api/home', {})
      return {
        detail: [detail.certified, detail.certification?.state],
        list: list.items.map(({ certified }) => certified),
        zone: zone.total,
        quote: quote.orders[0]?.lines[0]?.certified,
        home: home.benefit.products,
      }
    }
    const before = { detail: [true, 'published'], list: [true], zone: 1, quote: true, home: 1 }
    expect(await seen()).toEqual(before)
    const midnight = new Date(`${today}T00:00:00+08:00`).getTime() + 86_400_000
    shop.passTime(midnight - shop.now().getTime() - 60_000)
    const minuteBefore = await shop.signIn(shopper.phone)
    Object.assign(shopper, { token: minuteBefore.token })
    expect(await seen()).toEqual(before)
    shop.passTime(60_000)
    expect(await seen()).toEqual({
      detail: [false, 'expired'],
      list: [false],
      zone: 0,
      quote: false,
      home: 0,
    })
  } finally {
    await shop.stop()
  }
})
