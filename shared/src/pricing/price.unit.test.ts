import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FreightRule, freightOf } from './freight.ts'
import { type PriceLine, price } from './price.ts'

const rule: FreightRule = {
  freeAboveFen: 5_900,
  baseWeightG: 3_000,
  baseFen: 800,
  stepWeightG: 1_000,
  stepFen: 200,
  regionOverrides: [{ provinceCodes: ['540000', '650000'], baseFen: 2_500, stepFen: 1_500 }],
  excludedProvinceCodes: ['810000'],
}

describe('freightOf', () => {
  const parcel = (goodsFen: number, weightG: number, regionCode: string | null = '500103') =>
    freightOf(rule, { goodsFen, weightG, regionCode })

  it('charges the first weight, then every started step', () => {
    expect(parcel(1_000, 3_000).freightFen).toBe(800)
    expect(parcel(1_000, 3_001).freightFen).toBe(1_000)
    expect(parcel(1_000, 5_000).freightFen).toBe(1_200)
  })

  it('is free from the free amount and says what is missing before', () => {
    expect(parcel(5_899, 1_000)).toMatchObject({ freightFen: 800, missingForFreeFen: 1 })
    expect(parcel(5_900, 1_000)).toMatchObject({ freightFen: 0, missingForFreeFen: 0 })
  })

  it('has a price of its own for remote provinces, above the free amount too', () => {
    expect(parcel(100_000, 4_000, '540102')).toEqual({
      deliverable: true,
      freightFen: 4_000,
      missingForFreeFen: null,
    })
  })

  it('does not deliver to excluded provinces', () => {
    expect(parcel(1_000, 1_000, '810001').deliverable).toBe(false)
  })

  it('quotes the home price before a region is known', () => {
    expect(parcel(1_000, 1_000, null)).toMatchObject({ deliverable: true, freightFen: 800 })
  })
})

describe('price', () => {
  const line = fc.record({
    skuId: fc.uuid(),
    merchantId: fc.constantFrom('m1', 'm2', 'm3'),
    quantity: fc.integer({ min: 1, max: 999 }),
    unitFen: fc.integer({ min: 1, max: 500_000 }),
    weightG: fc.integer({ min: 1, max: 30_000 }),
  }) satisfies fc.Arbitrary<PriceLine>
  const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 50, selector: ({ skuId }) => skuId })
  const rules = new Map(['m1', 'm2', 'm3'].map((id) => [id, rule]))
  const region = fc.constantFrom(null, '500103', '540102')

  it('sums lines to their order and orders to the total, to the fen', () => {
    fc.assert(
      fc.property(lines, region, (wishes, regionCode) => {
        const breakdown = price(wishes, rules, regionCode)
        const all = breakdown.orders.flatMap((order) => order.lines)
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
        expect(all.length).toBe(wishes.length)
        for (const order of breakdown.orders) {
          expect(sum(order.lines.map((priced) => priced.payableFen))).toBe(order.totalFen)
          expect(sum(order.lines.map((priced) => priced.freightFen))).toBe(order.freightFen)
        }
        expect(sum(breakdown.orders.map((order) => order.totalFen))).toBe(breakdown.totalFen)
        expect(breakdown.goodsFen).toBe(sum(wishes.map((wish) => wish.unitFen * wish.quantity)))
        expect(breakdown.goodsFen + breakdown.freightFen).toBe(breakdown.totalFen)
        expect(breakdown.cashFen).toBe(breakdown.totalFen)
      }),
    )
  })

  it('adds up what points, allowances and own money pay, on every line and in all', () => {
    fc.assert(
      fc.property(lines, fc.nat(1_000_000), fc.nat(100_000), (wishes, remainingFen, balance) => {
        const skuIds = new Set(wishes.filter((_, index) => index % 2 === 0).map(({ skuId }) => skuId))
        const breakdown = price(wishes, rules, '500103', {
          tenders: {
            allowances: [{ id: 'x', remainingFen, validTo: '2026-12-31', skuIds }],
            points: { balance, pointsPerFen: 1, percentMax: 20 },
          },
        })
        const parts = (one: { pointsFen: number; allowanceFen: number; cashFen: number }) =>
          one.pointsFen + one.allowanceFen + one.cashFen
        for (const order of breakdown.orders) {
          expect(parts(order)).toBe(order.totalFen)
          for (const priced of order.lines) {
            expect(parts(priced)).toBe(priced.payableFen)
            expect(priced.cashFen).toBeGreaterThanOrEqual(priced.freightFen)
          }
        }
        expect(parts(breakdown)).toBe(breakdown.totalFen)
      }),
    )
  })

  it('does not depend on the order of lines', () => {
    fc.assert(
      fc.property(lines, region, (wishes, regionCode) => {
        const forward = price(wishes, rules, regionCode)
        const backward = price([...wishes].reverse(), rules, regionCode)
        expect(backward.totalFen).toBe(forward.totalFen)
        expect(backward.freightFen).toBe(forward.freightFen)
      }),
    )
  })

  it('keeps one order per merchant', () => {
    fc.assert(
      fc.property(lines, (wishes) => {
        const merchants = price(wishes, rules, null).orders.map((order) => order.merchantId)
        expect(merchants).toEqual([...new Set(wishes.map((wish) => wish.merchantId))])
      }),
    )
  })

  it('refuses a merchant without a freight rule', () => {
    const wish = { skuId: 's', merchantId: 'unknown', quantity: 1, unitFen: 1, weightG: 1 }
    expect(() => price([wish], rules, null)).toThrow('no freight rule')
  })
})
