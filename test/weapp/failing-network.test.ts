import { afterEach, expect, inject, test } from 'vitest'
import { Caller } from '../support/caller.ts'
import { type Phone, startPhone } from './simulator/phone.ts'

const shopUrl = inject('shopUrl')
const directory = inject('weappDirectory')
const offline = '网络连接不上，请检查网络后重试'
let phone: Phone
afterEach(() => {
  expect(phone.errors).toEqual([])
})

const firstProduct = async () => {
  const { items } = await new Caller(shopUrl).call('GET /api/products', { query: { page: 1, pageSize: 20 } })
  const [product] = items
  if (!product) throw new Error('no product')
  return product
}

test('without a network the home page says so, and a retry with one shows the products', async () => {
  const { name } = await firstProduct()
  phone = startPhone({ directory, shopUrl, cut: true })
  await phone.screen.sees(offline)
  await phone.screen.sees('网络连接不上，内容可能不是最新')
  expect(phone.screen.text).not.toContain(name)

  await phone.screen.tap('重新加载')
  await phone.screen.sees(offline)
  phone.network.cut = false
  await phone.screen.tap('重新加载')
  await phone.screen.sees(name)
  expect(phone.screen.text).not.toContain('网络连接不上')
})

test('without a network a product says so, and a retry shows it', async () => {
  const { id, name } = await firstProduct()
  phone = startPhone({ directory, shopUrl, cut: true })
  phone.stack.open(`/packages/goods/product/index?id=${id}`)
  await phone.screen.sees(offline)
  phone.network.cut = false
  await phone.screen.tap('重新加载')
  await phone.screen.sees(name)
})

test('what was seen before is shown again without a network', async () => {
  const storage = new Map<string, string>()
  const { name } = await firstProduct()
  phone = startPhone({ directory, shopUrl, storage })
  await phone.screen.sees(name)
  phone = startPhone({ directory, shopUrl, storage, cut: true })
  await phone.screen.sees(name)
  await phone.screen.sees('网络连接不上')
})

test('adding to the cart without a network says so and loses nothing', async () => {
  const { id } = await firstProduct()
  phone = startPhone({ directory, shopUrl })
  phone.stack.open(`/packages/goods/product/index?id=${id}`)
  await phone.screen.tap('加入购物车')
  phone.network.cut = true
  await phone.screen.within('选择规格').tap('加入购物车')
  await expect.poll(() => phone.feedback.toasts).toEqual([offline])
  phone.network.cut = false
  phone.stack.switchTab('/pages/cart/index')
  await phone.screen.sees('结算（1）')
})
