import { expect, it } from 'vitest'
import { ApiProblem } from '../../../services/problem.ts'
import { type FlashDraft, newItem } from './flash-draft.ts'
import { refusedFields } from './refused-fields.ts'

const items = ['a', 'b', 'c'].map((skuId) =>
  newItem({ skuId, name: skuId, skuName: '', imageUrl: '', priceFen: 100 }),
) satisfies FlashDraft['items']
const fieldsOf = (code: ApiProblem['code'], rest: Partial<ApiProblem> = {}) =>
  refusedFields(new ApiProblem({ status: 409, code, title: '不行', ...rest }), { items })

it('says of every item that a refusal names what is wrong with it', () => {
  const lines = [
    { skuId: 'c', requested: 9, available: 4 },
    { skuId: 'a', requested: 9, available: 0 },
  ]
  expect(fieldsOf('out_of_stock', { lines })).toEqual({
    items: '不行',
    'items.2.stockTotal': '可用库存只有 4 件',
    'items.0.stockTotal': '可用库存只有 0 件',
  })
  expect(fieldsOf('campaigns_barred', { lines: lines.slice(1) })).toEqual({
    items: '不行',
    'items.0.stockTotal': '商家被限制参加活动',
  })
})

it('leaves the rest where it belongs', () => {
  expect(fieldsOf('flash_times_invalid')).toEqual({ endsAt: '不行' })
  expect(fieldsOf('flash_price_too_high', { errors: [{ path: 'items.1.points', message: '太高' }] })).toEqual(
    {
      'items.1.points': '太高',
    },
  )
  expect(fieldsOf('internal_error')).toEqual({})
  expect(refusedFields(new Error('x'), { items })).toEqual({})
})
