import type { Locator, Page } from 'playwright-core'

/** What a person sees: pages below the open one stay in the document, hidden. */
export const seen = (page: Page, text: string | RegExp, options: { exact?: boolean } = {}): Locator =>
  page.getByText(text, options).filter({ visible: true })

const field = (page: Page, label: string): Locator =>
  page.getByLabel(label, { exact: true }).filter({ visible: true })

/** A phone number no other run signs in with. */
export const newPhoneNumber = (): string => `135${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

/** Fills the sign-in page, which is open, and waits until it is left. */
export async function signIn(page: Page, phone = newPhoneNumber()): Promise<void> {
  await page.getByRole('checkbox', { name: /同意/ }).filter({ visible: true }).tap()
  await field(page, '手机号').fill(phone)
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/auth/sms'))
  await seen(page, '获取验证码').tap()
  await sent
  await field(page, '验证码').fill('000000')
  await seen(page, '登录 / 注册').last().tap()
  await page.waitForURL((url) => !url.pathname.includes('/user/login/'))
}

/** Fills the address form, which is open, with a place in 渝中区 and saves it. */
export async function fillAddress(page: Page): Promise<void> {
  await field(page, '收货人').fill('张小渝')
  await field(page, '手机号').fill('13800000000')
  await field(page, '详细地址').fill('中山四路 1 号 3 栋 502')
  await page.getByLabel('所在地区').filter({ visible: true }).tap()
  const sheet = page.getByRole('group', { name: '所在地区' })
  await sheet.getByText('重庆市', { exact: true }).last().tap()
  await sheet.getByText('渝中区', { exact: true }).tap()
  await seen(page, '保存', { exact: true }).last().tap()
}

/** Opens 奉节脐橙 from the search box of the home page and puts the second size into the cart. */
export async function findAndAdd(page: Page): Promise<void> {
  await page.goto('/')
  await seen(page, '搜 奉节脐橙').tap()
  await page.locator('input').fill('脐橙')
  await page.keyboard.press('Enter')
  await seen(page, /奉节脐橙 72-1/)
    .first()
    .tap()
  await seen(page, '帮扶认定证书').waitFor()
  await seen(page, '加入购物车').last().tap()
  const sheet = page.getByRole('group', { name: '选择规格' })
  await sheet.getByText('10斤装').tap()
  const added = page.getByText('已加入').first().waitFor()
  await sheet.getByText('加入购物车').tap()
  await added
}
