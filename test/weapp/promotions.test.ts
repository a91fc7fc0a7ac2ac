import { formatYuan } from '@yuxiang/shared/money'
import { afterEach, expect, inject, test } from 'vitest'
import { offerCoupons, operatorOf, Published, runCampaign } from '../browser/support/promotions.ts'
import { findGoods } from '../browser/support/shopper.ts'
import { addAddress } from '../support/shopping.ts'
import { signedInPhone } from './signed-in-phone.ts'

const shopUrl = inject('shopUrl')
const published = new Published()
afterEach(() => published.end())

test('a coupon is claimed in the centre, and the checkout tells what the price consists of', async () => {
  const [operator, bacon, tea] = await Promise.all([
    operatorOf(shopUrl),
    findGoods(shopUrl, '城口老腊肉'),
    findGoods(shopUrl, '茶'),
  ])
  const mark = String(Date.now()).slice(-6)
  const common = { productId: bacon.product.id, thresholdFen: 1_000 }
  const names = { gift: `见面礼 ${mark}`, coupon: `腊肉券 ${mark}` }
  const gifts = [{ skuId: tea.skuId, quantity: 1, valueFen: 990 }]
  const gift = { kind: 'gift', gifts, isChoice: false } as const
  await runCampaign(operator, { ...common, name: names.gift, effect: { ...gift, gifts } }, published)
  await offerCoupons(
    operator,
    { ...common, name: names.coupon, effect: { kind: 'less', amountFen: 300 } },
    published,
  )

  const { phone, buyer } = await signedInPhone()
  await addAddress(buyer)
  const { screen, stack } = phone
  stack.open('/packages/promotion/coupons/index')
  await screen.within(names.coupon).tap(`领取 ${names.coupon}`)
  await screen.within(names.coupon).sees('已领')
  await screen.tap(/^我的优惠券/)
  await screen.opens('packages/promotion/wallet/index')
  await screen.sees('满 ¥10.00，减 ¥3.00')

  stack.open(`/packages/goods/product/index?id=${bacon.product.id}&sku=${bacon.skuId}`)
  await screen.tap('立即购买')
  await screen.within('选择规格').tap('立即购买')
  await screen.opens('packages/order/checkout/index')
  await screen.sees('已用 1 张，−¥3.00')
  await screen.sees(tea.product.name)
  await screen.sees('价值 ¥9.90')
  await screen.sees(`${names.coupon}`)
  const quote = await buyer.call('POST /api/checkout/quote', {
    body: { items: [{ skuId: bacon.skuId, quantity: 1 }] },
  })
  await screen.tap(/^价格明细/)
  await screen.within('价格明细').sees(`¥${formatYuan(quote.orders[0]?.lines[0]?.goodsFen ?? 0)}`)
  await screen.within('价格明细').sees(names.coupon)
  expect(phone.errors).toEqual([])
})
