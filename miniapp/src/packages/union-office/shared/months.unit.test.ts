import { expect, it } from 'vitest'
import { monthsOf } from './months.ts'

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
