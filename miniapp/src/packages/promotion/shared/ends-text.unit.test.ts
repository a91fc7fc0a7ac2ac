import { expect, it } from 'vitest'
import { endsText, isNear } from './ends-text'

const end = '2026-11-30T15:59:59Z'

it('a far end is a date, a near one a clock', () => {
  expect(isNear(end, Date.parse('2026-11-26T00:00:00Z'))).toBe(false)
  expect(isNear(end, Date.parse('2026-11-28T00:00:00Z'))).toBe(true)
  expect(endsText(end, null)).toBe('11 月 30 日 23:59 结束')
  expect(endsText(end, 90_000_000)).toBe('距结束 1 天 1:00:00')
  expect(endsText(end, 59_000)).toBe('距结束 00:59')
  expect(endsText(end, 0)).toBe('已结束')
})
