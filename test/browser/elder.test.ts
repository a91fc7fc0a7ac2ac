import type { Locator } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { phones } from './support/phones.ts'
import { findGoods } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()

it('长辈版 enlarges home, product and cart, and stays after a reload', async () => {
  const { product, skuId } = await findGoods(inject('shopUrl'), '城口老腊肉')
  const { page, complaints } = await open({ stored: { 'local-cart': [{ skuId, quantity: 2 }] } })
  const screens = [
    { path: '/', words: '为您推荐' },
    { path: `/packages/goods/product/index?id=${product.id}`, words: product.name },
    { path: '/pages/cart/index', words: product.name },
  ]
  const sizes = async () => {
    const found: number[] = []
    for (const { path, words } of screens) {
      await page.goto(path)
      found.push(await typePx(seen(page, words).first()))
    }
    return found
  }
  const plain = await sizes()
  await page.goto('/packages/user/settings/index')
  const elder = page.getByRole('switch', { name: '长辈版' })
  await elder.tap()
  await page.reload()
  expect(await elder.getAttribute('aria-checked')).toBe('true')
  const large = await sizes()
  expect(large.map((size, at) => Math.round((size / (plain[at] ?? 0)) * 100))).toEqual([135, 135, 135])
  expect(complaints).toEqual([])
})

it.each([320, 390])(
  'the number of the certificate stands whole in one line of a screen %i px wide',
  async (width) => {
    const { product } = await findGoods(inject('shopUrl'), '城口老腊肉')
    const { page } = await open({ width, stored: { elder: true } })
    await page.goto(`/packages/goods/product/index?id=${product.id}`)
    const number = seen(page, product.certification?.certificateNo ?? 'none').first()
    expect(await hiddenPx(number)).toBe(0)
    expect((await number.boundingBox())?.height).toBeLessThan(2 * (await typePx(number)))
  },
)

const typePx = (words: Locator): Promise<number> =>
  words.evaluate((element) =>
    Number.parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).fontSize ?? ''),
  )

/** How far its text reaches out of the element. */
const hiddenPx = (words: Locator): Promise<number> =>
  words.evaluate((element) => Math.max(0, element.scrollWidth - element.clientWidth))
