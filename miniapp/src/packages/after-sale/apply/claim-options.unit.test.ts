import { expect, test } from 'vitest'
import { commonOptions, type LineClaim } from './claim-options'

const option = (reason: 'noReason' | 'faulty', until: string | null) =>
  ({ kind: 'returnRefund', reason, until }) as const
const line = (lineId: string, options: LineClaim['options']): LineClaim => ({
  lineId,
  claimableQuantity: 2,
  openAfterSaleId: null,
  options,
})

test('lines chosen together share only what holds for each of them, until the first end', () => {
  const claims = [
    line('a', [option('noReason', '2026-01-08T00:00:00Z'), option('faulty', '2026-02-01T00:00:00Z')]),
    line('b', [option('faulty', '2026-01-20T00:00:00Z')]),
  ]
  expect(commonOptions(claims, { a: 1, b: 1 })).toEqual([option('faulty', '2026-01-20T00:00:00Z')])
  expect(commonOptions(claims, { a: 2, b: 0 })).toHaveLength(2)
  expect(commonOptions(claims, {})).toEqual([])
})
