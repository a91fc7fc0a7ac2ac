import type { Quote } from '@yuxiang/shared/api/checkout'
import { describe, expect, it } from 'vitest'
import { priceChanges } from './price-changes'

const quote = (unitFen: number, freightFen: number): Quote => {
  const line = {
    skuId: 's',
    productId: 'p',
    name: '奉节脐橙',
    skuName: '10 斤装',
    imageUrl: '',
    quantity: 2,
    unitFen,
    originalFen: null,
    goodsFen: unitFen * 2,
    discountFen: 0,
    discounts: [],
    freightFen,
    payableFen: unitFen * 2 + freightFen,
    pointsFen: 0,
    allowanceFen: 0,
    cashFen: unitFen * 2 + freightFen,
    stock: 9,
    certified: true,
    fresh: true,
  }
  const { goodsFen, discountFen, payableFen: totalFen, cashFen, pointsFen, allowanceFen } = line
  const sums = {
    goodsFen,
    discountFen,
    freightFen,
    totalFen,
    cashFen,
    pointsFen,
    allowanceFen,
    deliverable: true,
  }
  const order = {
    merchantId: 'm',
    merchantName: '',
    lines: [line],
    freightDiscountFen: 0,
    missingForFreeFreightFen: null,
  }
  const offers = { offers: [], gifts: [], giftChoices: [], hints: [], coupons: [] }
  return { orders: [{ ...order, ...sums }], ...sums, ...offers, tenders: null }
}

const offer: Quote['offers'][number] = {
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
const gift: Quote['gifts'][number] = {
  offerId: 'g',
  skuId: 'z',
  productId: 'zp',
  name: '涪陵榨菜',
  skuName: '80g',
  imageUrl: '',
  merchantId: 'm',
  quantity: 1,
  valueFen: 990,
}

describe('priceChanges', () => {
  it('names a dearer product by its unit price', () => {
    expect(priceChanges(quote(5990, 0), quote(6190, 0))).toEqual([
      { name: '奉节脐橙 10 斤装', before: '¥59.90', after: '¥61.90' },
    ])
  })

  it('names freight that came or went', () => {
    expect(priceChanges(quote(5990, 800), quote(5990, 0))).toEqual([
      { name: '运费', before: '¥8.00', after: '¥0.00' },
    ])
  })

  it('tells when an allowance pays less by now', () => {
    const before = { ...quote(5990, 0), allowanceFen: 5000 }
    expect(priceChanges(before, { ...before, allowanceFen: 2000 })).toEqual([
      { name: '工会额度', before: '¥50.00', after: '¥20.00' },
    ])
  })

  it('names an offer that ended, one that gives less, and one that is new', () => {
    const now = quote(5990, 0)
    expect(priceChanges({ ...now, offers: [offer] }, now)).toEqual([
      { name: '秋橙节', before: '减 ¥10.00', after: '没有了' },
    ])
    expect(
      priceChanges({ ...now, offers: [offer] }, { ...now, offers: [{ ...offer, discountFen: 500 }] }),
    ).toEqual([{ name: '秋橙节', before: '减 ¥10.00', after: '减 ¥5.00' }])
    expect(priceChanges(now, { ...now, offers: [offer] })).toEqual([
      { name: '秋橙节', before: '无', after: '减 ¥10.00' },
    ])
  })

  it('names a gift that is gone and the one that takes its place, not their offer', () => {
    const standing = { ...offer, offerId: 'g', name: '满额赠礼', discountFen: 0, giftFen: 990 }
    const before = { ...quote(5990, 0), offers: [standing], gifts: [gift] }
    const other = { ...gift, skuId: 'y', name: '城口木耳' }
    expect(priceChanges(before, { ...before, gifts: [other] })).toEqual([
      { name: '赠品 涪陵榨菜', before: '1 件', after: '没有了' },
      { name: '赠品 城口木耳', before: '无', after: '1 件' },
    ])
  })

  it('tells the end of free freight as the offer’s, not as dearer freight', () => {
    const free = quote(5990, 0)
    const before = {
      ...free,
      orders: free.orders.map((order) => ({ ...order, freightDiscountFen: 800 })),
      offers: [{ ...offer, discountFen: 0, freightFen: 800 }],
    }
    expect(priceChanges(before, quote(5990, 800))).toEqual([
      { name: '秋橙节', before: '免运费 ¥8.00', after: '没有了' },
    ])
  })

  it('says nothing when all is as before', () => {
    expect(priceChanges(quote(5990, 800), quote(5990, 800))).toEqual([])
  })
})
