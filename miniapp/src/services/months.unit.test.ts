import { expect, test } from 'vitest'
import { monthAfter, monthName } from './months'

test('months go on over the end of a year, and back', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-11', -23)]).toEqual([
    '2027-01',
    '2025-12',
    '2024-12',
  ])
  expect(monthName('2026-01')).toBe('2026 年 1 月')
})
