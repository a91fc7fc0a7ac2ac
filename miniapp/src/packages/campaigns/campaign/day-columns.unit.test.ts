import { expect, it } from 'vitest'
import { dayColumns } from './day-columns.ts'

const day = (at: number) => ({
  day: new Date(Date.UTC(2026, 10, 25 + at)).toISOString().slice(0, 10),
  orders: 1,
  discountFen: 100 + at,
  paidFen: 1_000,
})
const days = (count: number) => Array.from({ length: count }, (_, at) => day(at))

it('twelve days are a column each, and a month is said where it begins', () => {
  const { each, columns } = dayColumns(days(12))
  expect(each).toBe(1)
  expect(columns[0]).toEqual({ name: '11/25', amountFen: 100 })
  expect(columns.map(({ name }) => name)).toEqual([
    '11/25',
    '26',
    '27',
    '28',
    '29',
    '30',
    '12/1',
    '2',
    '3',
    '4',
    '5',
    '6',
  ])
  expect(dayColumns([]).columns).toEqual([])
})

it('more days share columns, and nothing of them is lost', () => {
  for (const count of [13, 30, 45, 365]) {
    const { each, columns } = dayColumns(days(count))
    expect(columns.length).toBeLessThanOrEqual(12)
    expect(columns.length * each).toBeGreaterThanOrEqual(count)
    expect(columns.reduce((sum, one) => sum + one.amountFen, 0)).toBe(
      days(count).reduce((sum, one) => sum + one.discountFen, 0),
    )
  }
})
