import { describe, expect, it } from 'vitest'
import { barsOf, daysOf, monthAfter, weeksOf } from './month.ts'

const lasting = (id: string, startsAt: string, endsAt: string) => ({
  id,
  startsAt: `${startsAt}+08:00`,
  endsAt: `${endsAt}+08:00`,
})

describe('a month', () => {
  it('has whole weeks from Monday on', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(6)
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ])
    expect(weeks.at(-1)?.[0]).toBe('2026-11-30')
    // February of four weeks exactly.
    expect(weeksOf('2027-02')).toHaveLength(4)
    for (const month of ['2026-01', '2027-12', '2028-02'])
      expect(weeksOf(month).flat()).toEqual([...new Set(weeksOf(month).flat())].sort())
  })

  it('is followed by the next, over new year too', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})

describe('what lasts in it', () => {
  it('hold until the day before when they end at midnight', () => {
    expect(daysOf(lasting('a', '2026-11-01T00:00:00', '2026-11-03T00:00:00'))).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
    })
  })

  it('are bars that never cover each other', () => {
    const week = weeksOf('2026-11')[1] ?? []
    const bars = barsOf(week, [
      lasting('late', '2026-11-07T10:00:00', '2026-11-20T00:00:00'),
      lasting('long', '2026-10-01T00:00:00', '2026-11-05T00:00:00'),
      lasting('mid', '2026-11-03T00:00:00', '2026-11-04T00:00:00'),
      lasting('past', '2026-10-01T00:00:00', '2026-11-02T00:00:00'),
    ])
    expect(
      bars.map(({ one: { id }, from, to, lane, begins, ends }) => [id, from, to, lane, begins, ends]),
    ).toEqual([
      ['long', 0, 2, 0, false, true],
      ['mid', 1, 1, 1, true, true],
      ['late', 5, 6, 0, true, false],
    ])
  })
})
