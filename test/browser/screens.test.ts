import { expect, inject, it } from 'vitest'
import { serious } from './support/axe.ts'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { fillScreens } from './support/screens.ts'
import { findGoods } from './support/shopper.ts'
import { seen } from './support/shopping.ts'
import { walk } from './support/walk.ts'

const open = phones()

it('on no page of a phone 320 px wide finds axe a serious fault by WCAG 2 A and AA, or reaches anything over the edge', async () => {
  const { screens, stored } = await fillScreens(inject('shopUrl'))
  const { page, complaints } = await open({ width: 320, stored })
  expect(
    await walk(page, screens, async () => [...(await overEdge(page)), ...(await serious(page))]),
  ).toEqual({})
  expect(complaints).toEqual([])
})
it('on no page of 长辈版 on a phone 390 px wide reaches anything over the edge', async () => {
  const { screens, stored } = await fillScreens(inject('shopUrl'))
  const { page, complaints } = await open({ stored: { ...stored, elder: true } })
  expect(await walk(page, screens, overEdge)).toEqual({})
  expect(complaints).toEqual([])
})

it('a sheet has no serious fault', async () => {
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

it('nor has a page where there is nothing, or nothing could be loaded', async () => {
  const { context, page } = await open()
  await page.goto('/pages/cart/index')
  await seen(page, '购物车还是空的').waitFor()
  expect(await serious(page)).toEqual([])
  await context.route('**/api/**', (route) => route.abort())
  await page.goto('/packages/goods/search/index?q=腊肉')
  await page.getByRole('alert').waitFor()
  expect(await serious(page)).toEqual([])
})
