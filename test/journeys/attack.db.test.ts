import { request } from 'node:http'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../server/src/platform/db/columns.ts'
import { shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'

describe('an attacker', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ runJobs: false })
  })
  afterAll(() => shop.stop())

  it('does not fill the memory through the notification road, whether the length is stated or not', async () => {
    for (const isChunked of [true, false]) {
      expect(await postMegabytes(`${shop.url}/api/payments/wechat/notifications`, 4, isChunked)).toBe(413)
    }
  })

  it('does not hang the shop by signing in when all other connections are busy and the key is due', async () => {
    const { database } = shop.server.platform
    const end = Promise.withResolvers<void>()
    const busy = Array.from({ length: shop.config.DATABASE_POOL - 1 }, () =>
      database.transaction(() => end.promise),
    )
    shop.passTime(61_000)
    const buyer = await shop.signIn().finally(() => end.resolve())
    await Promise.all(busy)
    expect((await buyer.call('GET /api/me', {})).id).toBe(buyer.userId)
  })

  it('hears of a wrong place in a list, and is no fault of ours', async () => {
    const buyer = await shop.signIn()
    for (const cursor of ['-'.repeat(36), 'a'.repeat(36), 'x', "' or 1=1 --"]) {
      const reply = await buyer.send('GET /api/orders', { query: { cursor } })
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    }
  })

  it('does not grow a cart beyond its limit by merging', async () => {
    const { productId, skuId } = await shelve(shop)
    const { sql } = shop.server.platform.database
    const more = Array.from({ length: policy.cartLinesMax.value }, () => newId())
    await sql`
      insert into skus (id, product_id, position, name, price_fen, weight_g, state)
      select id, ${productId}, number, 'x' || number, 100, 100, 'onSale'
      from unnest(${more}::uuid[]) with ordinality as row (id, number)`
    await sql`insert into sku_stock (sku_id, available) select unnest(${more}::uuid[]), 5`
    const buyer = await shop.signIn()
    const merge = (skuIds: string[], quantity = 1) =>
      buyer.call('POST /api/cart/merge', { body: { items: skuIds.map((id) => ({ skuId: id, quantity })) } })
    expect((await merge([skuId])).count).toBe(1)
    expect((await merge(more)).count).toBe(policy.cartLinesMax.value)
    expect((await merge([skuId, ...more.slice(0, -1)], 2)).count).toBe(2 * policy.cartLinesMax.value)
  })

  it('merges one cart in two orders at once', async () => {
    const shelves = await Promise.all(Array.from({ length: 12 }, () => shelve(shop)))
    const buyer = await shop.signIn()
    const items = shelves.map(({ skuId }) => ({ skuId, quantity: 1 }))
    const replies = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        buyer.send('POST /api/cart/merge', {
          body: { items: index % 2 === 0 ? items : items.toReversed() },
        }),
      ),
    )
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 200))
  })
})

/** Posts a body without end to its end or to the answer, whichever is first; answers the status. */
function postMegabytes(url: string, megabytes: number, isChunked: boolean): Promise<number> {
  const headers = isChunked ? {} : { 'Content-Length': megabytes * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode ?? 0)
      call.destroy()
    })
    call.on('error', reject)
    for (let sent = 0; sent < megabytes; sent += 1) call.write(Buffer.alloc(1024 * 1024, 'x'))
    call.end()
  })
}
