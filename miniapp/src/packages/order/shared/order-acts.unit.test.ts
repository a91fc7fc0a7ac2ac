import { expect, it } from 'vitest'
import { actsOf } from './order-acts'

it('shows the buttons that the state machine allows, the most wanted last', () => {
  expect(actsOf('pendingPayment')).toEqual(['cancel', 'pay'])
  expect(actsOf('paid')).toEqual(['again'])
  expect(actsOf('shipped')).toEqual(['again', 'track', 'receive'])
  expect(actsOf('completed')).toEqual(['again', 'track'])
  expect(actsOf('paid', { mayHurry: true })).toEqual(['again', 'hurry'])
  expect(actsOf('completed', { mayReview: true })).toEqual(['again', 'track', 'review'])
  expect(actsOf('closed')).toEqual(['again'])
})
