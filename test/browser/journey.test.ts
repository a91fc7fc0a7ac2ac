import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Caller } from '../support/caller.ts'
import { openBrowser, openPhone } from './support/phone.ts'
import { ship } from './support/shopper.ts'
import { fillAddress, findAndAdd, seen, signIn } from './support/shopping.ts'

describe('one order all the way, on a phone', () => {
  const url = inject('shopUrl')
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('goes from search to receipt', async () => {
    const { context, page, complaints } = await openPhone(browser, url)
    await findAndAdd(page)
    await page.goto('/pages/cart/index')
    await seen(page, '10斤装').waitFor()
    await seen(page, /^(去)?结算/)
      .last()
      .tap()
    await page.waitForURL(/login/)
    await signIn(page)
    await page.waitForURL(/checkout/)
    await seen(page, '添加收货地址').tap()
    await fillAddress(page)
    await seen(page, '中山四路 1 号 3 栋 502').waitFor()
    await seen(page, '我已知晓并同意').tap()
    await seen(page, '提交订单').tap()

    await page.waitForURL(/emulator\/cashier/)
    await page.getByRole('button', { name: /确认支付|立即支付/ }).tap()
    await page.waitForURL(/order\/result/)
    await seen(page, '支付成功').waitFor()
    await seen(page, '查看订单').tap()
    await seen(page, '待发货').first().waitFor()
    const orderId = new URL(page.url()).searchParams.get('id') ?? ''
    expect(orderId).toMatch(/^[0-9a-f-]{36}$/)

    await ship(url, orderId)
    await page.reload()
    await seen(page, '待收货').first().waitFor()
    await seen(page, '查看物流').first().tap()
    await seen(page, 'SF1234567890').first().waitFor()
    await seen(page, '付款成功，等待商家发货').waitFor()
    await page.goBack()
    await seen(page, '确认收货', { exact: true }).last().tap()
    await seen(page, /^(确定|确认|已收到货|确认收货)$/)
      .last()
      .tap()
    await seen(page, '已收货').first().waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('lets a person refuse at the cashier, see the order unpaid, and cancel it', async () => {
    const { context, page, complaints } = await openPhone(browser, url)
    await findAndAdd(page)
    await page.goto('/pages/cart/index')
    await seen(page, /^(去)?结算/)
      .last()
      .tap()
    await signIn(page)
    await page.waitForURL(/checkout/)
    await seen(page, '添加收货地址').tap()
    await fillAddress(page)
    await seen(page, '我已知晓并同意').tap()
    await seen(page, '提交订单').tap()
    await page.waitForURL(/emulator\/cashier/)
    await page
      .getByRole('button', { name: /取消支付|关闭/ })
      .first()
      .tap()
    await page.waitForURL(/order\/result/)
    await seen(page, '继续支付').waitFor()
    await page.goto('/packages/order/orders/index')
    await seen(page, '待付款').last().waitFor()
    await seen(page, /^取消(订单)?$/)
      .last()
      .tap()
    await seen(page, /^(确定|确认取消|取消订单)$/)
      .last()
      .tap()
    await seen(page, '已取消').first().waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('opens a product from a link, cold', async () => {
    const { context, page, complaints } = await openPhone(browser, url)
    const { items } = await new Caller(url).call('GET /api/products', { query: { q: '城口老腊肉' } })
    await page.goto(`/packages/goods/product/index?id=${items[0]?.id}`)
    await seen(page, '帮扶认定证书').waitFor()
    await seen(page, items[0]?.name ?? '')
      .first()
      .waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
