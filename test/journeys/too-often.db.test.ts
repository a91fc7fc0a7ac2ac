import { randomUUID } from 'node:crypto'
import { problems } from '@yuxiang/shared/problems'
import { expect, test } from 'vitest'
import { databaseState } from '../support/database-state.ts'
import { shelve } from '../support/fixtures.ts'
import { claim, openSale, shopperWith, ticketFor } from '../support/flash.ts'
import { startShop } from '../support/shop.ts'
import { addAddress } from '../support/shopping.ts'

test('whoever places orders too often is told how long to wait; nothing changes, and nobody else waits', async () => {
  const shop = await startShop({ runJobs: false, rateLimitScale: 1 })
  try {
    const goods = await shelve(shop, { stock: 5 })
    const [hasty, patient] = [await shop.signIn(), await shop.signIn()]
    const bodyOf = async (buyer: typeof hasty, skuId: string) => ({
      items: [{ skuId, quantity: 1 }],
      addressId: await addAddress(buyer),
    })
    const bad = await bodyOf(hasty, randomUUID())
    const good = { ...bad, items: [{ skuId: goods.skuId, quantity: 1 }] }
    // Attempts count, not orders.
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => hasty.send('POST /api/orders', { body: bad })),
    )
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404))
    const before = await databaseState(shop)
    const reply = await hasty.send('POST /api/orders', { body: good })
    const [status, title] = problems.too_many_requests
    expect(reply).toMatchObject({ status, body: { code: 'too_many_requests', title } })
    const waitSeconds = Number(reply.headers.get('retry-after'))
    expect(waitSeconds).toBeGreaterThan(0)
    expect(waitSeconds).toBeLessThanOrEqual(60)
    expect(reply.body).toMatchObject({
      retryAfterSeconds: waitSeconds,
      detail: `请在 ${waitSeconds} 秒后重试`,
    })
    expect(await databaseState(shop)).toEqual(before)
    const { orders } = await patient.call('POST /api/orders', { body: await bodyOf(patient, goods.skuId) })
    expect(orders).toHaveLength(1)
    // The law asks for true complaints, not for masses: ten a day from one account.
    const complaint = {
      productId: goods.productId,
      kind: 'service',
      track: 'violationReport',
      description: '商家答应两天内发货，等了九天',
      evidence: [],
      demand: '',
    } as const
    const brought = []
    for (let tried = 0; tried < 11; tried++) {
      brought.push((await hasty.send('POST /api/complaints', { body: complaint })).status)
    }
    expect(brought).toEqual([...Array(10).fill(201), 429])
  } finally {
    await shop.stop()
  }
})

test('a shopper presses sixty times a minute at most, for a ticket and for a claim', async () => {
  const shop = await startShop({ runJobs: false, rateLimitScale: 1 })
  try {
    const { itemId } = await openSale(shop)
    const [hasty, patient] = [await shopperWith(shop, 1_000), await shopperWith(shop, 1_000)]
    const ticket = await ticketFor(hasty, itemId)
    const claims = await Promise.all(Array.from({ length: 61 }, () => claim(hasty, itemId, { ticket })))
    const codes = Map.groupBy(claims, ({ code }) => code)
    expect([...codes].map(([code, { length }]) => [code, length]).sort()).toEqual([
      ['', 1],
      ['limit_reached', 59],
      ['too_many_requests', 1],
    ])
    const params = { itemId }
    const asked = await Promise.all(
      Array.from({ length: 60 }, () => hasty.send('POST /api/flash-sales/{itemId}/ticket', { params })),
    )
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1)
    expect((await claim(patient, itemId)).status).toBe(201)
  } finally {
    await shop.stop()
  }
})
