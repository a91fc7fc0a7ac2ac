import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, instantOf, momentIn, momentOf, periodText } from './china-moment.ts'

describe('moments in fields', () => {
  it('are China’s, also where the day and the year are others in UTC', () => {
    expect(momentOf('2026-12-31T16:05:59.000Z')).toBe('2027-01-01T00:05')
    expect(momentOf('2026-11-26T09:30:00+08:00')).toBe('2026-11-26T09:30')
    expect(dayOf('2026-11-25T16:00:00Z')).toBe('2026-11-26')
    expect(momentIn(90, Date.parse('2026-11-26T23:00:30+08:00'))).toBe('2026-11-27T00:30')
  })

  it('come back as the instant they were, to the minute', () => {
    assert(
      property(integer({ min: 0, max: 4_102_444_800 / 60 }), (minutes) => {
        const instant = instantOf(momentOf(minutes * 60_000)) ?? ''
        expect(instant).toMatch(/\+08:00$/)
        expect(Date.parse(instant)).toBe(minutes * 60_000)
      }),
    )
  })

  it.each(['', '2026-11-26', '2026-02-31T10:00', '2026-11-26T24:30', 'soon'])('“%s” is none', (text) => {
    expect(instantOf(text)).toBeUndefined()
  })

  it('a period says its years only where they are not this one', () => {
    const now = Date.parse('2026-11-26T00:00:00+08:00')
    expect(periodText('2026-11-26T01:30:00Z', '2026-11-30T16:00:00Z', now)).toBe(
      '11 月 26 日 09:30 至 12 月 1 日 00:00',
    )
    expect(periodText('2026-12-31T02:00:00Z', '2027-01-01T02:00:00Z', now)).toBe(
      '12 月 31 日 10:00 至 2027 年 1 月 1 日 10:00',
    )
  })
})
