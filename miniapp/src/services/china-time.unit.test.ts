import { describe, expect, it } from 'vitest'
import { chinaDateTime, chinaDayAndTime, clockText } from './china-time'

describe('times on screens', () => {
  it('are China’s, also over midnight and new year', () => {
    expect(chinaDateTime('2026-12-31T16:05:00.000Z')).toBe('2027-01-01 00:05')
    expect(chinaDateTime('2026-11-23T08:00:00+08:00')).toBe('2026-11-23 08:00')
    expect(chinaDayAndTime('2026-12-02T23:59:59Z')).toBe('12 月 3 日 07:59')
  })

  it('count down in minutes and seconds and stop at zero', () => {
    expect(clockText(29 * 60_000 + 1)).toBe('29:01')
    expect(clockText(59_000)).toBe('00:59')
    expect(clockText(-5)).toBe('00:00')
    expect(clockText(3_600_000)).toBe('1:00:00')
  })
})
