import { formatYuan } from '@yuxiang/shared/money'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { demoMerchantStaff } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { until } from '../support/shopping.ts'
import { readAppConfig } from './simulator/app-config.ts'
import { type Phone, startPhone } from './simulator/phone.ts'

const shopUrl = inject('shopUrl')
const api = new Caller(shopUrl)
let phone: Phone
beforeEach(() => {
  phone = startPhone({ directory: inject('weappDirectory'), shopUrl })
})
afterEach(() => {
  expect(phone.errors).toEqual([])
})

const soldProduct = async () => {
  const { items } = await api.call('GET /api/products', { query: { certified: 'true', pageSize: 20 } })
  const listed = items.find((item) => item.stock > 5)
  if (!listed) throw new Error('the demo data has nothing to buy')
  return api.call('GET /api/products/{id}', { params: { id: listed.id } })
}
const productPage = (id: string) => `/packages/goods/product/index?id=${id}`

test('the home page shows the products and prices of the API', async () => {
  const { items } = await api.call('GET /api/products', { query: { page: 1, pageSize: 20 } })
  expect(items).toHaveLength(20)
  for (const product of items) {
    await phone.screen.sees(product.name)
    await phone.screen.sees(`¥${formatYuan(product.priceFen)}`)
  }
  expect(phone.screen.pictures.length).toBeGreaterThan(20)
  expect(
    phone.screen.pictures.filter((source) => !/^http.*\/files\/|^\/assets\//.test(source ?? '')),
  ).toEqual([])
})

test('the end of the home page brings the next twenty, none of them twice', async () => {
  const { items, nextCursor } = await api.call('GET /api/products', { query: { page: 1, pageSize: 20 } })
  await phone.screen.sees(items.at(-1)?.name ?? '')
  phone.stack.top.call('onReachBottom')
  const query = nextCursor ? { cursor: nextCursor, pageSize: 20 } : { page: 2, pageSize: 20 }
  const next = await api.call('GET /api/products', { query })
  const last = next.items.at(-1)
  await phone.screen.sees(last?.name ?? '')
  expect(phone.screen.text.split('为您推荐')[1]?.split(last?.name ?? '')).toHaveLength(2)
})

test('a card opens its product, with certificate and all specifications', async () => {
  const { items } = await api.call('GET /api/products', { query: { page: 1, pageSize: 20 } })
  const card = items.find((item) => item.certified)
  if (!card) throw new Error('the first page has nothing certified')
  await phone.screen.tap(card.name)
  await phone.screen.opens('packages/goods/product/index')
  const product = await api.call('GET /api/products/{id}', { params: { id: card.id } })
  await phone.screen.sees(product.name)
  await phone.screen.sees(product.certification?.certificateNo ?? 'a certificate')
  expect(phone.feedback.title).toBe(product.name)
  await phone.screen.tap(/^已选/)
  for (const sku of product.skus) {
    await phone.screen.sees(sku.name)
    await phone.screen.sees(sku.stock === 0 ? '售罄' : `¥${formatYuan(sku.priceFen)}`)
  }
})

test('what is put into the cart is in the cart, with its price and on the tab', async () => {
  const product = await soldProduct()
  const sku = product.skus.find((candidate) => candidate.stock > 5)
  if (!sku) throw new Error('nothing to buy')
  phone.stack.open(productPage(product.id))
  await phone.screen.tap('加入购物车')
  const sheet = phone.screen.within('选择规格')
  await sheet.tap(sku.name)
  await sheet.tap('增加数量')
  await sheet.tap('加入购物车')
  await phone.screen.find('购物车，2 件商品')
  expect(phone.feedback.toasts).toEqual(['已加入购物车'])
  expect(phone.feedback.badges.get(2)).toBe('2')

  await phone.screen.tap('购物车，2 件商品')
  await phone.screen.opens('pages/cart/index')
  await phone.screen.sees(product.name)
  await phone.screen.sees(sku.name)
  await phone.screen.sees(`¥${formatYuan(sku.priceFen)}`)
  await phone.screen.sees(`合计 ¥${formatYuan(2 * sku.priceFen)}`)
  await phone.screen.sees('结算（2）')
})

test('the cart outlives a restart of the app', async () => {
  const storage = new Map<string, string>()
  const options = { directory: inject('weappDirectory'), shopUrl, storage }
  const product = await soldProduct()
  phone = startPhone(options)
  phone.stack.open(productPage(product.id))
  await phone.screen.tap('加入购物车')
  await phone.screen.within('选择规格').tap('加入购物车')
  await phone.screen.find('购物车，1 件商品')
  phone = startPhone(options)
  phone.stack.switchTab('/pages/cart/index')
  await phone.screen.sees(product.name)
})

test('searching 脐橙 suggests, finds and remembers', async () => {
  await phone.screen.tap(/搜索商品$/)
  await phone.screen.opens('packages/goods/search/index')
  await phone.screen.type('搜索商品', '脐橙')
  await phone.screen.confirm('搜索商品')
  const { items } = await api.call('GET /api/products', { query: { q: '脐橙', page: 1, pageSize: 20 } })
  expect(items[0]?.name).toContain('脐橙')
  for (const product of items) await phone.screen.sees(product.name)
  await phone.screen.tap('清空')
  await phone.screen.find('脐橙')
})

test('a county with escaped characters in its address is found', async () => {
  await phone.screen.tap(/^奉节县 \d+ 款好物$/)
  await phone.screen.opens('packages/goods/search/index')
  const { items } = await api.call('GET /api/products', {
    query: { county: '奉节县', page: 1, pageSize: 20 },
  })
  for (const product of items) await phone.screen.sees(product.name)
  expect(items.length).toBeGreaterThan(2)
})

const pictures = /^http.*\/files\/[0-9a-f]{16}-\d+\.webp$/

test('home, a product and what was searched are shared with title, way and picture', async () => {
  const shared = () => phone.stack.top.call('onShareAppMessage', { from: 'menu' })
  const { items } = await api.call('GET /api/products', { query: { q: '脐橙', page: 1, pageSize: 20 } })
  await phone.screen.sees('为您推荐')
  await phone.screen.find(/\d+ 款好物$/)
  expect(shared()).toMatchObject({
    title: expect.stringContaining('渝乡集'),
    path: '/pages/home/index',
    imageUrl: expect.stringMatching(pictures),
  })
  const [product] = items
  phone.stack.open(productPage(product?.id ?? ''))
  await phone.screen.find('加入购物车')
  expect(shared()).toMatchObject({
    title: product?.name,
    path: expect.stringContaining(productPage(product?.id ?? '')),
    imageUrl: expect.stringMatching(pictures),
  })
  phone.stack.open(`/packages/goods/search/index?q=${encodeURIComponent('脐橙')}`)
  await phone.screen.sees(items.at(-1)?.name ?? '')
  expect(shared()).toMatchObject({
    title: '渝乡集里的脐橙',
    path: expect.stringContaining(`/packages/goods/search/index?q=${encodeURIComponent('脐橙')}`),
    imageUrl: expect.stringMatching(pictures),
  })
})

test.each([
  [
    'a product',
    async () => productPage((await soldProduct()).id),
    '加入购物车',
    /\/api\/products\/[0-9a-f-]{36}/,
  ],
  [
    'results',
    async () => `/packages/goods/search/index?q=${encodeURIComponent('腊肉')}`,
    /腊肉/,
    /\/api\/products\?/,
  ],
])('pulling down asks again for %s', async (_what, address, shown, asked) => {
  phone.stack.open(await address())
  await phone.screen.find(shown)
  const before = phone.network.requests.filter((request) => asked.test(request)).length
  phone.stack.top.call('onPullDownRefresh')
  await until(() => phone.network.requests.filter((request) => asked.test(request)).length === before + 1)
})

test('halls are sorted by distance on the phone after a tap, and where it is leaves it never', async () => {
  phone.stack.open('/packages/venues/list/index')
  await phone.screen.sees('重庆消费帮扶中心馆')
  await phone.screen.tap('按离我远近排序')
  await phone.screen.sees('离您约')
  const { text } = phone.screen
  expect(text.indexOf('奉节馆')).toBeLessThan(text.indexOf('云阳馆'))
  expect(phone.network.requests.filter((request) => JSON.stringify(request).includes('29.55'))).toEqual([])
})

test('the first page of every subpackage runs', async () => {
  const { subPackages = [] } = readAppConfig(inject('weappDirectory'))
  for (const { root, pages } of subPackages) {
    phone.stack.relaunch(`/${root}/${pages[0]}`)
    await until(() => phone.screen.text.length > 2)
  }
})

test('a phone whose engine learned nothing since 2020 shows the shop and its desks', async () => {
  const [, number = ''] = demoMerchantStaff
  await api.call('POST /api/auth/sms', { body: { phone: number } })
  const session = await api.call('POST /api/auth/phone', { body: { phone: number, code: '000000' } })
  const storage = new Map([['session', JSON.stringify(session)]])
  phone = startPhone({ directory: inject('weappDirectory'), shopUrl, storage, old: true })
  const { items } = await api.call('GET /api/products', { query: { page: 1, pageSize: 20 } })
  await phone.screen.sees(items[0]?.name ?? '')
  // Licences are sorted (toSorted), the month's last day is found (at), the alerts' filters are turned round (toReversed).
  phone.stack.open('/packages/merchant/licences/index')
  await phone.screen.sees('营业执照')
  phone.stack.open('/packages/campaigns/calendar/index')
  await phone.screen.find(/^下个?月/)
  phone.stack.open('/packages/supervision/alerts/index')
  await phone.screen.sees('您没有这里的权限')
})
