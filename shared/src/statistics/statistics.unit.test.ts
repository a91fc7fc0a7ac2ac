import { assert, boolean, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bulletinMachine } from '../states/bulletin.ts'
import { next } from '../states/machine.ts'
import { townships } from '../venues/collections.ts'
import { type ChannelFacts, channelOf, salesChannels } from './channels.ts'
import { growthTenths, growthText, growthWords, hasFallen, percentText, reachedTenths } from './comparing.ts'
import { lastPeriodOver, lastYearOf, periodKinds, periodName, periodsInYear, spanOf } from './periods.ts'
import { townshipKeyOf } from './townships.ts'
import { fenOfWan, wanText } from './wan.ts'

describe('the channel of a line', () => {
  const rank = ['hasUnionMoney', 'isFlashSale', 'isLive', 'isVenue'] as const
  const nothing: ChannelFacts = { hasUnionMoney: false, isFlashSale: false, isLive: false, isVenue: false }

  it('is what its only fact says, and a citizen’s own without any', () => {
    expect(rank.map((fact) => channelOf({ ...nothing, [fact]: true }))).toEqual([
      'unionFund',
      'flashSale',
      'live',
      'venue',
    ])
    expect(channelOf(nothing)).toBe('citizen')
  })

  it('is that of the first fact in the order, whatever else holds', () => {
    const facts = record({
      hasUnionMoney: boolean(),
      isFlashSale: boolean(),
      isLive: boolean(),
      isVenue: boolean(),
    })
    assert(
      property(facts, (given) => {
        const first = rank.findIndex((fact) => given[fact])
        expect(channelOf(given)).toBe(salesChannels.at(first))
      }),
    )
  })
})

describe('periods', () => {
  it('of a kind cover their year without a gap or an overlap', () => {
    assert(
      property(constantFrom(...periodKinds), integer({ min: 2021, max: 2099 }), (kind, year) => {
        const spans = Array.from({ length: periodsInYear(kind) }, (_, at) =>
          spanOf({ kind, year, number: at + 1 }),
        )
        expect(spans[0]?.from).toBe(`${year}-01-01`)
        expect(spans.at(-1)?.to).toBe(`${year}-12-31`)
        for (const [at, { from }] of spans.entries()) {
          const before = spans[at - 1]?.to
          if (before) expect(Date.parse(from) - Date.parse(before)).toBe(86_400_000)
        }
      }),
    )
    expect(() => spanOf({ kind: 'quarter', year: 2026, number: 5 })).toThrow(RangeError)
  })

  it('a month that is over was over yesterday at the latest, and the next is not', () => {
    expect(lastPeriodOver('month', '2026-01-01')).toEqual({ kind: 'month', year: 2025, number: 12 })
    expect(lastPeriodOver('quarter', '2026-11-27')).toEqual({ kind: 'quarter', year: 2026, number: 3 })
    expect(lastPeriodOver('halfYear', '2026-06-30')).toEqual({ kind: 'halfYear', year: 2025, number: 2 })
    expect(lastPeriodOver('year', '2026-12-31')).toEqual({ kind: 'year', year: 2025, number: 1 })
  })

  it('are called as officials call them', () => {
    expect(periodName({ kind: 'quarter', year: 2026, number: 3 })).toBe('2026 年第三季度')
    expect(periodName({ kind: 'halfYear', year: 2026, number: 1 })).toBe('2026 年上半年')
    expect(periodName({ kind: 'month', year: 2026, number: 9 })).toBe('2026 年 9 月')
    expect(periodName({ kind: 'year', year: 2026, number: 1 })).toBe('2026 年度')
  })

  test.each([
    [
      { from: '2026-01-01', to: '2026-11-27' },
      { from: '2025-01-01', to: '2025-11-27' },
    ],
    // A whole February is compared with a whole one, in both directions.
    [
      { from: '2028-02-01', to: '2028-02-29' },
      { from: '2027-02-01', to: '2027-02-28' },
    ],
    [
      { from: '2029-02-01', to: '2029-02-28' },
      { from: '2028-02-01', to: '2028-02-29' },
    ],
    [
      { from: '2028-02-29', to: '2028-03-05' },
      { from: '2027-02-28', to: '2027-03-05' },
    ],
  ])('%o is compared with %o', (span, last) => {
    expect(lastYearOf(span)).toEqual(last)
  })
})

describe('comparisons', () => {
  const fen = integer({ min: 1, max: 100_000_000_000_000 })

  it('a target is reached only when it is', () => {
    assert(
      property(fen, fen, (done, target) => {
        expect((reachedTenths(done, target) ?? 0) >= 1_000).toBe(done >= target)
      }),
    )
    expect(reachedTenths(99_999_999_999_999, 100_000_000_000_000)).toBe(999)
    expect([reachedTenths(5, null), reachedTenths(-3, 10), reachedTenths(1, 8)]).toEqual([null, 0, 125])
  })

  it('growth has the sign of the difference, and is none against nothing', () => {
    assert(
      property(fen, fen, (now, before) => {
        const tenths = growthTenths(now, before) ?? Number.NaN
        expect(now > before ? tenths >= 0 : tenths <= 0).toBe(true)
        expect(hasFallen(now, before)).toBe(now < before)
      }),
    )
    expect(growthTenths(5, 0)).toBeNull()
  })

  it('percentages are written with one decimal, the sign in front', () => {
    expect([0, 5, 123, 1_000, -5, -1_234].map(percentText)).toEqual([
      '0.0%',
      '0.5%',
      '12.3%',
      '100.0%',
      '-0.5%',
      '-123.4%',
    ])
    expect([growthText(1123, 1000), growthText(995, 1000), growthText(7, 7), growthText(7, 0)]).toEqual([
      '+12.3%',
      '-0.5%',
      '持平',
      '—',
    ])
    expect([growthWords(2, 1), growthWords(1, 2), growthWords(1, 1), growthWords(1, 0)]).toEqual([
      '同比增长 100.0%',
      '同比下降 50.0%',
      '与上年同期持平',
      '上年同期无销售',
    ])
  })
})

test('a township is known by its exact name in its own county alone', () => {
  for (const { name, countyCode } of townships) expect(townshipKeyOf(countyCode, ` ${name} `)).toBe(name)
  // 酉阳 has a 后坪乡, too; it is not one of the 18.
  expect(townshipKeyOf('500242', '后坪乡')).toBe('')
  expect(townshipKeyOf('500236', '平安乡文昌村')).toBe('')
  expect(townshipKeyOf('500236', '')).toBe('')
})

test('a plan in 万元 is read to the fen and written as it was', () => {
  expect(['1', '1,250.5', ' 3.25 万元', '0.01', '１２'].map(fenOfWan)).toEqual([
    1_000_000, 1_250_500_000, 3_250_000, 10_000, 12_000_000,
  ])
  expect(['', '0', '0.00', '1.234', '-1', 'x', '123456789'].map(fenOfWan)).toEqual(Array(7).fill(null))
  assert(
    property(integer({ min: 1, max: 9_999_999_999 }), (hundredths) => {
      const fen = hundredths * 10_000
      expect(fenOfWan(wanText(fen))).toBe(fen)
    }),
  )
})

test('a bulletin goes one way: what is published is withdrawn, never a draft again', () => {
  expect(next(bulletinMachine, 'draft', 'withdraw')).toBeNull()
  expect(next(bulletinMachine, 'published', 'publish')).toBeNull()
  expect(next(bulletinMachine, 'withdrawn', 'publish')).toBeNull()
})
