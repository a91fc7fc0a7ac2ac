import type { Session } from '@yuxiang/shared/api/identity'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { demoMerchantStaff } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { newShopper, sessionOf } from './support/shopper.ts'
import { seen } from './support/shopping.ts'
import { walk } from './support/walk.ts'

const open = phones()
const url = () => inject('shopUrl')
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })

it('a merchant drafts 满减, sees what it does, publishes it, and ends it', async () => {
  const { session, sku } = await merchant()
  const { page, complaints } = await open({ width: 1280, stored: { session } })

  await page.goto('/pages/mine/index')
  await seen(page, '活动', { exact: true }).tap()
  await seen(page, '新建活动').first().tap()
  await page.waitForURL(/campaigns\/edit/)
  // Its tiers lie below what the sample cart costs, so that it stands beside the demo's campaigns.
  await field(page, '满多少钱').fill(yuan(sku.priceFen))
  await field(page, '减多少').fill('1.50')
  await seen(page, `满 ¥${yuan(sku.priceFen)}，减 ¥1.50`).waitFor()
  await seen(page, '再加一档').tap()
  await field(page, '满多少钱')
    .last()
    .fill(yuan(sku.priceFen * 2))
  await field(page, '减多少').last().fill('4')
  await addToSample(page, sku.productName, sku.skuName)
  await seen(page, '−¥1.50').first().waitFor()
  await seen(page, /再买 .* 减 ¥4/).waitFor()
  await page.getByRole('button', { name: '增加数量' }).filter({ visible: true }).tap()
  await seen(page, '−¥4.00').first().waitFor()

  await seen(page, '发布', { exact: true }).tap()
  await seen(page, '请填写名称').waitFor()
  const name = `浏览器满减 ${sku.skuId.slice(0, 4)}`
  await field(page, '活动名称').fill(name)
  await field(page, '开始时间').fill(moment(-1))
  await field(page, '结束时间').fill(moment(24))
  await field(page, '预算').fill('200')
  // What is typed outlives the page.
  await page.reload()
  await seen(page, '上次没保存的内容还在').waitFor()
  await seen(page, '发布', { exact: true }).tap()
  const sheet = page.getByRole('group', { name: '发布活动' })
  await sheet.getByText('¥200.00').waitFor()
  await sheet.getByText('确认发布').tap()
  await page.waitForURL(/campaigns\/campaign/)
  await seen(page, '还没有人用这个活动下单').waitFor()

  expect(await discountOf(name, sku.skuId)).toBe(400)
  await seen(page, '结束', { exact: true }).tap()
  const asking = page.getByRole('group', { name: `结束“${name}”` })
  await asking.getByText('确认结束').tap()
  await asking.getByText('请填写原因').waitFor()
  await asking.getByText('备货不足').tap()
  await asking.getByText('确认结束').tap()
  await seen(page, '结束原因：备货不足').waitFor()
  expect(await discountOf(name, sku.skuId)).toBe(0)
  expect(complaints).toEqual([])
})

it('a crossed-out price that was never asked is refused at its row', async () => {
  const { session, sku } = await merchant(wasSold)
  const { page } = await open({ width: 1280, stored: { session } })
  await page.goto('/packages/campaigns/edit/index')
  await seen(page, '限时特价').tap()
  await pickSku(page, '选择商品', sku.productName, sku.skuName)
  await field(page, '划线价').fill(yuan(sku.priceFen + 1))
  await seen(page, /划线价不能高于/).waitFor()
  await field(page, `特价（现价 ¥${yuan(sku.priceFen)}）`).fill(yuan(sku.priceFen - 1))
  await field(page, '活动名称').fill('不实的划线价')
  await seen(page, '发布', { exact: true }).tap()
  await seen(page, '划线价不实，不能发布').waitFor()
  expect(await page.getByRole('group', { name: '发布活动' }).count()).toBe(0)
  await page.getByRole('button', { name: /作划线价/ }).tap()
  await seen(page, /划线价不能高于/).waitFor({ state: 'detached' })
})

it.each([
  { width: 1280, elder: false },
  { width: 390, elder: false },
  { width: 390, elder: true },
])('nothing reaches over the edge at $width px, 长辈版 $elder', async ({ width, elder }) => {
  const { session, caller } = await merchant()
  const { items } = await caller.call('GET /api/workbench/campaigns', { query: {} })
  const { page, complaints } = await open({ width, stored: { session, elder } })
  const screen = (name: string, shows: string | RegExp, query = '') => ({
    name,
    path: `/packages/campaigns/${name}/index${query}`,
    shows,
  })
  const screens = [
    screen('list', '全部'),
    screen('edit', '样例购物车'),
    screen('calendar', /\d+ 年 \d+ 月/),
    screen('coupons', '全部'),
    screen('coupon-edit', '一览'),
    ...items.slice(0, 1).map(({ id }) => screen('campaign', '范围', `?id=${id}`)),
  ]
  expect(await walk(page, screens, overEdge)).toEqual({})
  expect(complaints).toEqual([])
})

interface Goods {
  skuId: string
  productName: string
  skuName: string
  priceFen: number
}

/** Only what was really sold has a price that may be crossed out. */
async function wasSold(caller: Caller, skuId: string): Promise<boolean> {
  const body = { skuIds: [skuId], startsAt: new Date().toISOString() }
  const { items } = await caller.call('POST /api/workbench/campaigns/price-truths', { body })
  return items.some(({ lowestFen }) => lowestFen !== null)
}

/** The staff of a demo merchant, and something it sells, of which something may be asked. */
async function merchant(
  fits: (caller: Caller, skuId: string) => Promise<boolean> = async () => true,
): Promise<{ session: Session; caller: Caller; sku: Goods }> {
  const [phone = ''] = demoMerchantStaff
  const session = await sessionOf(url(), phone)
  const caller = new Caller(url(), session.accessToken, session.user.id)
  const { items: shops } = await caller.call('GET /api/workbench/shops', {})
  const { items } = await caller.call('GET /api/products', { query: { merchant: shops[0]?.id ?? '' } })
  for (const { id, name } of items) {
    const { skus } = await caller.call('GET /api/products/{id}', { params: { id } })
    const sku = skus.find(({ stock }) => stock > 5)
    if (!sku || !(await fits(caller, sku.id))) continue
    const goods = { skuId: sku.id, productName: name, skuName: sku.name, priceFen: sku.priceFen }
    return { session, caller, sku: goods }
  }
  throw new Error('the merchant has nothing in stock')
}

/** What a shopper's quote of two takes off by the campaign of that name. */
async function discountOf(name: string, skuId: string): Promise<number> {
  const { caller } = await newShopper(url())
  const quote = await caller.call('POST /api/checkout/quote', {
    body: { items: [{ skuId, quantity: 2 }] },
  })
  return quote.offers.find((offer) => offer.name === name)?.discountFen ?? 0
}

const addToSample = (page: Page, productName: string, skuName: string) =>
  pickSku(page, '放入商品', productName, skuName)

/** Opens the picker by its button, finds the product by its name and takes that size. */
async function pickSku(page: Page, button: string, productName: string, skuName: string): Promise<void> {
  await seen(page, button).tap()
  await field(page, '搜在售商品').fill(productName)
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: productName }).filter({ visible: true }).first().tap()
  const sizes = page.getByRole('group', { name: `${productName}：选择规格` })
  const row = page.getByRole('group', { name: `${productName} ${skuName}` })
  await sizes.or(row).first().waitFor()
  if (await sizes.count()) await sizes.getByText(skuName, { exact: true }).tap()
  await row.first().waitFor()
}

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** That many hours from now, on China's clock. */
const moment = (hours: number) => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16)
