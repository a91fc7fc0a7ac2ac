import { expect, inject, it } from 'vitest'
import { serious } from './support/axe.ts'
import { phones } from './support/phones.ts'
import { fillScreens } from './support/screens.ts'
import { findGoods } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()

it('axe finds no serious fault by WCAG 2 A and AA on any page', async () => {
  const { screens, stored } = await fillScreens(inject('shopUrl'))
  const { page } = await open({ stored })
  const faults: Record<string, string[]> = {}
  for (const { name, path, shows } of screens) {
    await page.goto(path)
    await seen(page, shows).first().waitFor()
    const found = await serious(page)
    if (found.length > 0) faults[name] = found
  }
  expect(faults).toEqual({})
})

it('nor on a sheet', async () => {
  const { product } = await findGoods(inject('shopUrl'), '城口老腊肉')
  const { page } = await open()
  await page.goto(`/packages/goods/product/index?id=${product.id}`)
  await seen(page, '加入购物车').last().tap()
  await page.getByRole('group', { name: '选择规格' }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.goto('/')
  await seen(page, '全部区县').tap()
  await seen(page, '奉节县').last().waitFor()
  expect(await serious(page)).toEqual([])
})

it('nor where there is nothing, or nothing could be loaded', async () => {
  const { context, page } = await open()
  await page.goto('/pages/cart/index')
  await seen(page, '购物车还是空的').waitFor()
  expect(await serious(page)).toEqual([])
  await context.route('**/api/**', (route) => route.abort())
  await page.goto('/packages/goods/search/index?q=腊肉')
  await page.getByRole('alert').waitFor()
  expect(await serious(page)).toEqual([])
})
