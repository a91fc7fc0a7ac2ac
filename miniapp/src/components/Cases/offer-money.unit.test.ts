import { expect, it } from 'vitest'
import { isPaidWhole, moneyWords } from './offer-money'

const offer = { lines: [], amountFen: 2_000, refundFen: 2_000, otherDuty: false, state: 'open' } as const

it('says what goes back by itself and what stays the merchant’s to pay', () => {
  expect(moneyWords(offer)).toBe('补偿 ¥20.00，达成后原路退回')
  expect(moneyWords({ ...offer, state: 'accepted' })).toBe('补偿 ¥20.00，已原路退回')
  expect(moneyWords({ ...offer, refundFen: 1_550 })).toBe(
    '补偿 ¥20.00：其中 ¥15.50 达成后原路退回；¥4.50 超出订单可退金额，由商家另行支付，收到后请确认',
  )
  expect(moneyWords({ ...offer, refundFen: 0 })).toBe(
    '补偿 ¥20.00：¥20.00 超出订单可退金额，由商家另行支付，收到后请确认',
  )
  expect(moneyWords({ ...offer, state: 'declined', refundFen: 0 })).toBe('补偿 ¥20.00')
  expect(moneyWords({ ...offer, amountFen: 0, refundFen: 0 })).toBeNull()
})

it('closes a case by itself only when nothing but that money was promised', () => {
  expect(isPaidWhole(offer)).toBe(true)
  expect(isPaidWhole({ ...offer, otherDuty: true })).toBe(false)
  expect(isPaidWhole({ ...offer, refundFen: 1_999 })).toBe(false)
  expect(isPaidWhole({ ...offer, amountFen: 0, refundFen: 0 })).toBe(false)
})
