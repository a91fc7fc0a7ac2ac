import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { demoMerchantStaff, demoOperator } from '../../server/src/demo/accounts.ts'
import type {} from '../support/browser-setup.ts'
import { Caller } from '../support/caller.ts'
import { payAtCashier, placeOne, until } from '../support/shopping.ts'
import { openBrowser, openPhone } from './support/phone.ts'
import { findGoods, newShopper, sessionOf, ship } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const url = inject('shopUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A picture of its own, as a phone's album would give it. */
const photo = { name: 'orange.png', mimeType: 'image/png', buffer: Buffer.from(pixel(), 'base64') }
function pixel(): string {
  return 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
}

test('a buyer reviews what arrived, the operator publishes it, everybody reads it, the merchant answers', async () => {
  const { caller, session } = await newShopper(url)
  const { product, skuId } = await findGoods(url, '奉节脐橙')
  const { payment, orders } = await placeOne(caller, skuId)
  const id = orders[0]?.id ?? ''
  await payAtCashier({ url }, caller, payment.id)
  await caller.call('GET /api/payments/{id}', { params: { id: payment.id } })
  await ship(url, id)
  await caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id } })

  const buyer = await openPhone(browser, url, { stored: { session } })
  await buyer.page.goto('/packages/order/orders/index?tab=completed')
  await buyer.page.getByRole('button', { name: '评价', exact: true }).tap()
  await seen(buyer.page, '提交评价').tap()
  await seen(buyer.page, '请先点星星评分').waitFor()
  await buyer.page.getByRole('radio', { name: /5 星/ }).tap()
  const text = `橙子很甜 <b>${Date.now()}</b>`
  await buyer.page.getByLabel('评价内容').fill(text)
  const chooser = buyer.page.waitForEvent('filechooser')
  await buyer.page.getByRole('button', { name: /添加图片/ }).tap()
  await (await chooser).setFiles([photo])
  await buyer.page.getByRole('button', { name: '移除图片 1' }).waitFor()

  // What was typed outlives an error.
  await buyer.page.route('**/api/reviews', (route) => route.abort())
  await seen(buyer.page, '提交评价').tap()
  await buyer.page.getByRole('alert').filter({ hasText: '网络连接不上' }).waitFor()
  expect(await buyer.page.getByLabel('评价内容').inputValue()).toBe(text)
  await buyer.page.unroute('**/api/reviews')
  await seen(buyer.page, '提交评价').tap()
  await buyer.page.waitForURL(/review\/mine/)
  await seen(buyer.page, text).waitFor()
  // Signed in by phone: WeChat can't judge it, so the operator does.
  await until(async () => (await caller.call('GET /api/reviews', {})).items[0]?.state === 'needsDecision')

  const operator = await openPhone(browser, url, {
    stored: { session: await sessionOf(url, demoOperator.phone) },
  })
  await operator.page.goto('/packages/operator/reviews/index')
  const waiting = operator.page.locator('.decision').filter({ hasText: text })
  await waiting.getByRole('button', { name: /^公开/ }).tap()
  await seen(operator.page, '确定公开').tap()
  await waiting.waitFor({ state: 'detached' })

  const anybody = await openPhone(browser, url)
  await anybody.page.goto(`/packages/goods/product/index?id=${product.id}`)
  await anybody.page.getByRole('link', { name: /全部 \d+ 条评价/ }).tap()
  await anybody.page.waitForURL(/review\/product/)
  await seen(anybody.page, text).waitFor()
  await anybody.page.getByRole('radio', { name: /有图/ }).tap()
  await anybody.page
    .getByRole('button', { name: /查看.*的图片 1/ })
    .filter({ visible: true })
    .first()
    .tap()
  await anybody.page.getByRole('group', { name: /的图片$/ }).waitFor()
  await anybody.page.getByRole('button', { name: '关闭' }).filter({ visible: true }).tap()

  const phone = await staffOf(text)
  const merchant = await openPhone(browser, url, {
    width: 1280,
    stored: { session: await sessionOf(url, phone) },
  })
  await merchant.page.goto('/packages/merchant/reviews/index')
  await merchant.page.getByRole('radio', { name: '未回复' }).tap()
  const card = merchant.page.locator('.merchant-review').filter({ hasText: text })
  await card.getByRole('button', { name: /^回复/ }).tap()
  await merchant.page.getByLabel('回复内容').fill('谢谢您，欢迎再来')
  await seen(merchant.page, '提交', { exact: true }).tap()
  await card.getByText('谢谢您，欢迎再来').waitFor()

  for (const { complaints } of [operator, anybody, merchant]) expect(complaints).toEqual([])
})

/** The demo's staff whose goods this review is of. */
async function staffOf(text: string): Promise<string> {
  for (const phone of demoMerchantStaff) {
    const staff = await new Caller(url).signIn(phone)
    const { items } = await staff.call('GET /api/merchant/reviews', {})
    if (items.some((review) => review.text === text)) return phone
  }
  throw new Error('no merchant of the demo sees the review')
}
