import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { Caller } from '../support/caller.ts'
import { type Phone, startPhone } from './simulator/phone.ts'

const shopUrl = inject('shopUrl')
const consent = '我已阅读并同意用户协议和隐私政策'
/** A number that nobody has at a shop which may be older than this run. */
const freshNumber = () => `136${String(Date.now()).slice(-8)}`
let phone: Phone
beforeEach(() => {
  const personName = `stranger${process.pid}-${Date.now()}`
  phone = startPhone({ directory: inject('weappDirectory'), shopUrl, personName })
})
afterEach(() => {
  expect(phone.errors).toEqual([])
})

async function anyProduct() {
  const { items } = await new Caller(shopUrl).call('GET /api/products', { query: { page: 1, pageSize: 20 } })
  const product = items.find((item) => item.stock > 20)
  if (!product) throw new Error('nothing to buy')
  return product
}

test('buying leads through the login with WeChat and the phone number to the checkout', async () => {
  const { id, name } = await anyProduct()
  const { screen } = phone
  phone.stack.open(`/packages/goods/product/index?id=${id}`)
  await screen.tap('立即购买')
  await screen.within('选择规格').tap('立即购买')
  await screen.opens('packages/user/login/index')

  await screen.tap('微信一键登录')
  expect(phone.feedback.toasts).toEqual(['请先阅读并勾选同意用户协议和隐私政策'])
  expect(phone.network.requests).not.toContain('POST /api/auth/wechat')
  await screen.tap(consent)
  await screen.tap('微信一键登录')
  await screen.givePhoneNumber('使用微信绑定的手机号', freshNumber())

  await screen.opens('packages/order/checkout/index')
  await screen.sees(name)
  await screen.find('添加收货地址')
})

test('what a stranger put into the cart is in the cart of the account', async () => {
  const { id, name } = await anyProduct()
  const { screen } = phone
  phone.stack.open(`/packages/goods/product/index?id=${id}`)
  await screen.tap('加入购物车')
  await screen.within('选择规格').tap('加入购物车')
  await screen.tap('购物车，1 件商品')
  await screen.tap('登录')
  await screen.tap(consent)
  await screen.tap('微信一键登录')
  await screen.tap('以后再说')
  await screen.opens('pages/cart/index')
  await screen.sees(name)
  await screen.sees('结算（1）')
  expect(phone.network.requests).toContain('POST /api/cart/merge')
  expect(screen.text).not.toContain('登录后可同步购物车')
})

test('a wrong SMS code is said beside its field, the right one signs in', async () => {
  const { screen } = phone
  phone.stack.open('/packages/user/login/index')
  await screen.tap(consent)
  await screen.type('手机号', freshNumber())
  await screen.tap('获取验证码')
  await screen.sees('秒后重发')
  await screen.type('验证码', '123456')
  await screen.tap('登录 / 注册')
  await screen.sees(/验证码.*(错|不正确|不对)/)
  await screen.type('验证码', '000000')
  await screen.tap('登录 / 注册')
  await screen.opens('pages/home/index')
})
