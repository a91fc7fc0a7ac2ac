import { describe, expect, it } from 'vitest'
import { pointsText, signedPoints, signedYuan } from './amounts.ts'

describe('amounts as screens say them', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [1_234_567, '1,234,567'],
  ])('%i points read %s', (points, text) => {
    expect(pointsText(points)).toBe(text)
  })

  it('a change says whether it came or went, and nothing says neither', () => {
    expect([5, -1_200, 0].map(signedPoints)).toEqual(['+5', '−1,200', '0'])
    expect([30_000, -8_050, 0].map(signedYuan)).toEqual(['+¥300.00', '−¥80.50', '¥0.00'])
  })
})
