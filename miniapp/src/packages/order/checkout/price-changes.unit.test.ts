import type { Quote } from '@yuxiang/shared/api/orders'
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
    goodsFen: unitFen * 2,
    freightFen,
    payableFen: unitFen * 2 + freightFen,
    stock: 9,
    certified: true,
    fresh: true,
  }
  const sums = { goodsFen: line.goodsFen, freightFen, totalFen: line.payableFen, deliverable: true }
  const order = { merchantId: 'm', merchantName: '', lines: [line], missingForFreeFreightFen: null }
  return { orders: [{ ...order, ...sums }], ...sums }
}

describe('priceChanges', () => {
  it('names a dearer product by its unit price', () => {
    expect(priceChanges(quote(5990, 0), quote(6190, 0))).toEqual([
      { name: '奉节脐橙 10 斤装', beforeFen: 5990, afterFen: 6190 },
    ])
  })

  it('names freight that came or went', () => {
    expect(priceChanges(quote(5990, 800), quote(5990, 0))).toEqual([
      { name: '运费', beforeFen: 800, afterFen: 0 },
    ])
  })

  it('says nothing when all is as before', () => {
    expect(priceChanges(quote(5990, 800), quote(5990, 800))).toEqual([])
  })
})
