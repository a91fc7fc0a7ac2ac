import { describe, expect, it } from 'vitest'
import { percentOf, shortYuan } from './chart-figures.ts'

describe('figures of charts', () => {
  it('a part is a percentage of the whole, and nothing of nothing', () => {
    expect([percentOf(1, 3), percentOf(5, 5), percentOf(0, 0)]).toEqual([33.3, 100, 0])
  })

  it('large amounts are short above their column', () => {
    expect([49, 123_450, 999_949, 1_000_000, 123_456_789].map(shortYuan)).toEqual([
      '0',
      '1235',
      '9999',
      '1万',
      '123.5万',
    ])
  })
})
