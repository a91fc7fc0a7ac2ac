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
    pointsFen: 0,
    allowanceFen: 0,
    cashFen: unitFen * 2 + freightFen,
    stock: 9,
    certified: true,
    fresh: true,
  }
  const { goodsFen, payableFen: totalFen, cashFen, pointsFen, allowanceFen } = line
  const sums = { goodsFen, freightFen, totalFen, cashFen, pointsFen, allowanceFen, deliverable: true }
  const order = { merchantId: 'm', merchantName: '', lines: [line], missingForFreeFreightFen: null }
  return { orders: [{ ...order, ...sums }], ...sums, tenders: null }
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

  it('tells when an allowance pays less by now', () => {
    const before = { ...quote(5990, 0), allowanceFen: 5000 }
    expect(priceChanges(before, { ...before, allowanceFen: 2000 })).toEqual([
      { name: '工会额度', beforeFen: 5000, afterFen: 2000 },
    ])
  })

  it('says nothing when all is as before', () => {
    expect(priceChanges(quote(5990, 800), quote(5990, 800))).toEqual([])
  })
})
