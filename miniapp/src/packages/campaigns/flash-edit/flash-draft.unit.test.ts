import { expect, it } from 'vitest'
import { type FlashDraft, newItem, readFlash } from './flash-draft.ts'

const sku = { skuId: 'sku', name: '奉节脐橙', skuName: '5斤装', imageUrl: '', priceFen: 2_990 }
const draft = (changes: Partial<FlashDraft> = {}): FlashDraft => ({
  title: '午间场',
  startsAt: '2026-11-26T12:00',
  endsAt: '2026-11-26T13:00',
  eligibility: 'everyone',
  items: [{ ...newItem(sku), points: '200', money: '9.9', stock: '100' }],
  ...changes,
})

it('reads what was typed, the money part left out for points alone', () => {
  expect(readFlash(draft()).body).toMatchObject({
    startsAt: '2026-11-26T12:00:00+08:00',
    items: [{ skuId: 'sku', points: 200, priceFen: 990, stockTotal: 100, limit: 1 }],
  })
  const alone = { ...newItem(sku), points: '200', stock: '1' }
  expect(readFlash(draft({ items: [alone] })).body?.items[0]?.priceFen).toBe(0)
})

it('says what is wrong with which field', () => {
  const wrong = draft({
    title: ' ',
    endsAt: '2026-11-26T12:00',
    items: [{ ...newItem(sku), points: '2900', money: '1', stock: '0' }],
  })
  expect(readFlash(wrong)).toEqual({
    errors: {
      title: '请填写场次名称',
      endsAt: '应晚于开始的时间',
      'items.0.stockTotal': '必须大于 0',
      'items.0.points': '积分与现金合计高于商品售价',
    },
  })
  expect(readFlash(draft({ items: [] })).errors).toEqual({ items: '请至少添加一件商品' })
})
