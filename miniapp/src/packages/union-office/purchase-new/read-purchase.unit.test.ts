import { expect, it } from 'vitest'
import { type PurchaseDraft, readPurchase } from './read-purchase.ts'

const item = { skuId: 's', name: '脐橙', skuName: '5 斤', imageUrl: '', priceFen: 1, quantity: 2 }
const draft: PurchaseDraft = {
  budgetId: 'b',
  name: ' 中秋采购 ',
  items: [item],
  way: 'all',
  groups: ['办公室'],
  delivery: 'unit',
  addressId: 'a',
}

it('a purchase is for everybody, or for the groups that were chosen', () => {
  const body = { budgetId: 'b', name: '中秋采购', items: [{ skuId: 's', quantity: 2 }], addressId: 'a' }
  expect(readPurchase(draft)).toEqual({ body, errors: {} })
  expect(readPurchase({ ...draft, delivery: 'members', addressId: '' }).body).toEqual({
    budgetId: 'b',
    name: '中秋采购',
    items: [{ skuId: 's', quantity: 2 }],
    delivery: 'members',
  })
  expect(readPurchase({ ...draft, way: 'groups' }).body).toEqual({ ...body, groups: ['办公室'] })
})

it.each<[Partial<PurchaseDraft>, string]>([
  [{ name: ' ' }, 'name'],
  [{ items: [] }, 'items'],
  [{ way: 'groups', groups: [] }, 'groups'],
  [{ addressId: '' }, 'addressId'],
])('with %o it is not sent, and %s says why', (part, field) => {
  const { body, errors } = readPurchase({ ...draft, ...part })
  expect(body).toBeUndefined()
  expect(Object.keys(errors)).toEqual([field])
})
