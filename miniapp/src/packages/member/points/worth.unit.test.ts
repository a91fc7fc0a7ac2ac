import { expect, it } from 'vitest'
import { worthFen } from './worth'

it('points are worth whole fen', () => {
  expect(worthFen(1_280, 100)).toBe(1_280)
  expect(worthFen(5, 300)).toBe(1)
  expect(worthFen(0, 100)).toBe(0)
})
