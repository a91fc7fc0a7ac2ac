import { describe, expect, it } from 'vitest'
import { couponSets, expectedGifts, noOfferWish, offersInput } from './offer-wish'

describe('what is sent of the buyer’s wishes', () => {
  it('is nothing while nothing was decided', () => {
    expect(offersInput(noOfferWish)).toBeUndefined()
  })

  it('no coupon is a decision, too', () => {
    expect(offersInput({ ...noOfferWish, couponIds: [] })).toEqual({ couponIds: [] })
  })

  it('names declined offers and chosen gifts', () => {
    const declined = [{ offerId: 'a', name: '秋橙节', label: '满99减10' }]
    expect(offersInput({ couponIds: undefined, declined, gifts: { b: 'sku' } })).toEqual({
      declinedOfferIds: ['a'],
      gifts: [{ offerId: 'b', skuId: 'sku' }],
    })
  })
})

it('gifts of one SKU from two offers are one expectation', () => {
  const gift = { productId: 'p', name: '', skuName: '', imageUrl: '', merchantId: 'm', valueFen: 1 }
  expect(
    expectedGifts([
      { ...gift, offerId: 'a', skuId: 's', quantity: 1 },
      { ...gift, offerId: 'b', skuId: 's', quantity: 2 },
    ]),
  ).toEqual([{ skuId: 's', quantity: 3 }])
})

it('a picked coupon is tried beside the used ones, in their place, and alone', () => {
  expect(couponSets([], 'x')).toEqual([['x']])
  expect(couponSets(['a'], 'x')).toEqual([['a', 'x'], ['x']])
  expect(couponSets(['a', 'b'], 'x')).toEqual([['a', 'b', 'x'], ['b', 'x'], ['a', 'x'], ['x']])
})
