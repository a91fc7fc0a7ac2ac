import { expect, it } from 'vitest'
import { dayColumns } from './day-columns.ts'

const day = (at: number) => ({
  day: new Date(Date.UTC(2026, 10, 1 + at)).toISOString().slice(0, 10),
  orders: 1,
  discountFen: 100 + at,
  paidFen: 1_000,
})
const days = (count: number) => Array.from({ length: count }, (_, at) => day(at))

it('twelve days are a column each', () => {
  const columns = dayColumns(days(12))
  expect(columns).toHaveLength(12)
  expect(columns[0]).toEqual({ name: '11/1', orders: 1, amountFen: 100 })
  expect(dayColumns([])).toEqual([])
})

it('more days share columns, and nothing of them is lost', () => {
  for (const count of [13, 30, 45, 365]) {
    const columns = dayColumns(days(count))
    expect(columns.length).toBeLessThanOrEqual(12)
    expect(columns.reduce((sum, one) => sum + one.orders, 0)).toBe(count)
    expect(columns.reduce((sum, one) => sum + one.amountFen, 0)).toBe(
      days(count).reduce((sum, one) => sum + one.discountFen, 0),
    )
    expect(columns[0]?.name).toBe('11/1起')
  }
})
