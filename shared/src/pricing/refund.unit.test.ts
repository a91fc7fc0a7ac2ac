import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compensable, compensationOf } from './compensation.ts'
import { addRefunds, nothingRefunded, type RefundableLine, type RefundParts, refundOf } from './refund.ts'

const line: fc.Arbitrary<RefundableLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 40 }),
    unitFen: fc.integer({ min: 1, max: 50_000 }),
    freightFen: fc.nat(3_000),
    discountShare: fc.nat(100),
    platformShare: fc.nat(100),
    platformFreightFen: fc.nat(800),
    pointsShare: fc.nat(100),
    allowanceShare: fc.nat(100),
    firstShare: fc.nat(100),
  })
  .map(({ quantity, unitFen, freightFen, platformFreightFen, ...shares }) => {
    const goodsFen = quantity * unitFen
    const discountFen = Math.floor((goodsFen * shares.discountShare) / 100)
    const netFen = goodsFen - discountFen
    const pointsFen = Math.floor((netFen * shares.pointsShare) / 100)
    const allowanceFen = Math.floor(((netFen - pointsFen) * shares.allowanceShare) / 100)
    const firstFen = Math.floor((allowanceFen * shares.firstShare) / 100)
    const allowances = [
      { allowanceId: 'first', amountFen: firstFen },
      { allowanceId: 'second', amountFen: allowanceFen - firstFen },
    ].filter((part) => part.amountFen > 0)
    return {
      quantity,
      goodsFen,
      discountFen,
      freightFen,
      platformFen: Math.floor((discountFen * shares.platformShare) / 100),
      platformFreightFen,
      pointsFen,
      allowances,
      cashFen: netFen + freightFen - pointsFen - allowanceFen,
    }
  })

const undiscounted = { discountFen: 0, platformFen: 0, platformFreightFen: 0 }

/** Gives the line back in steps of these sizes until nothing is left. */
function giveBack(of: RefundableLine, sizes: readonly number[], withFreight: boolean): RefundParts[] {
  const given: RefundParts[] = []
  let all = nothingRefunded
  for (let step = 0; all.quantity < of.quantity; step += 1) {
    const quantity = Math.min(sizes[step % sizes.length] ?? 1, of.quantity - all.quantity)
    const parts = refundOf(of, all, quantity, withFreight)
    given.push(parts)
    all = addRefunds(all, parts)
  }
  return given
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
const total = (parts: RefundParts) =>
  parts.cashFen + parts.pointsFen + parts.allowances.reduce((sum, part) => sum + part.amountFen, 0)

describe('refundOf', () => {
  it('gives back every fen to where it came from, however it is cut', () => {
    fc.assert(
      fc.property(line, sizes, (of, cut) => {
        const all = giveBack(of, cut, true).reduce(addRefunds, nothingRefunded)
        expect(all.cashFen).toBe(of.cashFen)
        expect(all.freightFen).toBe(of.freightFen)
        expect(all.pointsFen).toBe(of.pointsFen)
        expect(all.platformFen).toBe(of.platformFen + of.platformFreightFen)
        for (const { allowanceId, amountFen } of of.allowances) {
          expect(all.allowances.find((part) => part.allowanceId === allowanceId)?.amountFen).toBe(amountFen)
        }
      }),
    )
  })

  it('keeps the freight of what was shipped, and no part is ever negative', () => {
    fc.assert(
      fc.property(line, sizes, (of, cut) => {
        const given = giveBack(of, cut, false)
        for (const parts of given) {
          expect(
            Math.min(
              parts.cashFen,
              parts.pointsFen,
              parts.platformFen,
              ...parts.allowances.map((part) => part.amountFen),
            ),
          ).toBeGreaterThanOrEqual(0)
        }
        expect(total(given.reduce(addRefunds, nothingRefunded))).toBe(of.goodsFen - of.discountFen)
      }),
    )
  })

  it('returns a unit within one fen of its price', () => {
    fc.assert(
      fc.property(line, (of) => {
        for (const parts of giveBack(of, [1], false)) {
          expect(Math.abs(total(parts) - (of.goodsFen - of.discountFen) / of.quantity)).toBeLessThan(1)
        }
      }),
    )
  })

  it('returns own money first, then the allowance used last, then points', () => {
    const of = {
      ...undiscounted,
      quantity: 4,
      goodsFen: 4_000,
      freightFen: 0,
      pointsFen: 800,
      allowances: [
        { allowanceId: 'first', amountFen: 1_200 },
        { allowanceId: 'second', amountFen: 1_000 },
      ],
      cashFen: 1_000,
    }
    const [one, two, three, four] = giveBack(of, [1], false)
    expect(one).toMatchObject({ cashFen: 1_000, allowances: [], pointsFen: 0 })
    expect(two).toMatchObject({ cashFen: 0, allowances: [{ allowanceId: 'second', amountFen: 1_000 }] })
    expect(three).toMatchObject({ allowances: [{ allowanceId: 'first', amountFen: 1_000 }], pointsFen: 0 })
    expect(four).toMatchObject({ allowances: [{ allowanceId: 'first', amountFen: 200 }], pointsFen: 800 })
  })

  it('returns freight to the union money that paid the whole order', () => {
    const of = {
      ...undiscounted,
      quantity: 2,
      goodsFen: 1_001,
      freightFen: 301,
      pointsFen: 0,
      allowances: [{ allowanceId: 'fund', amountFen: 1_302 }],
      cashFen: 0,
    }
    const all = giveBack(of, [1], true).reduce(addRefunds, nothingRefunded)
    expect(all).toMatchObject({ cashFen: 0, freightFen: 0, allowances: [{ amountFen: 1_302 }] })
    expect(total(giveBack(of, [2], false).reduce(addRefunds, nothingRefunded))).toBe(1_001)
  })

  it('refuses more units than are left, none, and parts of one', () => {
    const of = {
      ...undiscounted,
      quantity: 2,
      goodsFen: 200,
      freightFen: 0,
      pointsFen: 0,
      allowances: [],
      cashFen: 200,
    }
    for (const quantity of [0, -1, 1.5, 3]) {
      expect(() => refundOf(of, nothingRefunded, quantity, false)).toThrow(RangeError)
    }
  })
})

describe('a compensation', () => {
  const anyLines = fc.array(line, { minLength: 1, maxLength: 4 })
  const steps = fc.array(
    fc.record({ compensate: fc.boolean(), at: fc.nat(3), size: fc.integer({ min: 1, max: 60_000 }) }),
    { maxLength: 12 },
  )

  it('and refunds of units in any order give back what was paid, never more, each tender its own', () => {
    fc.assert(
      fc.property(anyLines, steps, fc.boolean(), (of, acts, withFreight) => {
        const given = of.map(() => nothingRefunded)
        const together = () => of.map((one, at) => ({ line: one, before: given[at] ?? nothingRefunded }))
        const add = (at: number, parts: RefundParts) => {
          for (const part of [parts.cashFen, parts.freightFen, parts.pointsFen, parts.platformFen]) {
            expect(part).toBeGreaterThanOrEqual(0)
          }
          given[at] = addRefunds(given[at] ?? nothingRefunded, parts)
        }
        const giveUnits = (at: number, wanted: number) => {
          const one = of[at]
          const before = given[at]
          if (!one || !before || before.quantity === one.quantity) return
          add(at, refundOf(one, before, Math.min(wanted, one.quantity - before.quantity), withFreight))
        }
        for (const { compensate, at, size } of acts) {
          if (!compensate) giveUnits(at % of.length, (size % 9) + 1)
          else {
            const couldFen = compensable(together())
            const parts = compensationOf(together(), size)
            expect(total(parts.reduce(addRefunds, nothingRefunded))).toBe(Math.min(size, couldFen))
            for (const [index, part] of parts.entries()) {
              expect(part).toMatchObject({ quantity: 0, pointsFen: 0, allowances: [], platformFen: 0 })
              add(index, part)
            }
          }
        }
        // All that is left of the goods goes back at last: every tender is whole to the fen, own money too.
        for (const at of of.keys()) giveUnits(at, 40)
        for (const [at, one] of of.entries()) {
          const all = given[at] ?? nothingRefunded
          expect(all.pointsFen).toBe(one.pointsFen)
          for (const { allowanceId, amountFen } of one.allowances) {
            expect(all.allowances.find((part) => part.allowanceId === allowanceId)?.amountFen).toBe(amountFen)
          }
          expect(all.cashFen - all.freightFen).toBe(one.cashFen - one.freightFen)
          expect(all.cashFen).toBeLessThanOrEqual(one.cashFen)
        }
      }),
    )
  })

  it('takes goods before freight, and nothing of union money or points', () => {
    const of = {
      ...undiscounted,
      quantity: 2,
      goodsFen: 2_000,
      freightFen: 300,
      pointsFen: 400,
      allowances: [{ allowanceId: 'first', amountFen: 1_000 }],
      cashFen: 900,
    }
    const whole = { line: of, before: nothingRefunded }
    expect(compensable([whole])).toBe(900)
    expect(compensationOf([whole], 650)).toMatchObject([{ cashFen: 650, freightFen: 50 }])
    expect(compensationOf([whole], 5_000)).toMatchObject([{ cashFen: 900, freightFen: 300 }])
  })
})
