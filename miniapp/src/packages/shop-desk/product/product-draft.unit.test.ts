import { expect, test } from 'vitest'
import { bodyOf, emptyProduct, emptySku, readSku } from './product-draft'

test('a SKU is read digit by digit, and each wrong field is named', () => {
  const typed = { name: '5斤装', price: '39.9', weight: '2,500', stock: '０', low: '' }
  expect(readSku(typed).sku).toEqual({
    name: '5斤装',
    priceFen: 3_990,
    weightG: 2_500,
    stock: 0,
    lowStockAt: null,
  })
  expect(readSku({ ...typed, low: '10' }).sku?.lowStockAt).toBe(10)
  expect(Object.keys(readSku(emptySku).errors).sort()).toEqual(['name', 'priceFen', 'stock', 'weightG'])
  expect(readSku({ ...typed, price: '0', weight: '0', stock: '-1', low: 'x' }).sku).toBeUndefined()
})

test('paragraphs and promises are lines, empty ones left out', () => {
  const body = bodyOf({ ...emptyProduct, detail: '一段\n\n 二段 \n', promises: '坏果包赔\n' })
  expect([body.detail, body.servicePromises]).toEqual([['一段', '二段'], ['坏果包赔']])
})
