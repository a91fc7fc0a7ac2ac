import { expect, inject, it } from 'vitest'
import { placeOne } from '../support/shopping.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()

it('a payment refused at the cashier is made later from the list of orders', async () => {
  const url = inject('shopUrl')
  const { caller, session } = await newShopper(url)
  const { skuId } = await findGoods(url, '奉节脐橙')
  const { orders } = await placeOne(caller, skuId)
  const { page, complaints } = await open({ stored: { session } })
  const list = '/packages/order/orders/index'

  await page.goto(list)
  await seen(page, /^(去|立即|继续)?(付款|支付)$/)
    .last()
    .tap()
  await page.waitForURL(/emulator\/cashier/)
  await page.getByRole('button', { name: '模拟余额不足' }).tap()
  await page.waitForURL(/order\/result/)

  await page.goto(list)
  await seen(page, /^(去|立即|继续)?(付款|支付)$/)
    .last()
    .tap()
  await page.waitForURL(/emulator\/cashier/)
  await page.getByRole('button', { name: '确认支付' }).tap()
  await seen(page, '支付成功').waitFor()
  const params = { id: orders[0]?.id ?? '' }
  expect(await caller.call('GET /api/orders/{id}', { params })).toMatchObject({ state: 'paid' })
  await page.goto(list)
  await seen(page, '待发货').last().waitFor()
  expect(complaints).toEqual([])
})
