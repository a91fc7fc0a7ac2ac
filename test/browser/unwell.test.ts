import { problems } from '@yuxiang/shared/problems'
import { expect, inject, it } from 'vitest'
import { phones } from './support/phones.ts'
import { findGoods } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()
const [status, title] = problems.internal_error

it.each([
  {
    fault: 'of the server',
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title, status, code: 'internal_error' }),
  },
  { fault: 'of a proxy before it', status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' },
])('a fault $fault is said in Chinese, and trying again works', async ({ fault: _, ...answer }) => {
  const { product } = await findGoods(inject('shopUrl'), '城口老腊肉')
  const { page } = await open()
  await page.route('**/api/products/*', (route) => route.fulfill(answer), { times: 1 })
  await page.goto(`/packages/goods/product/index?id=${product.id}`)
  await page.getByRole('alert').getByText('服务暂时出了点问题，请稍后重试').waitFor()
  expect(await seen(page, product.name).count()).toBe(0)
  await seen(page, '重新加载').tap()
  await seen(page, product.name).first().waitFor()
})
