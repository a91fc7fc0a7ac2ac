import type { EffectTerm } from '@yuxiang/shared/api/offer-terms'
import { tierLabel } from '@yuxiang/shared/promotions/words'
import { describe, expect, it } from 'vitest'
import { faceOf, gainText, givenText, scopeOf } from './offer-words.ts'

describe('what an offer gives', () => {
  it('names everything it gives, and nothing else', () => {
    expect(gainText({ discountFen: 1_000, freightFen: 0, giftFen: 0 })).toBe('减 ¥10.00')
    expect(gainText({ discountFen: 0, freightFen: 800, giftFen: 990, givesCoupon: true })).toBe(
      '免运费 ¥8.00，赠品价值 ¥9.90，收货后送券',
    )
    expect(givenText({ discountFen: 1_000, freightFen: 800, giftFen: 990, givesCoupon: true })).toBe(
      '已减 ¥10.00，已免运费 ¥8.00，已得赠品（价值 ¥9.90），收货后送券',
    )
  })
})

it('says whose an offer is once', () => {
  expect(scopeOf({ merchantName: null, scopeText: '全场商品' })).toBe('平台券 · 全场商品')
  expect(scopeOf({ merchantName: '渝乡果业', scopeText: '渝乡果业全店商品' })).toBe('渝乡果业全店商品')
  expect(scopeOf({ merchantName: '渝乡果业', scopeText: '指定的 5 种商品' })).toBe(
    '渝乡果业 · 指定的 5 种商品',
  )
})

describe('the face of a coupon', () => {
  const faces: ['spend' | 'quantity', number, EffectTerm, string][] = [
    ['spend', 9_900, { kind: 'less', amountFen: 1_050 }, '¥10.50 满99可用'],
    ['quantity', 3, { kind: 'less', amountFen: 500 }, '¥5 满3件可用'],
    ['spend', 10_000, { kind: 'lessPerFull', amountFen: 800, ceilingFen: 4_000 }, '¥8 每满100可用'],
    ['quantity', 3, { kind: 'percentOff', percent: 20, ceilingFen: null }, '8折 满3件可用'],
    ['spend', 9_900, { kind: 'percentOff', percent: 15, ceilingFen: 5_000 }, '8.5折 满99可用'],
    ['spend', 150_000, { kind: 'freeFreight' }, '包邮 满1,500可用'],
    ['spend', 9_900, { kind: 'gift', gifts: [], isChoice: false }, '赠礼 满99可用'],
  ]
  it.each(faces)('is read off the label of %s %i', (basis, threshold, effect, expected) => {
    const { figure, unit, condition } = faceOf(tierLabel(basis, { threshold, effect }))
    expect(`${unit === '¥' ? unit : ''}${figure}${unit === '折' ? unit : ''} ${condition}`).toBe(expected)
  })
})
