import type { EffectTerm } from '@yuxiang/shared/api/offer-terms'
import { formatYuan } from '@yuxiang/shared/money'
import { afterEach, expect, inject, it } from 'vitest'
import { addAddress } from '../support/shopping.ts'
import { phones } from './support/phones.ts'
import { offerCoupons, operatorOf, Published, runCampaign } from './support/promotions.ts'
import { findGoods, newShopper } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()
const url = inject('shopUrl')
const published = new Published()
afterEach(() => published.end())

/** A product with a gift by choice and 5 yuan off from two pieces on, and a coupon; the names are this run's own. */
async function prepare() {
  const [operator, bacon, tea, mustard] = await Promise.all([
    operatorOf(url),
    findGoods(url, '城口老腊肉'),
    findGoods(url, '茶'),
    findGoods(url, '榨菜'),
  ])
  const { product, skuId } = bacon
  const mark = String(Date.now()).slice(-6)
  const unitFen = product.skus.find((sku) => sku.id === skuId)?.priceFen ?? 0
  const common = { productId: product.id, thresholdFen: unitFen + 1 }
  const names = { gift: `满额赠礼 ${mark}`, less: `腊肉立减 ${mark}`, coupon: `腊肉券 ${mark}` }
  const gifts = [
    { skuId: tea.skuId, quantity: 1, valueFen: 990 },
    { skuId: mustard.skuId, quantity: 1, valueFen: 590 },
  ]
  const giftEffect: EffectTerm = { kind: 'gift', isChoice: true, gifts }
  const less = (amountFen: number) => ({ kind: 'less', amountFen }) as const
  await runCampaign(operator, { ...common, name: names.gift, effect: giftEffect }, published)
  await runCampaign(operator, { ...common, name: names.less, effect: less(500) }, published)
  const coupon = { ...common, thresholdFen: 1_000, name: names.coupon, effect: less(300) }
  await offerCoupons(operator, coupon, published)
  return { product, skuId, names, tea: tea.product, mustard: mustard.product }
}

it('a coupon is claimed, offers are followed to the cart, decided on at the checkout and told by the order', async () => {
  const { product, skuId, names, tea, mustard } = await prepare()
  const { caller, session } = await newShopper(url)
  await addAddress(caller)
  const { page, complaints } = await open({ stored: { session } })
  const group = (name: string) => page.getByRole('group', { name, exact: true }).filter({ visible: true })

  await page.goto(`/packages/goods/product/index?id=${product.id}&sku=${skuId}`)
  await page.getByRole('button', { name: /^优惠/ }).tap()
  const sheet = group('优惠')
  await sheet.getByText(names.gift).waitFor()
  await sheet.getByRole('button', { name: `领取 ${names.coupon}` }).tap()
  await sheet.getByRole('group', { name: names.coupon }).getByText('已领', { exact: true }).waitFor()
  await sheet.getByRole('button', { name: '关闭' }).tap()

  await caller.call('PUT /api/cart/items/{skuId}', { params: { skuId }, body: { quantity: 1 } })
  await page.goto('/pages/cart/index')
  await page.getByRole('link', { name: new RegExp(`^${names.less}，再买 ¥.* 减 ¥5，去凑单$`) }).waitFor()
  await page.getByRole('button', { name: '增加数量' }).filter({ visible: true }).tap()
  await seen(page, '已减 ¥5.00').waitFor()
  await seen(page, tea.name).first().waitFor()
  await page.getByRole('button', { name: /^已优惠/ }).tap()
  await group('优惠明细').getByText(names.less).waitFor()
  await group('优惠明细').getByText(names.coupon).waitFor()
  await page.keyboard.press('Escape')

  await seen(page, /^结算/).last().tap()
  await page.waitForURL(/checkout/)
  await seen(page, '已用 1 张，−¥3.00').waitFor()
  await page.getByRole('button', { name: `2 种赠品可选，换一种，${names.gift}，${tea.name}` }).tap()
  await page.getByRole('checkbox', { name: `选择赠品 ${mustard.name}` }).tap()
  await page.getByRole('button', { name: `2 种赠品可选，换一种，${names.gift}，${mustard.name}` }).waitFor()
  await seen(page, '优惠活动').first().tap()
  await page.getByRole('switch', { name: `参加 ${names.less}` }).tap()
  await seen(page, '已选择不参加').waitFor()
  await group('优惠活动').getByRole('button', { name: '关闭' }).tap()

  await seen(page, '提交订单').tap()
  await page.waitForURL(/emulator\/cashier/)
  await page.getByRole('button', { name: '确认支付' }).tap()
  await seen(page, '支付成功').waitFor()
  await group('本单优惠').getByText(mustard.name).waitFor()

  const { items } = await caller.call('GET /api/orders', { query: {} })
  const order = await caller.call('GET /api/orders/{id}', {
    params: { id: items.find(({ totalFen }) => totalFen > 0)?.id ?? '' },
  })
  expect(order.offers.map(({ name }) => name)).toContain(names.coupon)
  expect(order.offers.map(({ name }) => name)).not.toContain(names.less)
  expect(
    items.flatMap(({ lines }) => lines).filter(({ giftValueFen }) => giftValueFen !== null),
  ).toMatchObject([{ name: mustard.name, giftValueFen: 590, payableFen: 0 }])
  await page.goto(`/packages/order/detail/index?id=${order.id}`)
  await seen(page, names.coupon).waitFor()
  await seen(page, '价格明细').tap()
  const line = group('价格明细').getByRole('group', { name: product.name })
  await line.getByText('优惠分摊').waitFor()
  await line.getByText(`微信支付 ¥${formatYuan(order.lines[0]?.cashFen ?? 0)}`).waitFor()
  expect(complaints).toEqual([])
})

it('a price that changed meanwhile is shown with what changed, and everything chosen stays', async () => {
  const { product, skuId, names, mustard, tea } = await prepare()
  const operator = await operatorOf(url)
  const { caller, session } = await newShopper(url)
  await addAddress(caller)
  const { page } = await open({
    stored: { session, 'checkout-items': [{ skuId, quantity: 2 }] },
  })
  await page.goto('/packages/order/checkout/index')
  await page.getByRole('button', { name: `2 种赠品可选，换一种，${names.gift}，${tea.name}` }).tap()
  await page.getByRole('checkbox', { name: `选择赠品 ${mustard.name}` }).tap()
  await page.getByRole('button', { name: `2 种赠品可选，换一种，${names.gift}，${mustard.name}` }).waitFor()
  await page.getByLabel(/^给.*留言$/).fill('请发顺丰')

  const { items } = await operator.call('GET /api/workbench/campaigns', { query: { pageSize: 20 } })
  const id = items.find(({ name }) => name === names.less)?.id ?? ''
  await operator.call('POST /api/workbench/campaigns/{id}/end', {
    params: { id },
    body: { reason: '提前售完' },
  })
  await seen(page, '提交订单').tap()
  const changed = page.getByRole('alert').filter({ hasText: '请确认后重新提交' })
  await changed.getByText(names.less).waitFor()
  await changed.getByText('没有了').waitFor()
  await page.getByRole('button', { name: `2 种赠品可选，换一种，${names.gift}，${mustard.name}` }).waitFor()
  expect(await page.getByLabel(/^给.*留言$/).inputValue()).toBe('请发顺丰')

  await seen(page, '提交订单').tap()
  await page.waitForURL(/emulator\/cashier/)
  const placed = await caller.call('GET /api/orders', { query: {} })
  expect(placed.items.flatMap(({ lines }) => lines.map(({ name }) => name)).sort()).toEqual(
    [mustard.name, product.name].sort(),
  )
})
