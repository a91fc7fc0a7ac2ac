import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

afterEach(() => vi.unstubAllEnvs())

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
  'knows weekends, holidays and make-up days (%s)',
  (tz) => {
    vi.stubEnv('TZ', tz)
    expect(isWorkingDay('2026-11-26')).toBe(true)
    expect(isWorkingDay('2026-11-28')).toBe(false)
    // National Day, and the Saturday that is worked for it.
    expect(isWorkingDay('2026-10-01')).toBe(false)
    expect(isWorkingDay('2026-10-10')).toBe(true)
  },
)

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
  'counts from the day after, over weekends and holidays (%s)',
  (tz) => {
    vi.stubEnv('TZ', tz)
    expect(addWorkingDays('2026-11-26', 5)).toBe('2026-12-03')
    // 30 September, then the holiday, 8 to 10 (a make-up Saturday) and 12 October.
    expect(addWorkingDays('2026-09-29', 5)).toBe('2026-10-12')
    expect(addWorkingDays('2026-11-28', 0)).toBe('2026-11-28')
    expect(workingDaysBetween('2026-11-26', '2026-12-03')).toBe(5)
    expect(workingDaysBetween('2026-11-26', '2026-11-26')).toBe(0)
    expect(workingDaysBetween('2026-11-26', '2026-11-01')).toBe(0)
  },
)

test('what is not a day is refused', () => {
  for (const text of ['', '2026-1-1', '2026/01/01']) expect(() => isWorkingDay(text)).toThrow(RangeError)
})

test('an end so many working days ahead is a working day, and just so many away', () => {
  const days = fc.date({
    min: new Date('2020-01-01T12:00:00Z'),
    max: new Date('2030-01-01T12:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 45 }), (date, count) => {
      const from = date.toISOString().slice(0, 10)
      const to = addWorkingDays(from, count)
      expect(isWorkingDay(to)).toBe(true)
      expect(workingDaysBetween(from, to)).toBe(count)
    }),
    { numRuns: 50 },
  )
})
