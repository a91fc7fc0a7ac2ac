import { describe, expect, it } from 'vitest'
import { contentOfSku, netContentOf, unitPriceFen } from './net-content.ts'

describe('netContentOf', () => {
  it.each([
    ['500g装', 500, 'g'],
    ['1.5kg年货礼盒', 1_500, 'g'],
    ['净重1.2kg×2', 2_400, 'g'],
    ['2×500g', 1_000, 'g'],
    ['250克*3袋', 750, 'g'],
    ['5斤装', 2_500, 'g'],
    ['8两', 400, 'g'],
    ['500ml×2', 1_000, 'ml'],
    ['1.8L', 1_800, 'ml'],
    ['30枚', 30, 'piece'],
    ['１ｋｇ', 1_000, 'g'],
  ] as const)('reads %s', (text, amount, unit) => {
    expect(netContentOf(text)).toEqual({ amount, unit })
  })

  it.each(['礼盒装', '双味 500g+250g', '5GB', '4斤/8斤', '0g', ''])('leaves %s alone', (text) => {
    expect(netContentOf(text)).toBeNull()
  })

  it('asks the SKU before the product', () => {
    expect(contentOfSku('1kg装', '500g')).toEqual({ amount: 1_000, unit: 'g' })
    expect(contentOfSku('礼盒', '500g')).toEqual({ amount: 500, unit: 'g' })
  })
})

it('reckons the price of 500 g, 500 ml and 10 pieces', () => {
  expect(unitPriceFen(8_800, { amount: 1_000, unit: 'g' })).toBe(4_400)
  expect(unitPriceFen(5_000, { amount: 750, unit: 'ml' })).toBe(3_333)
  expect(unitPriceFen(4_500, { amount: 30, unit: 'piece' })).toBe(1_500)
})
