import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policy } from '../policy.ts'
import { assertReachable, statesAllowing } from '../states/machine.ts'
import { filingMachine, filingStates, isFilingWritable } from '../states/share-filing.ts'
import { checkFiling, type FilingBefore, type FilingWords, isLower, minimumShareFen } from './check-filing.ts'
import { filingDates, mayFileOn } from './filing-dates.ts'
import { canteens } from './words.ts'

const words = (changes: Partial<FilingWords> = {}): FilingWords => ({
  canteen: 'own',
  plannedFen: 100_000_00,
  reservedFen: 10_000_00,
  executingUnit: '',
  noCanteenReason: '',
  explanation: '',
  ...changes,
})
const nothingBefore: FilingBefore = { lastYearFen: null, acceptedFen: null }
const wrongFields = (changes: Partial<FilingWords>, before: FilingBefore = nothingBefore) =>
  checkFiling(words(changes), before).map(({ path }) => path)

const fen = fc.integer({ min: 1, max: 10_000_000_000 })
const amountOrNone = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }), { nil: null })
const text = fc.constantFrom('', '  ', '不足', '今年食堂停业半年')

describe('the least share', () => {
  test('is the smallest whole fen that is no less than the percentage', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 100 }), (plannedFen, percent) => {
        const least = minimumShareFen(plannedFen, percent)
        const exact = BigInt(plannedFen) * BigInt(percent)
        expect(Number.isSafeInteger(least)).toBe(true)
        expect(BigInt(least) * 100n >= exact).toBe(true)
        expect(BigInt(least - 1) * 100n < exact).toBe(true)
        expect(least).toBeLessThanOrEqual(plannedFen)
      }),
    )
  })

  test('rounds up: a tenth of 1 fen, of 11 fen and of 100 yuan', () => {
    expect([1, 11, 10_000].map((planned) => minimumShareFen(planned, 10))).toEqual([1, 2, 1_000])
  })

  test('is exactly the border of what a filing may say', () => {
    fc.assert(
      fc.property(fen, (plannedFen) => {
        const least = minimumShareFen(plannedFen)
        expect(wrongFields({ plannedFen, reservedFen: least })).toEqual([])
        expect(wrongFields({ plannedFen, reservedFen: least - 1 })).toEqual(['reservedFen'])
        expect(wrongFields({ plannedFen, reservedFen: plannedFen + 1 })).toEqual(['reservedFen'])
      }),
    )
  })
})

test('whatever is written: what passes keeps every rule, what does not is told at a field', () => {
  fc.assert(
    fc.property(
      fc.record({
        canteen: fc.option(fc.constantFrom(...canteens), { nil: null }),
        plannedFen: amountOrNone,
        reservedFen: amountOrNone,
        executingUnit: text,
        noCanteenReason: text,
        explanation: text,
      }),
      fc.record({ lastYearFen: amountOrNone, acceptedFen: amountOrNone }),
      (filing, before) => {
        const faults = checkFiling(filing, before)
        if (faults.length > 0) {
          for (const { path, message } of faults)
            expect([path in filing, message.length > 3]).toEqual([true, true])
          return
        }
        const planned = filing.plannedFen ?? Number.NaN
        const reserved = filing.reservedFen ?? Number.NaN
        if (filing.canteen === 'none') {
          expect([planned, reserved, filing.noCanteenReason.trim().length >= 5]).toEqual([0, 0, true])
          return
        }
        expect(planned).toBeGreaterThan(0)
        expect(reserved * 100).toBeGreaterThanOrEqual(planned * policy.reservedShareMin.value)
        if (filing.canteen !== 'own') expect(filing.executingUnit.trim()).not.toBe('')
        if (isLower(reserved, before)) expect(filing.explanation.trim().length).toBeGreaterThanOrEqual(5)
      },
    ),
    { numRuns: 2_000 },
  )
})

describe('what is to be explained', () => {
  const explanation = '今年食堂停业半年'
  test.each([
    ['the first year', nothingBefore, []],
    ['as much as last year', { lastYearFen: 10_000_00, acceptedFen: null }, []],
    ['a fen less than last year', { lastYearFen: 10_000_01, acceptedFen: null }, ['explanation']],
    ['a fen less than was accepted', { lastYearFen: 0, acceptedFen: 10_000_01 }, ['explanation']],
  ] as const)('%s', (_, before, wrong) => {
    expect(wrongFields({}, before)).toEqual(wrong)
    expect(wrongFields({ explanation }, before)).toEqual([])
  })

  test('no canteen: zero and a reason, whatever the year before was', () => {
    const before = { lastYearFen: 5_000_00, acceptedFen: null }
    expect(wrongFields({ canteen: 'none' }, before)).toEqual(['plannedFen', 'reservedFen', 'noCanteenReason'])
    const zero = { canteen: 'none', plannedFen: 0, reservedFen: 0 } as const
    expect(wrongFields({ ...zero, noCanteenReason: '职工统一领取餐补' }, before)).toEqual([])
  })

  test.each(['outsourced', 'shared'] as const)('a canteen that is %s names who buys for it', (canteen) => {
    expect(wrongFields({ canteen })).toEqual(['executingUnit'])
    expect(wrongFields({ canteen, executingUnit: '渝中餐饮服务有限公司' })).toEqual([])
  })
})

describe('the days', () => {
  test.each([
    ['2026-11-30', 2027, false, false],
    ['2026-12-01', 2027, false, true],
    ['2027-12-31', 2027, false, true],
    ['2028-01-01', 2027, false, false],
    ['2027-10-31', 2027, true, true],
    ['2027-11-01', 2027, true, false],
  ] as const)('on %s for %s (amendment: %s): %s', (day, year, isAmendment, may) => {
    expect(mayFileOn(day, year, isAmendment)).toBe(may)
  })

  test('are in order, and days of the calendar', () => {
    const { opensOn, dueOn, amendUntil, endsOn } = filingDates(2027)
    expect([opensOn, dueOn, amendUntil, endsOn]).toEqual([
      '2026-12-01',
      '2027-03-31',
      '2027-10-31',
      '2027-12-31',
    ])
  })
})

test('a version reaches every state; nothing is accepted that was not submitted; what is accepted is not written in', () => {
  assertReachable(filingMachine, 'draft')
  expect(statesAllowing(filingMachine, 'accept')).toEqual(['submitted'])
  expect(filingStates.filter(isFilingWritable)).toEqual(['draft', 'returned'])
})
