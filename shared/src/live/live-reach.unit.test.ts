import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policy } from '../policy.ts'
import { inOrderOfSupport, type SupportFacts, supportPoints } from './support.ts'
import { type WaiverFacts, type WaiverRule, waiverOf, waiverRule } from './waiver.ts'

const fen = fc.integer({ min: 0, max: 1_000_000_000 })
const facts: fc.Arbitrary<SupportFacts> = fc
  .record({
    exposures: fc.nat(1_000_000),
    clicks: fc.nat(100_000),
    salesFen: fen,
    refundedFen: fen,
    isListedCounty: fc.boolean(),
    isCooperative: fc.boolean(),
  })
  .map((one) => ({ ...one, refundedFen: Math.min(one.refundedFen, one.salesFen) }))

test('points are whole, at least none, bounded, and the sum of their parts', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const { score, ...parts } = supportPoints(one)
      const most = [
        policy.liveSupportSalesMax.value,
        policy.liveSupportClicksMax.value,
        policy.liveSupportListedCounty.value,
        policy.liveSupportCooperative.value,
      ]
      const all = [parts.salesPoints, parts.clickPoints, parts.countyPoints, parts.cooperativePoints]
      expect(
        all.every((points, at) => Number.isInteger(points) && points >= 0 && points <= (most[at] ?? 0)),
      ).toBe(true)
      expect(score).toBe(all.reduce((sum, points) => sum + points, 0))
    }),
  )
})

test('who sells more, is clicked on more, has less refunded or comes from a listed county never stands lower', () => {
  fc.assert(
    fc.property(facts, fen, (one, more) => {
      const { score } = supportPoints(one)
      expect(supportPoints({ ...one, salesFen: one.salesFen + more }).score).toBeGreaterThanOrEqual(score)
      expect(supportPoints({ ...one, clicks: one.clicks + more }).score).toBeGreaterThanOrEqual(score)
      expect(
        supportPoints({ ...one, refundedFen: Math.max(0, one.refundedFen - more) }).score,
      ).toBeGreaterThanOrEqual(score)
      expect(supportPoints({ ...one, isListedCounty: true }).score).toBeGreaterThanOrEqual(score)
      expect(supportPoints({ ...one, isCooperative: true }).score).toBeGreaterThanOrEqual(score)
    }),
  )
})

test('a small cooperative of a listed county stands before a large room that is half refunded', () => {
  const none = {
    exposures: 0,
    clicks: 0,
    salesFen: 0,
    refundedFen: 0,
    isListedCounty: false,
    isCooperative: false,
  }
  const large = supportPoints({ ...none, salesFen: 90_000_000, refundedFen: 45_000_000 })
  const small = supportPoints({ ...none, salesFen: 100_000, isListedCounty: true, isCooperative: true })
  expect([large.score, small.score]).toEqual([0, 252])
  // Of few exposures no share is read.
  expect(supportPoints({ ...none, exposures: 199, clicks: 199 }).score).toBe(0)
  expect(supportPoints({ ...none, exposures: 1_000, clicks: 50 }).score).toBe(10)
})

test('the order is the same from any order, live ones first, then by points', () => {
  const session = fc.record({
    id: fc.uuid(),
    isLive: fc.boolean(),
    startsAt: fc.constantFrom('2026-11-26T08:00:00Z', '2026-11-26T09:00:00Z'),
    score: fc.nat(3),
  })
  const unique = fc.uniqueArray(session, { selector: ({ id }) => id, maxLength: 12 })
  fc.assert(
    fc.property(
      unique.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      ),
      ([all, shuffled]) => {
        const ordered = inOrderOfSupport(all)
        expect(inOrderOfSupport(shuffled)).toEqual(ordered)
        ordered.forEach((one, at) => {
          const next = ordered[at + 1]
          if (!next) return
          expect(Number(one.isLive)).toBeGreaterThanOrEqual(Number(next.isLive))
          if (one.isLive === next.isLive) expect(one.score).toBeGreaterThanOrEqual(next.score)
        })
      },
    ),
  )
})

const waiverFacts: fc.Arbitrary<WaiverFacts> = fc.record({
  liveSalesFen: fc.integer({ min: -1_000_000, max: 10_000_000_000 }),
  isListed: fc.boolean(),
  isCooperative: fc.boolean(),
})
const rules: fc.Arbitrary<WaiverRule> = fc.record({
  salesFen: fc.nat(5_000_000),
  salesListedFen: fc.nat(5_000_000),
  sharePerMille: fc.nat(1_200),
  shareListedPerMille: fc.nat(1_200),
  capFen: fc.nat(100_000),
  feePerMille: fc.nat(999),
})

test('a waiver is whole fen, at least one, within the cap and the fees of the sales, or there is none', () => {
  fc.assert(
    fc.property(waiverFacts, rules, (one, rule) => {
      const waiver = waiverOf(one, rule)
      if (waiver === null) return
      const { amountFen } = waiver
      expect(Number.isSafeInteger(amountFen) && amountFen >= 1 && amountFen <= rule.capFen).toBe(true)
      expect(BigInt(amountFen) * 1_000n <= BigInt(one.liveSalesFen) * BigInt(rule.feePerMille)).toBe(true)
    }),
  )
})

test('more sold is never waived less, and nothing sold is waived nothing', () => {
  fc.assert(
    fc.property(waiverFacts, rules, fc.nat(1_000_000), (one, rule, more) => {
      const of = (liveSalesFen: number) => waiverOf({ ...one, liveSalesFen }, rule)?.amountFen ?? 0
      expect(of(one.liveSalesFen + more)).toBeGreaterThanOrEqual(of(one.liveSalesFen))
      expect([of(0), of(-1)]).toEqual([0, 0])
    }),
  )
})

test('the rule of today: half of the fees from 10,000 yuan on, all of them in a listed county from 1,000, 500 yuan at most', () => {
  const rule = waiverRule()
  const elsewhere = { isListed: false, isCooperative: false }
  expect(waiverOf({ ...elsewhere, liveSalesFen: 999_999 }, rule)).toBeNull()
  expect(waiverOf({ ...elsewhere, liveSalesFen: 1_000_000 }, rule)).toEqual({
    ground: 'sales',
    sharePerMille: 500,
    amountFen: 3_000,
  })
  expect(waiverOf({ isListed: true, isCooperative: false, liveSalesFen: 100_000 }, rule)).toEqual({
    ground: 'listedCounty',
    sharePerMille: 1_000,
    amountFen: 600,
  })
  expect(waiverOf({ isListed: true, isCooperative: false, liveSalesFen: 99_999 }, rule)).toBeNull()
  expect(waiverOf({ ...elsewhere, liveSalesFen: 100_000_000 }, rule)?.amountFen).toBe(50_000)
})
