import { describe, expect, it } from 'vitest'
import { chinaDateTime, chinaDay, chinaDayAndTime, chinaDays, clockText, daysUntil } from './china-time'

describe('times on screens', () => {
  it('are China’s, also over midnight and new year', () => {
    expect(chinaDateTime('2026-12-31T16:05:00.000Z')).toBe('2027-01-01 00:05')
    expect(chinaDateTime('2026-11-23T08:00:00+08:00')).toBe('2026-11-23 08:00')
    expect(chinaDayAndTime('2026-12-02T23:59:59Z')).toBe('12 月 3 日 07:59')
  })

  it('say a year twice only where it changes', () => {
    expect(chinaDay('2027-01-05')).toBe('2027 年 1 月 5 日')
    expect(chinaDays('2026-09-01', '2026-12-31')).toBe('2026 年 9 月 1 日至 12 月 31 日')
    expect(chinaDays('2026-12-20', '2027-02-10')).toBe('2026 年 12 月 20 日至 2027 年 2 月 10 日')
  })

  it('count days from today in China', () => {
    const lateEvening = Date.parse('2026-12-30T23:59:00+08:00')
    expect(daysUntil('2026-12-31', lateEvening)).toBe(1)
    expect(daysUntil('2026-12-31', lateEvening + 60_000)).toBe(0)
    expect(daysUntil('2026-12-30', lateEvening + 60_000)).toBe(-1)
  })

  it('count down in minutes and seconds and stop at zero', () => {
    expect(clockText(29 * 60_000 + 1)).toBe('29:01')
    expect(clockText(59_000)).toBe('00:59')
    expect(clockText(-5)).toBe('00:00')
    expect(clockText(3_600_000)).toBe('1:00:00')
  })
})
