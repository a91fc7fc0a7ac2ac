import { expect, inject, it } from 'vitest'
import { Caller } from '../support/caller.ts'
import { phones } from './support/phones.ts'
import { seen } from './support/shopping.ts'

const open = phones()

it('back from a product, a long list stands where it stood', async () => {
  const { page, complaints } = await open()
  await page.goto('/packages/goods/search/index?certified=true')
  const cards = page.locator('.product-card').filter({ visible: true })
  // Of the second page of the list.
  const card = cards.getByText(await nameOfThirtieth())
  await cards.nth(19).scrollIntoViewIfNeeded()
  await card.scrollIntoViewIfNeeded()
  const before = await card.boundingBox()
  const scrolled = await page.evaluate('document.querySelector(".taro_page_show").scrollTop')
  expect(scrolled).toBeGreaterThan(2_000)
  await card.tap()
  await page.waitForURL(/goods\/product/)
  await seen(page, '加入购物车').last().waitFor()
  await page.goBack()
  await seen(page, '加入购物车').last().waitFor({ state: 'hidden' })
  expect(await card.boundingBox()).toEqual(before)
  expect(complaints).toEqual([])
})

async function nameOfThirtieth(): Promise<string> {
  const query = { certified: 'true', pageSize: 30 } as const
  const { items } = await new Caller(inject('shopUrl')).call('GET /api/products', { query })
  return items[29]?.name ?? ''
}
