import type { Caller } from '../../support/caller.ts'
import { payAtCashier, placeOne } from '../../support/shopping.ts'
import { claimOne } from './flash.ts'
import { offerCoupons, operatorOf, Published, runCampaign } from './promotions.ts'
import { findGoods, newShopper, ship } from './shopper.ts'
import { addToRoster, buyForAll, grantToAll, openUnion } from './union.ts'

/** A page of the app and words that stand there only once its real content does. */
export interface Screen {
  name: string
  path: string
  shows: string | RegExp
}

/** Every page a shopper can reach, filled; `stored` is what that shopper's phone has stored. */
export async function fillScreens(
  url: string,
): Promise<{ screens: Screen[]; stored: Record<string, unknown> }> {
  const { caller, phone, session } = await newShopper(url)
  const [oranges, bacon] = await Promise.all([findGoods(url, '奉节脐橙'), findGoods(url, '城口老腊肉')])
  const allowanceId = await joinAndReceive(url, caller, phone)
  const { campaignId, offerName } = await promote(url, caller, bacon.product.id)
  const { itemId } = await claimOne(url, caller)
  const unpaid = await placeOne(caller, bacon.skuId)
  const { payment, orders, addressId } = await placeOne(caller, oranges.skuId, 2)
  const orderId = orders[0]?.id ?? ''
  await payAtCashier({ url }, caller, payment.id)
  await caller.call('GET /api/payments/{id}', { params: { id: payment.id } })
  await ship(url, orderId)
  const afterSaleId = await askBack(caller, orderId)
  const caseId = await complain(caller, bacon.product.id)
  const items = [oranges, bacon].map(({ skuId }) => ({ skuId, quantity: 2 }))
  for (const { skuId, quantity } of items)
    await caller.call('PUT /api/cart/items/{skuId}', { params: { skuId }, body: { quantity } })

  const [notice] = (await caller.call('GET /api/certification-notices', { query: { filter: 'running' } }))
    .items
  const certificateNo = bacon.product.certification?.certificateNo ?? ''
  const { batch } = await caller.call('GET /api/products/{id}/trace', { params: { id: oranges.product.id } })
  const [brand] = (await caller.call('GET /api/brands', {})).items
  const { items: places } = await caller.call('GET /api/venues/places', {})
  const counter = places.find(({ kind }) => kind === 'counter')
  const live = (await caller.call('GET /api/live/sessions', { query: { show: 'now' } })).items
  const onDouyin = live.find(({ platform }) => platform === 'douyin')
  const { items: streamers } = await caller.call('GET /api/streamers', {})
  const merchant = bacon.product.merchant
  const screens: Screen[] = [
    { name: 'live channel', path: '/packages/live/channel/index', shows: live[0]?.title ?? '' },
    { name: 'live session', path: `/packages/live/session/index?id=${live[0]?.id}`, shows: '本场商品' },
    { name: 'live link', path: `/packages/live/link/index?id=${onDouyin?.id}`, shows: '复制直播链接' },
    { name: 'streamers', path: '/packages/streamers/list/index', shows: streamers[0]?.name ?? '' },
    { name: 'live bases', path: '/packages/streamers/list/index?part=bases', shows: '名主播' },
    {
      name: 'streamer',
      path: `/packages/streamers/streamer/index?id=${streamers.at(-1)?.id ?? ''}`,
      shows: '平台账号',
    },
    {
      name: 'merchant page',
      path: `/packages/goods/merchant/index?id=${merchant.id}`,
      shows: '投诉 / 举报此商家',
    },
    {
      name: 'complain of a merchant',
      path: `/packages/complaints/form/index?merchantId=${merchant.id}`,
      shows: '发生了什么',
    },
    { name: 'venues', path: '/packages/venues/list/index', shows: places[0]?.name ?? '' },
    { name: 'venue zones', path: '/packages/venues/list/index?kind=zone', shows: '进馆看看' },
    { name: 'counter', path: `/packages/venues/detail/index?id=${counter?.id ?? ''}`, shows: '本柜现有' },
    { name: 'trace', path: `/packages/trace/view/index?code=${batch?.traceCode ?? ''}`, shows: '奉节脐橙' },
    { name: 'brand', path: `/packages/brands/brand/index?id=${brand?.id ?? ''}`, shows: brand?.name ?? '' },
    {
      name: 'certificate',
      path: `/packages/certificates/certificate/index?no=${encodeURIComponent(certificateNo)}`,
      shows: '扫码核验',
    },
    { name: 'notices', path: '/packages/certificates/notices/index', shows: notice?.productName ?? '' },
    {
      name: 'notice',
      path: `/packages/certificates/notice/index?id=${notice?.id ?? ''}`,
      shows: '我要提出异议',
    },
    { name: 'revocations', path: '/packages/certificates/revocations/index', shows: '已撤销' },
    { name: 'allowances', path: '/packages/union/allowances/index', shows: '份额度可用' },
    { name: 'allowance', path: `/packages/union/allowance/index?id=${allowanceId}`, shows: '可以买的商品' },
    { name: 'allowance entries', path: '/packages/union/entries/index', shows: '+¥200.00' },
    { name: 'distributions', path: '/packages/union/distributions/index', shows: '可以领取' },
    { name: 'membership', path: '/packages/union/membership/index', shows: '加入其他工会' },
    { name: 'points', path: '/packages/member/points/index', shows: '+5' },
    { name: 'flash sessions', path: '/packages/flash/sessions/index', shows: '距结束' },
    { name: 'flash item', path: `/packages/flash/item/index?id=${itemId}`, shows: '抢购规则' },
    { name: 'flash claims', path: '/packages/flash/claims/index', shows: '请确认地址，剩余' },
    { name: 'messages', path: '/packages/member/messages/index', shows: '条未读' },
    { name: 'zone', path: '/packages/promotion/zone/index', shows: offerName },
    { name: 'campaign', path: `/packages/promotion/campaign/index?id=${campaignId}`, shows: '活动规则' },
    { name: 'coupons', path: '/packages/promotion/coupons/index', shows: offerName },
    { name: 'wallet', path: '/packages/promotion/wallet/index', shows: '去使用' },
    { name: 'home', path: '/', shows: '为您推荐' },
    { name: 'category', path: '/pages/category/index', shows: '大家常买' },
    { name: 'search', path: '/packages/goods/search/index', shows: '大家在搜' },
    { name: 'results', path: '/packages/goods/search/index?q=腊肉', shows: bacon.product.name },
    { name: 'product', path: `/packages/goods/product/index?id=${bacon.product.id}`, shows: '帮扶认定证书' },
    { name: 'cart', path: '/pages/cart/index', shows: oranges.product.name },
    { name: 'checkout', path: '/packages/order/checkout/index', shows: '提交订单' },
    {
      name: 'result',
      path: `/packages/order/result/index?paymentId=${unpaid.payment.id}`,
      shows: '还没有收到付款',
    },
    { name: 'orders', path: '/packages/order/orders/index', shows: oranges.product.name },
    { name: 'order', path: `/packages/order/detail/index?id=${orderId}`, shows: '订单编号' },
    { name: 'tracking', path: `/packages/order/tracking/index?id=${orderId}`, shows: 'SF1234567890' },
    { name: 'after-sales', path: '/packages/after-sale/cases/index', shows: '待商家处理' },
    { name: 'after-sale', path: `/packages/after-sale/detail/index?id=${afterSaleId}`, shows: '协商记录' },
    {
      name: 'after-sale request',
      path: `/packages/after-sale/apply/index?orderId=${orderId}`,
      shows: '售后类型',
    },
    { name: 'complain', path: `/packages/complaints/form/index?orderId=${orderId}`, shows: '发生了什么' },
    { name: 'own cases', path: '/packages/complaints/mine/index', shows: bacon.product.name },
    { name: 'own case', path: `/packages/complaints/case/index?id=${caseId}`, shows: '我的诉求' },
    { name: 'handled cases', path: '/packages/complaints/board/index', shows: '个工作日' },
    { name: 'mine', path: '/pages/mine/index', shows: '买得放心' },
    { name: 'addresses', path: '/packages/user/addresses/index', shows: '张小渝' },
    { name: 'address', path: `/packages/user/address-edit/index?id=${addressId}`, shows: '删除' },
    { name: 'settings', path: '/packages/user/settings/index', shows: '退出登录' },
    { name: 'close-account', path: '/packages/user/close-account/index', shows: '注销后' },
    { name: 'login', path: '/packages/user/login/index', shows: '获取验证码' },
    { name: 'document', path: '/packages/user/document/index?name=agreement', shows: '起施行' },
  ]
  return { screens, stored: { session, 'checkout-items': items } }
}

/** Brings a complaint about a product; answers the case's id. */
async function complain(caller: Caller, productId: string): Promise<string> {
  const opened = await caller.call('POST /api/complaints', {
    body: {
      productId,
      kind: 'quality',
      track: 'complaint',
      description: '真空包装破损，表面发霉，联系商家没有回复',
      evidence: [],
      demand: '退款并查明同一批次是否还有问题',
    },
  })
  return opened.id
}

/** Asks for one unit of an order on its way back; answers the case's id. */
async function askBack(caller: Caller, orderId: string): Promise<string> {
  const { lines } = await caller.call('GET /api/orders/{id}', { params: { id: orderId } })
  const opened = await caller.call('POST /api/after-sales', {
    body: {
      orderId,
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
      kind: 'refundOnly',
      reason: 'notArrived',
    },
  })
  return opened.id
}

/** Runs a campaign with a long name for one product, and puts a coupon for it into the shopper's wallet. */
async function promote(url: string, caller: Caller, productId: string) {
  const operator = await operatorOf(url)
  // It stays: of a threshold that no other test reaches.
  const published = new Published()
  const offerName = `城口腊味过年季满额立减活动 ${String(Date.now()).slice(-6)}`
  const plan = { name: offerName, productId, effect: { kind: 'less', amountFen: 12_850 } } as const
  const campaignId = await runCampaign(operator, { ...plan, thresholdFen: 1_000_000 }, published)
  const batchId = await offerCoupons(operator, { ...plan, thresholdFen: 100_000 }, published)
  await caller.call('POST /api/coupons/center/{id}/claims', { params: { id: batchId } })
  return { campaignId, offerName }
}

/** Makes the shopper a union's member with an allowance, checked in today; answers the allowance's id. */
async function joinAndReceive(url: string, caller: Caller, phone: string): Promise<string> {
  const union = await openUnion(url)
  await addToRoster(union, phone)
  await caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await grantToAll(union, 20_000)
  await buyForAll(url, union, '奉节脐橙')
  await caller.call('POST /api/points/check-ins', {})
  const { items } = await caller.call('GET /api/union/allowances', {})
  return items[0]?.id ?? ''
}
