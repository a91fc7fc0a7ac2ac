import { expect, test } from 'vitest'
import type { EffectTerm, Tier } from '../api/offer-terms.ts'
import { tierFaults, tiersOutOfOrder } from './check-tiers.ts'

const skuId = '0190a8f0-0000-7000-8000-000000000000'
const tier = (threshold: number, effect: EffectTerm): Tier => ({ threshold, effect })
const less = (threshold: number, amountFen: number) => tier(threshold, { kind: 'less', amountFen })
const gift = (threshold: number, valueFen: number, quantity = 1) =>
  tier(threshold, { kind: 'gift', isChoice: false, gifts: [{ skuId, quantity, valueFen }] })
const faultsAt = (tiers: Tier[]) => tiersOutOfOrder(tiers).map(({ index }) => index)

test('thresholds ascend, and effects of one kind rise with them', () => {
  expect(faultsAt([less(100, 10), less(200, 30), less(300, 60)])).toEqual([])
  expect(faultsAt([less(100, 10), less(100, 30)])).toEqual([1])
  expect(faultsAt([less(200, 10), less(100, 30)])).toEqual([1])
  expect(faultsAt([less(100, 10), less(200, 10)])).toEqual([1])
  expect(faultsAt([gift(100, 500), gift(200, 300, 2)])).toEqual([])
  expect(faultsAt([gift(100, 500), gift(200, 500)])).toEqual([1])
})

test('tiers of different kinds can’t be compared, but each is with the last of its own', () => {
  expect(faultsAt([less(100, 10), gift(200, 5), less(300, 20)])).toEqual([])
  expect(faultsAt([less(100, 10), gift(200, 5), less(300, 10)])).toEqual([2])
  const free = (threshold: number) => tier(threshold, { kind: 'freeFreight' })
  expect(faultsAt([free(100), free(200)])).toEqual([1])
})

test('no tier gives more than it asks, and a coupon gives neither goods nor coupons nor without bound', () => {
  const faults = (tiers: Tier[], isCoupon = false) => tierFaults('spend', tiers, isCoupon).length
  expect(faults([less(1_000, 1_000)])).toBe(0)
  expect(faults([less(1_000, 1_001)])).toBe(1)
  expect(tierFaults('quantity', [less(2, 1_001)], false)).toEqual([])
  const perFull = tier(1_000, { kind: 'lessPerFull', amountFen: 100, ceilingFen: 500 })
  expect(faults([perFull])).toBe(0)
  expect(faults([less(500, 50), perFull])).toBe(1)
  expect(faults([gift(100, 500)], true)).toBe(1)
  expect(faults([tier(100, { kind: 'coupon', batchId: skuId })], true)).toBe(1)
  const percent = (ceilingFen: number | null) => tier(100, { kind: 'percentOff', percent: 10, ceilingFen })
  expect([faults([percent(null)]), faults([percent(null)], true), faults([percent(500)], true)]).toEqual([
    0, 1, 0,
  ])
})
