import { randomUUID } from 'node:crypto'
import type { OrderRefund } from '@yuxiang/shared/api/orders'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { earn } from '../../server/src/points/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { onOneConnection, type Shop, startShop } from '../support/shop.ts'
import { addAddress, payFor, until } from '../support/shopping.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

async function givePoints({ userId }: Caller, points: number): Promise<void> {
  const gift = {
    userId,
    points,
    code: 'points.review' as const,
    subjectId: userId,
    name: [randomUUID()] as const,
  }
  await shop.server.platform.database.transaction((tx) => earn(tx, [gift], shop.now()))
}

/** A buyer with points who paid for `quantity` of some goods, and the staff of their merchant. */
async function paidOrder(goods: Shelf, quantity: number, points: number) {
  const buyer = await shop.signIn()
  await givePoints(buyer, points)
  const body = {
    items: [{ skuId: goods.skuId, quantity }],
    addressId: await addAddress(buyer),
    usePoints: true,
  }
  const { orders, payment } = await buyer.call('POST /api/orders', { body })
  await payFor(shop, buyer, payment.id)
  const orderId = orders[0]?.id ?? ''
  const read = () => buyer.call('GET /api/orders/{id}', { params: { id: orderId } })
  return { buyer, staff: await goods.staff(), orderId, order: await read(), read }
}

const refund = (
  staff: Caller,
  orderId: string,
  lines?: { lineId: string; quantity: number }[],
  key = randomUUID(),
) =>
  staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: orderId },
    body: { reason: '缺货，与买家协商退款', ...(lines && { lines }) },
    key,
  })

describe('a merchant’s refund', () => {
  it('of the whole order before shipping returns money, points, freight and stock, and closes it', async () => {
    const goods = await shelve(shop, { priceFen: 1_999, stock: 10 })
    const { buyer, staff, orderId, order, read } = await paidOrder(goods, 2, 500)
    expect(order).toMatchObject({ state: 'paid', pointsFen: 500, cashFen: order.totalFen - 500 })
    expect(await goods.available()).toBe(8)
    const key = randomUUID()
    const first = await onOneConnection(shop, () => refund(staff, orderId, undefined, key))
    expect(first).toMatchObject({
      totalFen: order.totalFen,
      pointsFen: 500,
      cashFen: order.cashFen,
      state: 'requested',
    })
    expect(await refund(staff, orderId, undefined, key)).toEqual(first)
    await until(async () => (await read()).refunds[0]?.state === 'succeeded')
    expect(await read()).toMatchObject({
      state: 'closed',
      closeReason: '订单已全部退款',
      lines: [{ refundedQuantity: 2 }],
    })
    expect(await goods.available()).toBe(10)
    expect((await buyer.call('GET /api/points', {})).balance).toBe(500)
    expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
  })

  it('refuses more than is left, twice, another merchant’s order, and one that is not paid', async () => {
    const goods = await shelve(shop, { priceFen: 1_999, stock: 10 })
    const { staff, orderId, order } = await paidOrder(goods, 2, 0)
    const lineId = order.lines[0]?.id ?? ''
    const ask = (who: Caller, lines: { lineId: string; quantity: number }[], id = orderId) =>
      who.refused('POST /api/merchant/orders/{id}/refunds', {
        params: { id },
        body: { reason: '协商退款', lines },
      })
    expect(await ask(staff, [{ lineId, quantity: 3 }])).toMatchObject({ code: 'refund_too_much' })
    expect(await ask(staff, [{ lineId: randomUUID(), quantity: 1 }])).toMatchObject({
      code: 'refund_too_much',
    })
    await refund(staff, orderId, [{ lineId, quantity: 1 }])
    expect(await ask(staff, [{ lineId, quantity: 2 }])).toMatchObject({ code: 'refund_too_much' })
    const stranger = await (await shelve(shop)).staff()
    expect(await ask(stranger, [{ lineId, quantity: 1 }])).toMatchObject({ code: 'order_not_found' })
    await refund(staff, orderId)
    expect(await ask(staff, [{ lineId, quantity: 1 }])).toMatchObject({ code: 'order_state_conflict' })

    const buyer = await shop.signIn()
    const body = { items: [{ skuId: goods.skuId, quantity: 1 }], addressId: await addAddress(buyer) }
    const unpaid = await buyer.call('POST /api/orders', { body })
    expect(await ask(staff, [{ lineId, quantity: 1 }], unpaid.orders[0]?.id)).toMatchObject({
      code: 'order_state_conflict',
    })
  })

  it('gives the last unit back once when two colleagues refund it at the same moment', async () => {
    const goods = await shelve(shop, { priceFen: 3_300, stock: 5 })
    const { staff, orderId, order, read } = await paidOrder(goods, 1, 100)
    const lines = [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }]
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        staff.send('POST /api/merchant/orders/{id}/refunds', {
          params: { id: orderId },
          body: { reason: '协商退款', lines },
        }),
      ),
    )
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    expect((await read()).refunds).toHaveLength(1)
    expect(await goods.available()).toBe(5)
  })

  it('after receipt takes back the points the goods had earned', async () => {
    const goods = await shelve(shop, { priceFen: 5_000, stock: 10 })
    const { buyer, staff, orderId, order } = await paidOrder(goods, 3, 0)
    await staff.call('POST /api/merchant/orders/{id}/ship', {
      params: { id: orderId },
      body: { carrier: 'sf', trackingNo: 'SF1234567890' },
    })
    await buyer.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })
    expect((await buyer.call('GET /api/points', {})).balance).toBe(150)
    await refund(staff, orderId, [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }])
    expect((await buyer.call('GET /api/points', {})).balance).toBe(100)
  })

  it('in any number of steps returns every fen to where it came from', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 101, max: 4_999 }),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(3_000),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        async (priceFen, quantity, points, sizes) => {
          const goods = await shelve(shop, { priceFen, stock: 20 })
          const { buyer, staff, orderId, order, read } = await paidOrder(goods, quantity, points)
          const lineId = order.lines[0]?.id ?? ''
          const refunds: OrderRefund[] = []
          for (let step = 0, left = quantity; left > 0; step += 1) {
            const units = Math.min(left, sizes[step % sizes.length] ?? 1)
            refunds.push(await refund(staff, orderId, [{ lineId, quantity: units }]))
            left -= units
          }
          expect(sum(refunds.map((one) => one.cashFen))).toBe(order.cashFen)
          expect(sum(refunds.map((one) => one.pointsFen))).toBe(order.pointsFen)
          expect((await buyer.call('GET /api/points', {})).balance).toBe(points)
          expect((await read()).state).toBe('closed')
          expect(await goods.available()).toBe(20)
          const { sql } = shop.server.platform.database
          const [escrow] =
            await sql`select balance from ledger_accounts where owner_id = ${orderId} and kind = 'escrow'`
          expect(Number(escrow?.balance)).toBe(0)
        },
      ),
      { numRuns: 8 },
    )
    const { sql } = shop.server.platform.database
    await until(
      async () => (await sql`select id from order_refunds where state = 'requested'`).length === 0,
      30_000,
    )
    expect(await checkLedger(sql, shop.now())).toEqual([])
  }, 60_000)
})
