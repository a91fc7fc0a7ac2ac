import { amountFenMax } from '@yuxiang/shared/money'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeOf } from './payout-ledger.ts'

test('a fee is whole fen in the merchant’s favour, less than one fen off, and nothing at no rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: amountFenMax }),
      fc.integer({ min: 0, max: 999 }),
      (fen, perMille) => {
        const fee = feeOf(fen, perMille)
        expect(Number.isSafeInteger(fee) && fee < fen).toBe(true)
        const exact = BigInt(fen) * BigInt(perMille)
        expect(BigInt(fee) * 1_000n <= exact && exact < (BigInt(fee) + 1n) * 1_000n).toBe(true)
      },
    ),
  )
  expect([feeOf(10_000, 0), feeOf(10_000, 6), feeOf(166, 6)]).toEqual([0, 60, 0])
})
