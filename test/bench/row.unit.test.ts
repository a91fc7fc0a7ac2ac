import { expect, test } from 'vitest'
import { missedOf, row } from './row.ts'

test.each([
  [6, 10, '≥ 0.5 of a bare route', true],
  [4, 10, '≥ 0.5 of a bare route', false],
  [200, 10, '> 20', false],
  [201, 10, '> 20', true],
  [300, null, '≤ 300 MB', true],
  [301, null, '≤ 300 MB', false],
  [50, 50, 'exactly 50', true],
  [49, 50, 'exactly 50', false],
  [1, null, '', null],
])('%d beside %d with the goal “%s”: %s', (value, limit, goal, met) => {
  expect(row('suite', 'figure', value, 'unit', limit, goal).met).toBe(met)
})

test('what is missed is told with its figure and goal; a goal nobody can compare is a mistake', () => {
  const rows = [row('shop', 'memory', 400, 'MB', null, '≤ 300 MB'), row('shop', 'p99', 9, 'ms', null, '')]
  expect(missedOf(rows)).toEqual(['shop: memory is 400 MB, goal ≤ 300 MB'])
  expect(() => row('shop', 'memory', 1, 'MB', null, 'not much')).toThrow('cannot be compared')
})
