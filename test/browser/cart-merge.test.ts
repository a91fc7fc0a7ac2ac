import { expect, inject, it } from 'vitest'
import { phones } from './support/phones.ts'
import { findGoods, newShopper } from './support/shopper.ts'
import { seen, signIn } from './support/shopping.ts'

const open = phones()

it('at the login the cart of the phone joins that of the shopper', async () => {
  const url = inject('shopUrl')
  const shopper = await newShopper(url)
  const [oranges, bacon, mustard] = await Promise.all(
    ['奉节脐橙', '城口老腊肉', '涪陵榨菜'].map((q) => findGoods(url, q)),
  )
  const put = (skuId = '', quantity: number) =>
    shopper.caller.call('PUT /api/cart/items/{skuId}', { params: { skuId }, body: { quantity } })
  await put(bacon?.skuId, 2)
  await put(oranges?.skuId, 1)
  const phoneCart = [
    { skuId: oranges?.skuId, quantity: 3 },
    { skuId: mustard?.skuId, quantity: 4 },
  ]
  const { page, complaints } = await open({ stored: { 'local-cart': phoneCart } })
  const row = (goods = oranges) =>
    page.getByRole('group', { name: new RegExp(`^${goods?.product.name}，数量`) })

  await page.goto('/pages/cart/index')
  await row(mustard).waitFor()
  expect(await row(bacon).count()).toBe(0)
  await seen(page, '登录', { exact: true }).tap()
  await signIn(page, shopper.phone)

  await row(bacon).waitFor()
  expect(await row(bacon).textContent()).toBe('2')
  expect(await row(mustard).textContent()).toBe('4')
  // The same goods in both: the larger wish, not the sum, so that a repeated merge changes nothing.
  expect(await row(oranges).textContent()).toBe('3')
  expect(await shopper.caller.call('GET /api/cart', {})).toMatchObject({ count: 9 })
  await page.reload()
  await row(bacon).waitFor()
  expect(await shopper.caller.call('GET /api/cart', {})).toMatchObject({ count: 9 })
  expect(complaints).toEqual([])
})
