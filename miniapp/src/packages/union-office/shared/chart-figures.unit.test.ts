import { describe, expect, it } from 'vitest'
import { monthsOf, percentOf, shortYuan } from './chart-figures.ts'

describe('figures of charts', () => {
  it('a part is a percentage of the whole, and nothing of nothing', () => {
    expect([percentOf(1, 3), percentOf(5, 5), percentOf(0, 0)]).toEqual([33.3, 100, 0])
  })

  it('large amounts are short above their column', () => {
    expect([49, 123_450, 999_949, 1_000_000, 123_456_789].map(shortYuan)).toEqual([
      '0',
      '1235',
      '9999',
      '1万',
      '123.5万',
    ])
  })

  it('a year has twelve months, and those of the next in which its grants were spent', () => {
    const months = monthsOf(2026, [
      { month: '2026-03', amountFen: 5 },
      { month: '2027-02', amountFen: 7 },
    ])
    expect(months).toHaveLength(14)
    expect(months[2]).toEqual({ name: '3月', amountFen: 5 })
    expect(months[12]).toEqual({ name: '次年1月', amountFen: 0 })
    expect(months[13]).toEqual({ name: '次年2月', amountFen: 7 })
    expect(monthsOf(2026, [])).toHaveLength(12)
  })
})
