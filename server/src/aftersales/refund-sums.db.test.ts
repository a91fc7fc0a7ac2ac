import type { AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { apply, mixedOrder, newOperator, ship } from './test-support.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** How one request ends, and how many units of which line it is about. */
const request = fc.record({
  line: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 3 }),
  end: fc.constantFrom('granted', 'rejected', 'cancelled', 'partGranted'),
})

const cases = fc.record({
  prices: fc.array(fc.integer({ min: 101, max: 4_999 }), { minLength: 2, maxLength: 3 }),
  quantity: fc.integer({ min: 1, max: 4 }),
  points: fc.nat(2_500),
  allowanceFen: fc.integer({ min: 1, max: 9_000 }),
  isShipped: fc.boolean(),
  requests: fc.array(request, { minLength: 1, maxLength: 5 }),
})

/** Goods on their way that never arrive are given back like those never sent. */
const wishOf = (isShipped: boolean) =>
  ({ kind: 'refundOnly', reason: isShipped ? 'notArrived' : 'changedMind' }) as const

it('all after-sales of an order together return, tender by tender, what paid it, to the fen', async () => {
  const operator = await newOperator(shop)
  const { sql } = shop.server.platform.database
  await fc.assert(
    fc.asyncProperty(cases, async ({ requests, isShipped, ...order }) => {
      const bought = await mixedOrder(shop, order)
      const { buyer, staff, orderId, lineIds } = bought
      const params = { id: orderId }
      if (isShipped) await ship(staff, orderId)
      const wish = wishOf(isShipped)
      const claimable = async () => (await buyer.call('GET /api/orders/{id}/after-sales', { params })).lines
      const settle = async (lines: { lineId: string; quantity: number }[], end: string) => {
        const { gifts, ...preview } = await buyer.call('POST /api/after-sales/preview', {
          body: { orderId, lines, reason: wish.reason },
        })
        expect(gifts).toEqual([])
        const { id, ...opened } = await apply(bought, { ...wish, lines })
        const { cashFen, freightFen, allowanceFen, pointsFen, totalFen } = opened
        expect({ cashFen, freightFen, allowanceFen, pointsFen, totalFen }).toEqual(preview)
        const on = { params: { id } }
        if (end === 'cancelled') return buyer.call('POST /api/after-sales/{id}/cancel', on)
        if (end === 'granted') {
          return staff.call('POST /api/merchant/after-sales/{id}/approve', { ...on, body: {} })
        }
        const reason = '双方各有说法'
        await staff.call('POST /api/merchant/after-sales/{id}/reject', { ...on, body: { reason } })
        if (end === 'rejected') return buyer.call('POST /api/after-sales/{id}/cancel', on)
        await buyer.call('POST /api/after-sales/{id}/escalate', { ...on, body: { reason } })
        const part = lines.map((line) => ({ ...line, quantity: 1 }))
        const body = { decision: 'grantPart' as const, lines: part, reason }
        return operator.call('POST /api/operations/after-sales/{id}/decide', { ...on, body })
      }
      for (const { line, quantity, end } of requests) {
        const free = (await claimable())[line % lineIds.length]
        const units = Math.min(quantity, free?.claimableQuantity ?? 0)
        if (free && units > 0) await settle([{ lineId: free.lineId, quantity: units }], end)
      }
      // The rest, whatever it is, in one request of several lines.
      const rest = (await claimable())
        .filter((line) => line.claimableQuantity > 0)
        .map(({ lineId, claimableQuantity }) => ({ lineId, quantity: claimableQuantity }))
      if (rest.length > 0) await settle(rest, 'granted')

      const paid = await buyer.call('GET /api/orders/{id}', { params })
      const { items } = await buyer.call('GET /api/orders/{id}/after-sales', { params })
      const returned = items.filter((one: AfterSaleSummary) => one.state === 'refunded')
      expect(paid.state).toBe('closed')
      expect(sum(returned.map((one) => one.cashFen))).toBe(paid.cashFen)
      expect(sum(returned.map((one) => one.allowanceFen))).toBe(paid.allowanceFen)
      expect(sum(returned.map((one) => one.pointsFen))).toBe(paid.pointsFen)
      expect((await buyer.call('GET /api/points', {})).balance).toBe(order.points)
      const [allowance] = (await buyer.call('GET /api/union/allowances', {})).items
      expect(allowance?.remainingFen).toBe(order.allowanceFen)
      const [escrow] =
        await sql`select balance from ledger_accounts where owner_id = ${orderId} and kind = 'escrow'`
      expect(Number(escrow?.balance ?? 0)).toBe(0)
      expect(await checkLedger(sql, shop.now())).toEqual([])
    }),
    { numRuns: 12 },
  )
}, 180_000)
