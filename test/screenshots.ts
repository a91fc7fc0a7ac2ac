/** Pictures of every screen with real demo data: `node test/screenshots.ts http://localhost:8787 [elder]` → test/screenshots/. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser, openPhone } from './browser/support/phone.ts'
import { fillAddress, findAndAdd, seen, signIn } from './browser/support/shopping.ts'

const [url = 'http://localhost:8787', mode] = process.argv.slice(2)
const folder = fileURLToPath(new URL(`screenshots/${mode ?? 'plain'}/`, import.meta.url))
await mkdir(folder, { recursive: true })
const browser = await openBrowser()
const { context, page } = await openPhone(browser, url)
let count = 0

async function look(name: string, of: Page = page): Promise<void> {
  // Pictures fade in.
  await of.waitForTimeout(900)
  count += 1
  await of.screenshot({ path: `${folder}${String(count).padStart(2, '0')}-${name}.png` })
}

async function visit(name: string, path: string): Promise<void> {
  await page.goto(path)
  await look(name)
}

await visit('mine-stranger', '/pages/mine/index')
if (mode === 'elder')
  await page
    .getByRole('switch', { name: /长辈版/ })
    .first()
    .tap()
await visit('home', '/')
await visit('category', '/pages/category/index')
await visit('search', '/packages/goods/search/index')
await visit('search-results', '/packages/goods/search/index?q=腊肉')
await visit('search-nothing', '/packages/goods/search/index?q=zzzz')
await visit('promotion-zone', '/packages/promotion/zone/index')
await visit('coupons', '/packages/promotion/coupons/index')
await visit('cart-empty', '/pages/cart/index')
await findAndAdd(page)
await look('product')
await page.evaluate('window.scrollTo(0, 900)')
await look('product-below')
await visit('cart', '/pages/cart/index')
await seen(page, /^(去)?结算/)
  .last()
  .tap()
await page.waitForURL(/login/)
await look('login')
await signIn(page)
await page.waitForURL(/checkout/)
await look('checkout-no-address')
await seen(page, '添加收货地址').tap()
await look('address-new')
await fillAddress(page)
await seen(page, '我已知晓并同意').tap()
await look('checkout')
await seen(page, '提交订单').tap()
await page.waitForURL(/cashier/)
await look('cashier')
await page.getByRole('button', { name: /确认支付|立即支付/ }).tap()
await seen(page, '支付成功').waitFor()
await look('result-paid')
await visit('orders', '/packages/order/orders/index')
await page.getByText('待发货').last().waitFor()
await seen(page, /奉节脐橙/)
  .first()
  .tap()
await look('order')
await visit('addresses', '/packages/user/addresses/index')
await visit('wallet', '/packages/promotion/wallet/index')
await visit('mine', '/pages/mine/index')
await visit('settings', '/packages/user/settings/index')
await visit('not-there', '/packages/goods/product/index?id=00000000-0000-4000-8000-000000000000')
const wide = await context.newPage()
await wide.setViewportSize({ width: 1280, height: 800 })
await wide.goto('/')
await look('home-wide', wide)
await browser.close()
