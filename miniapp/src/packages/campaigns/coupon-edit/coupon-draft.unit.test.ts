import { CouponBatchInput } from '@yuxiang/shared/api/campaigns'
import { expect, it } from 'vitest'
import { emptyTier } from '../shared/offer-draft.ts'
import { type CouponDraft, emptyCoupon, readCoupon } from './coupon-draft.ts'

const empty = emptyCoupon(null, '2026-12-01T00:00', '2026-12-08T00:00')
const draft: CouponDraft = {
  ...empty,
  name: '年货券',
  total: '1,000',
  offer: { ...empty.offer, tiers: [{ ...emptyTier('less'), threshold: '100', amount: '12.5' }] },
}

it('a coupon batch is what the contract takes', () => {
  const { body, errors } = readCoupon(draft)
  expect(errors).toEqual({})
  expect(CouponBatchInput.parse(body)).toEqual(body)
  expect(body).toMatchObject({
    total: 1_000,
    perPersonLimit: 1,
    claimTo: '2026-12-08T00:00:00+08:00',
    tiers: [{ threshold: 10_000, effect: { kind: 'less', amountFen: 1_250 } }],
  })
})

it.each<[Partial<CouponDraft>, string]>([
  [{ name: '' }, 'name'],
  [{ total: '1000001' }, 'total'],
  [{ perPersonLimit: '101' }, 'perPersonLimit'],
  [{ claimFrom: '' }, 'claimFrom'],
  [{ claimTo: '2026-12-01T00:00' }, 'claimTo'],
  [{ usableTo: '2026-12-01T00:00' }, 'usableTo'],
  [{ usableTo: '2026-12-07T00:00' }, 'usableTo'],
  [{ offer: empty.offer }, 'tiers.0.threshold'],
  [
    { offer: { ...empty.offer, tiers: [{ ...emptyTier('percentOff'), threshold: '100', fold: '8' }] } },
    'tiers.0',
  ],
])('with %o it is not sent, and %s says why', (part, field) => {
  const { body, errors } = readCoupon({ ...draft, ...part })
  expect(body).toBeUndefined()
  expect(Object.keys(errors)).toContain(field)
})
