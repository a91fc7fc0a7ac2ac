import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideTenders, type Tenders } from './tenders.ts'

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const skus = ['a', 'b', 'c', 'd', 'e', 'f']

const lines = fc
  .uniqueArray(fc.constantFrom(...skus), { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((skuId) => fc.record({ skuId: fc.constant(skuId), goodsFen: fc.nat(100_000) }))),
  )
const allowance = fc.record({
  id: fc.uuid(),
  remainingFen: fc.nat(200_000),
  validTo: fc.constantFrom('2026-11-30', '2026-12-31', '2027-06-30'),
  skuIds: fc.subarray(skus).map((ids) => new Set(ids)),
})
const tenders: fc.Arbitrary<Tenders> = fc.record({
  allowances: fc.uniqueArray(allowance, { maxLength: 4, selector: ({ id }) => id }),
  points: fc.option(
    fc.record({
      balance: fc.nat(50_000),
      pointsPerFen: fc.integer({ min: 1, max: 10 }),
      percentMax: fc.integer({ min: 0, max: 100 }),
    }),
  ),
})

describe('divideTenders', () => {
  it('never pays more than a line costs, than an allowance has, than points allow, or out of scope', () => {
    fc.assert(
      fc.property(lines, tenders, (goods, given) => {
        const parts = divideTenders(goods, given)
        for (const line of goods) {
          const part = parts.get(line.skuId)
          expect(part).toBeDefined()
          if (!part) continue
          expect(part.pointsFen).toBeGreaterThanOrEqual(0)
          expect(part.pointsFen * 100).toBeLessThanOrEqual(line.goodsFen * (given.points?.percentMax ?? 0))
          expect(sum(part.allowances.map((one) => one.amountFen))).toBe(part.allowanceFen)
          expect(part.pointsFen + part.allowanceFen).toBeLessThanOrEqual(line.goodsFen)
        }
        const all = [...parts].flatMap(([skuId, part]) => part.allowances.map((one) => ({ skuId, ...one })))
        for (const own of given.allowances) {
          const used = all.filter((one) => one.allowanceId === own.id)
          expect(sum(used.map((one) => one.amountFen))).toBeLessThanOrEqual(own.remainingFen)
          expect(used.every((one) => own.skuIds.has(one.skuId) && one.amountFen > 0)).toBe(true)
        }
        const points =
          sum([...parts.values()].map((part) => part.pointsFen)) * (given.points?.pointsPerFen ?? 0)
        expect(points).toBeLessThanOrEqual(given.points?.balance ?? 0)
      }),
    )
  })

  it('leaves no fen open which an allowance with money left could pay', () => {
    fc.assert(
      fc.property(lines, tenders, (goods, given) => {
        const parts = divideTenders(goods, given)
        for (const own of given.allowances) {
          const used = sum(
            [...parts.values()].flatMap((part) =>
              part.allowances.filter((one) => one.allowanceId === own.id).map((one) => one.amountFen),
            ),
          )
          const openFen = sum(
            goods
              .filter((line) => own.skuIds.has(line.skuId))
              .map((line) => {
                const part = parts.get(line.skuId)
                return line.goodsFen - (part?.pointsFen ?? 0) - (part?.allowanceFen ?? 0)
              }),
          )
          expect(Math.min(own.remainingFen - used, openFen)).toBe(0)
        }
      }),
    )
  })

  it('depends on no order of lines or allowances', () => {
    fc.assert(
      fc.property(lines, tenders, (goods, given) => {
        const turned = { ...given, allowances: [...given.allowances].reverse() }
        const forward = divideTenders(goods, given)
        const backward = divideTenders([...goods].reverse(), turned)
        for (const { skuId } of goods) expect(backward.get(skuId)).toEqual(forward.get(skuId))
      }),
    )
  })

  it('spends the allowance first which ends first, on what the others can not pay', () => {
    const parts = divideTenders(
      [
        { skuId: 'a', goodsFen: 5_000 },
        { skuId: 'b', goodsFen: 5_000 },
      ],
      {
        points: null,
        allowances: [
          { id: 'county', remainingFen: 5_000, validTo: '2026-12-31', skuIds: new Set(['a']) },
          { id: 'city', remainingFen: 5_000, validTo: '2026-11-30', skuIds: new Set(['a', 'b']) },
        ],
      },
    )
    expect(parts.get('a')?.allowances).toEqual([{ allowanceId: 'county', amountFen: 5_000 }])
    expect(parts.get('b')?.allowances).toEqual([{ allowanceId: 'city', amountFen: 5_000 }])
  })

  it('spreads points by price and spends all it may', () => {
    const parts = divideTenders(
      [
        { skuId: 'a', goodsFen: 3_000 },
        { skuId: 'b', goodsFen: 1_000 },
      ],
      { allowances: [], points: { balance: 10_000, pointsPerFen: 1, percentMax: 20 } },
    )
    expect([parts.get('a')?.pointsFen, parts.get('b')?.pointsFen]).toEqual([600, 200])
  })
})
