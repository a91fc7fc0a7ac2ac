import { expect, test } from 'vitest'
import { percentReached } from './percent-reached'

test.each([
  [0, 10, 0],
  [2, 3, 66],
  [999, 1000, 99],
  [1000, 1000, 100],
  [15, 10, 150],
  [0, 0, 100],
])('%i of %i is %i percent', (counted, target, percent) => {
  expect(percentReached(counted, target)).toBe(percent)
})

test('without a target nothing is reached', () => {
  expect(percentReached(5, null)).toBe(null)
})
