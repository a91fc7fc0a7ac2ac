import { beforeAll, describe, expect, inject, it } from 'vitest'
import { phones } from './support/phones.ts'
import { findGoods } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const bar = '网络连接不上，内容可能不是最新'
const failure = '网络连接不上，请检查网络后重试'

describe('without a network', () => {
  const open = phones()
  let path: string
  let name: string
  beforeAll(async () => {
    const { product } = await findGoods(inject('shopUrl'), '城口老腊肉')
    path = `/packages/goods/product/index?id=${product.id}`
    name = product.name
  })

  it('a bar says so until the network is back', async () => {
    const { context, page } = await open()
    await page.goto('/')
    await seen(page, '为您推荐').waitFor()
    expect(await seen(page, bar).count()).toBe(0)
    // An answer that is still on its way would say that the network is there.
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await seen(page, bar).waitFor()
    await context.setOffline(false)
    await seen(page, bar).waitFor({ state: 'hidden' })
  })

  it('a page says what happened, and trying again works', async () => {
    const { context, page } = await open()
    await context.route('**/api/**', (route) => route.abort())
    await page.goto(path)
    await seen(page, failure).waitFor()
    await seen(page, bar).waitFor()
    await seen(page, '重新加载').tap()
    await seen(page, failure).waitFor()
    // Nothing but the tap asks again.
    await context.route('**/api/health', (route) => route.abort())
    await context.unroute('**/api/**')
    await seen(page, '重新加载').tap()
    await seen(page, name).first().waitFor()
    expect(await seen(page, bar).count()).toBe(0)
  })

  it('a page that failed loads by itself when the network is back', async () => {
    const { context, page } = await open()
    await context.route('**/api/products/**', (route) => route.abort())
    await page.goto(path)
    await seen(page, failure).waitFor()
    await context.setOffline(true)
    // A try that began before must not end after the network is back, and say that it is not.
    await page.waitForLoadState('networkidle')
    await context.unroute('**/api/products/**')
    await context.setOffline(false)
    await seen(page, name).first().waitFor()
  })

  it('a page that failed loads by itself when the shop is back, of which the system knows nothing', async () => {
    const { context, page } = await open()
    await context.route('**/api/**', (route) => route.abort())
    await page.goto(path)
    await seen(page, failure).waitFor()
    await seen(page, bar).waitFor()
    await context.unroute('**/api/**')
    await seen(page, name).first().waitFor()
    await seen(page, bar).waitFor({ state: 'hidden' })
  })

  it('a page seen before is shown as it was', async () => {
    const { context, page } = await open()
    await page.goto(path)
    await seen(page, name).first().waitFor()
    await context.route('**/api/**', (route) => route.abort())
    await page.reload()
    await seen(page, name).first().waitFor()
    await seen(page, bar).waitFor()
  })

  it('a page never opened before leaves the app standing, and opens when the network is back', async () => {
    const { context, page } = await open()
    await page.goto('/')
    await seen(page, '搜 奉节脐橙').waitFor()
    await context.setOffline(true)
    await seen(page, '搜 奉节脐橙').tap()
    await seen(page, failure).waitFor()
    await seen(page, '为您推荐').waitFor()
    await context.setOffline(false)
    await seen(page, '大家在搜').waitFor()
  })
})
