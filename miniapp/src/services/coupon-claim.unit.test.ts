import { expect, it } from 'vitest'
import { claimedPercent, claimStateOf } from './coupon-claim.ts'

const now = Date.parse('2026-11-26T08:00:00Z')
const batch = {
  startsAt: '2026-11-26T08:00:00Z',
  endsAt: '2026-11-30T08:00:00Z',
  left: 3,
  claimed: 0,
  perPersonLimit: 2,
}

it('says whether a coupon can be claimed, what one has before what others took', () => {
  const at = (changed: Partial<typeof batch>) => claimStateOf({ ...batch, ...changed }, now)
  expect(at({})).toBe('open')
  expect(at({ claimed: 1 })).toBe('again')
  expect(at({ claimed: 2, left: 0 })).toBe('claimed')
  expect(at({ claimed: 1, left: 0 })).toBe('claimed')
  expect(at({ left: 0 })).toBe('gone')
  expect(at({ startsAt: '2026-11-26T08:00:01Z' })).toBe('early')
  expect(at({ endsAt: '2026-11-26T08:00:00Z' })).toBe('over')
})

it('the last coupon left is seen', () => {
  expect(claimedPercent({ total: 1_000, left: 1 })).toBe(99)
  expect(claimedPercent({ total: 1_000, left: 0 })).toBe(100)
  expect(claimedPercent({ total: 0, left: 0 })).toBe(100)
})
