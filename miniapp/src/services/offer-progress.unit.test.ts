import type { Quote } from '@yuxiang/shared/api/checkout'
import { describe, expect, it } from 'vitest'
import { progressOf } from './offer-progress.ts'

const offer = {
  id: 'o',
  basis: 'spend' as const,
  tiers: [
    { threshold: 9_900, effect: { kind: 'less' as const, amountFen: 1_000 } },
    { threshold: 19_900, effect: { kind: 'less' as const, amountFen: 3_000 } },
  ],
}
const hint = (missing: number, text: string) => ({
  offerId: 'o',
  name: '秋橙节',
  merchantId: null,
  basis: 'spend' as const,
  missing,
  text,
})
const standing: Quote['offers'][number] = {
  offerId: 'o',
  couponId: null,
  name: '秋橙节',
  label: '满99减10',
  level: 'platform',
  payer: 'platform',
  merchantId: null,
  discountFen: 1_000,
  freightFen: 0,
  giftFen: 0,
  givesCoupon: false,
}

describe('progress towards an offer', () => {
  it('begins with the whole way when nothing counts yet', () => {
    const ahead = { text: '再买 ¥99.00 减 ¥10', stands: false, percent: 0 }
    expect(progressOf(offer, undefined)).toEqual(ahead)
    expect(progressOf(offer, { offers: [], hints: [] })).toEqual(ahead)
  })

  it('says what is missing for the first tier', () => {
    expect(progressOf(offer, { offers: [], hints: [hint(1_240, '再买 ¥12.40 减 ¥10')] })).toEqual({
      text: '再买 ¥12.40 减 ¥10',
      stands: false,
      percent: 87,
    })
  })

  it('says what is given and what the next tier takes', () => {
    const quote = { offers: [standing], hints: [hint(9_950, '再买 ¥99.50 减 ¥30')] }
    expect(progressOf(offer, quote)).toEqual({
      text: '已减 ¥10.00，再买 ¥99.50 减 ¥30',
      stands: true,
      percent: 50,
    })
  })

  it('is complete when the last tier is reached', () => {
    expect(progressOf(offer, { offers: [{ ...standing, discountFen: 3_000 }], hints: [] })).toEqual({
      text: '已减 ¥30.00',
      stands: true,
      percent: 100,
    })
  })
})
