import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type CreditEntry,
  creditLevel,
  creditScore,
  enteredRules,
  halvesOn,
  healsOn,
  pointsTaken,
  termsOfRule,
} from './credit.ts'

const day = (number: number) =>
  new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)
const entries = fc.array(
  fc.record({
    points: fc.integer({ min: 1, max: 60 }),
    on: fc.integer({ min: 0, max: 800 }).map(day),
    termDays: fc.integer({ min: 1, max: 1_200 }),
  }),
  { maxLength: 12 },
)

it('takes all points, then half of them, then none', () => {
  const entry: CreditEntry = { points: 15, on: '2026-01-01', termDays: 365 }
  expect(halvesOn(entry)).toBe('2026-07-03')
  expect(healsOn(entry)).toBe('2027-01-01')
  expect(pointsTaken(entry, '2025-12-31')).toBe(0)
  expect(pointsTaken(entry, '2026-01-01')).toBe(15)
  expect(pointsTaken(entry, '2026-07-02')).toBe(15)
  expect(pointsTaken(entry, '2026-07-03')).toBe(7)
  expect(pointsTaken(entry, '2026-12-31')).toBe(7)
  expect(pointsTaken(entry, '2027-01-01')).toBe(0)
})

it('names the level at its very bound', () => {
  expect([100, 90, 89, 75, 74, 60, 59, 0].map(creditLevel)).toEqual([
    'good',
    'good',
    'fair',
    'fair',
    'poor',
    'poor',
    'bad',
    'bad',
  ])
})

it('has a whole number of points and a term for every rule', () => {
  for (const rule of enteredRules) {
    const { points, termDays } = termsOfRule(rule)
    expect(points).toBeGreaterThan(0)
    expect(Number.isInteger(points)).toBe(true)
    expect(termDays).toBeGreaterThan(0)
  }
})

it('never leaves 0 to 100, never falls by waiting, never rises by one more entry, and heals whole', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 0, max: 2_500 }), (all, number) => {
      const last =
        all
          .map(({ on }) => on)
          .toSorted()
          .at(-1) ?? day(0)
      const today = day(number)
      const score = creditScore(all, today)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(creditScore(all.slice(1), today)).toBeGreaterThanOrEqual(score)
      if (today >= last) expect(creditScore(all, day(number + 1))).toBeGreaterThanOrEqual(score)
      expect(creditScore(all, day(2_100))).toBe(100)
    }),
  )
})

it('does not depend on the order of entries', () => {
  fc.assert(
    fc.property(entries, (all) => {
      expect(creditScore(all.toReversed(), day(400))).toBe(creditScore(all, day(400)))
    }),
  )
})
