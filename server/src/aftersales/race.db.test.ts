import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { uploadPicture } from '../../../test/support/pictures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { completeOrders } from '../orders/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { runDeadlines } from './run-deadlines.ts'
import { apply, asked, buy, DAY_MS, HOUR_MS, later, receive } from './test-support.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterEach(async () => {
  const { sql } = shop.server.platform.database
  expect(await checkLedger(sql, shop.now())).toEqual([])
  // What the lines and the order count is what the open cases hold.
  const wrong = await sql`
    select line.id from order_lines line where (line.held_quantity, line.withheld_quantity) <> (
      select coalesce(sum(held.quantity), 0),
        coalesce(sum(held.quantity) filter (where one.state = 'requested' and one.unshipped), 0)
      from after_sale_lines held
      join after_sales one on one.id = held.after_sale_id
      where held.line_id = line.id and one.waits_for is not null)
    union all
    select orders.id from orders where open_after_sales <> (
      select count(*) from after_sales one where one.order_id = orders.id and one.waits_for is not null)`
  expect(wrong).toEqual([])
})
afterAll(() => shop?.stop())

const codes = (replies: { status: number; body: unknown }[]) =>
  replies.map(({ status, body }) => (status < 300 ? 'done' : (body as { code: string }).code)).sort()

it('ten requests for the last two units at once: two are taken', async () => {
  const bought = await receive(shop, { quantity: 2 })
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => bought.buyer.send('POST /api/after-sales', { body: asked(bought) })),
  )
  expect(codes(replies)).toEqual([...Array(8).fill('after_sale_too_much'), 'done', 'done'])
})

it('the buyer takes a request back while the merchant agrees twice: one wins, the others hear so', async () => {
  for (let round = 0; round < 6; round++) {
    const bought = await buy(shop, { quantity: 1 })
    const { id } = await apply(bought, { kind: 'refundOnly', reason: 'changedMind' })
    const params = { id }
    const approval = { params, body: {} }
    const replies = await Promise.all([
      bought.buyer.send('POST /api/after-sales/{id}/cancel', { params }),
      bought.staff.send('POST /api/merchant/after-sales/{id}/approve', approval),
      bought.staff.send('POST /api/merchant/after-sales/{id}/approve', approval),
    ])
    expect(codes(replies)).toEqual(['after_sale_state_conflict', 'after_sale_state_conflict', 'done'])
    const { state, refunds } = await bought.buyer.call('GET /api/orders/{id}', {
      params: { id: bought.orderId },
    })
    const isRefunded = replies[0]?.status !== 200
    expect([state, refunds.length]).toEqual(isRefunded ? ['closed', 1] : ['paid', 0])
  }
})

it('the deadline’s job, twice, against the merchant’s refusal: one wins', async () => {
  for (let round = 0; round < 4; round++) {
    const bought = await buy(shop, { quantity: 1 })
    const { id } = await apply(bought, { kind: 'refundOnly', reason: 'changedMind' })
    await later(shop, bought, 48 * HOUR_MS + 1_000)
    const [rejected] = await Promise.all([
      bought.staff.send('POST /api/merchant/after-sales/{id}/reject', {
        params: { id },
        body: { reason: '已经打包' },
      }),
      runDeadlines(shop.server.platform),
      runDeadlines(shop.server.platform),
    ])
    const { state } = await bought.buyer.call('GET /api/after-sales/{id}', { params: { id } })
    expect(state).toBe(rejected?.status === 200 ? 'rejected' : 'refunded')
  }
})

it('a request at the moment of completion: the merchant is paid out or the request is open, never both at first', async () => {
  const orders = await Promise.all(Array.from({ length: 4 }, () => receive(shop, { quantity: 1 })))
  const photos = await Promise.all(orders.map(({ buyer }) => uploadPicture(buyer)))
  shop.passTime(8 * DAY_MS)
  for (const bought of orders) await later(shop, bought, 0)
  await Promise.all([
    ...orders.map((bought, at) =>
      apply(bought, { kind: 'refundOnly', reason: 'faulty', photos: [photos[at] ?? ''] }),
    ),
    completeOrders(shop.server.platform),
  ])
  for (const bought of orders) {
    const { items } = await bought.buyer.call('GET /api/after-sales', {})
    await bought.staff.call('POST /api/merchant/after-sales/{id}/approve', {
      params: { id: items[0]?.id ?? '' },
      body: {},
    })
    const order = await bought.buyer.call('GET /api/orders/{id}', { params: { id: bought.orderId } })
    expect(order).toMatchObject({ state: 'closed', lines: [{ refundedQuantity: 1 }] })
  }
})

it('quick refunds of one shopper at once never pass the month’s number', async () => {
  const bought = await receive(shop, { priceFen: 500, quantity: 8, fresh: true })
  const photos = [await uploadPicture(bought.buyer)]
  const cases = await Promise.all(
    Array.from({ length: 8 }, () => apply(bought, { kind: 'refundOnly', reason: 'freshDamaged', photos })),
  )
  expect(cases.filter((one) => one.quick)).toHaveLength(3)
})

it('whatever is asked for in whatever order, no unit is held or given back twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()), { minLength: 2, maxLength: 5 }),
      async (wishes) => {
        const bought = await buy(shop, { quantity: 4 })
        const lineId = bought.lineIds[0] ?? ''
        await Promise.all(
          wishes.map(async ([quantity, isTakenBack]) => {
            const reply = await bought.buyer.send('POST /api/after-sales', {
              body: asked(bought, {
                kind: 'refundOnly',
                reason: 'changedMind',
                lines: [{ lineId, quantity }],
              }),
            })
            if (reply.status !== 201 || !isTakenBack) return
            const params = { id: (reply.body as { id: string }).id }
            await bought.buyer.call('POST /api/after-sales/{id}/cancel', { params })
          }),
        )
        const { items, lines } = await bought.buyer.call('GET /api/orders/{id}/after-sales', {
          params: { id: bought.orderId },
        })
        const held = items
          .filter((one) => one.waitsFor !== null)
          .flatMap((one) => one.lines)
          .reduce((sum, line) => sum + line.quantity, 0)
        expect(held + (lines[0]?.claimableQuantity ?? 0)).toBe(4)
      },
    ),
    { numRuns: 5 },
  )
}, 60_000)
