import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, formatYuan } from './money.ts'

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [1990, '19.90'],
    [123_456_789, '1,234,567.89'],
    [-250, '-2.50'],
  ])('%i fen is %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text)
  })

  it('reads back to the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(Math.round(Number(formatYuan(fen).replaceAll(',', '')) * 100)).toBe(fen)
      }),
    )
  })

  it('refuses what is not an integer', () => {
    expect(() => formatYuan(1.5)).toThrow(RangeError)
  })
})

describe('allocate', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 })
  const total = fc.integer({ min: 0, max: 10_000_000_000 })

  it('sums to the whole, each part within one of its exact share', () => {
    fc.assert(
      fc.property(total, weights, (whole, shares) => {
        const parts = allocate(whole, shares)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(whole)
        const sum = shares.reduce((a, b) => a + BigInt(b), 0n)
        if (sum === 0n) return
        for (const [index, part] of parts.entries()) {
          const exact = BigInt(whole) * BigInt(shares[index] ?? 0)
          const error = BigInt(part) * sum - exact
          expect(error < sum && error > -sum).toBe(true)
        }
      }),
    )
  })

  it('gives a heavier share never less than a lighter one', () => {
    fc.assert(
      fc.property(total, weights, (whole, shares) => {
        const parts = allocate(whole, shares)
        const pairs = shares.map((weight, index) => ({ weight, part: parts[index] ?? 0 }))
        pairs.sort((a, b) => a.weight - b.weight)
        for (let index = 1; index < pairs.length; index += 1) {
          const [lighter, heavier] = [pairs[index - 1], pairs[index]]
          if (lighter && heavier && lighter.weight < heavier.weight) {
            expect(heavier.part).toBeGreaterThanOrEqual(lighter.part)
          }
        }
      }),
    )
  })

  it('gives nothing to a weight of zero beside others', () => {
    expect(allocate(100, [0, 1, 1, 1])).toEqual([0, 34, 33, 33])
  })

  it('splits ten yuan off thirty into 3.34, 3.33 and 3.33 (macrozheng/mall 356 lost a fen here)', () => {
    expect(allocate(1000, [1000, 1000, 1000])).toEqual([334, 333, 333])
  })

  it('refuses negatives and fractions', () => {
    expect(() => allocate(-1, [1])).toThrow(RangeError)
    expect(() => allocate(1, [1.5])).toThrow(RangeError)
    expect(() => allocate(1, [])).toThrow(RangeError)
  })
})
