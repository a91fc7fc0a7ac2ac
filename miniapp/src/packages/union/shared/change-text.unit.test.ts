import { expect, it } from 'vitest'
import { changeText } from './change-text'

it('an entry says what it changed, and a payment of what was held that it was paid', () => {
  expect(changeText({ kind: 'granted', amountFen: 30_000 })).toBe('+¥300.00')
  expect(changeText({ kind: 'held', amountFen: -8_000 })).toBe('−¥80.00')
  expect(changeText({ kind: 'spent', amountFen: 0 })).toBe('已支付')
  expect(changeText({ kind: 'spent', amountFen: -8_000 })).toBe('−¥80.00')
})
