import type { Session } from '@yuxiang/shared/api/identity'
import { expect, inject, it } from 'vitest'
import { demoMerchantStaff, demoOperator } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { payFor, placeOne } from '../support/shopping.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper, sessionOf, ship } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()

/** The demo's staff who may act on this case. */
async function staffOf(url: string, id: string): Promise<Session> {
  for (const phone of demoMerchantStaff) {
    const session = await sessionOf(url, phone)
    const staff = new Caller(url, session.accessToken)
    const reply = await staff.send('GET /api/merchant/after-sales/{id}', { params: { id } })
    if (reply.status === 200) return session
  }
  throw new Error('no merchant of the demo has this case')
}

/** A photo as a phone would have it: two pixels of PNG. */
const photo = {
  name: 'rotten.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
}

it('a buyer asks for money back with a photo, is refused, asks the platform, and gets it', async () => {
  const url = inject('shopUrl')
  const { caller, session } = await newShopper(url)
  const { payment, orders } = await placeOne(caller, (await findGoods(url, '奉节脐橙')).skuId, 2)
  await payFor({ url }, caller, payment.id)
  const orderId = orders[0]?.id ?? ''
  await ship(url, orderId)
  await caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })

  const { page, complaints } = await open({ stored: { session } })
  await page.goto(`/packages/order/detail/index?id=${orderId}`)
  await seen(page, '申请售后', { exact: true }).tap()
  await seen(page, '预计退回').waitFor()
  await page.getByRole('button', { name: '减少数量' }).filter({ visible: true }).tap()
  await seen(page, '申请原因').tap()
  await seen(page, '变质、异物等质量问题').tap()
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /添加图片/ })
    .filter({ visible: true })
    .tap()
  await (await chooser).setFiles(photo)
  await page.getByRole('button', { name: '移除图片 1' }).waitFor()
  await seen(page, '提交申请').tap()
  await seen(page, '待商家处理').waitFor()

  const { items } = await caller.call('GET /api/after-sales', {})
  const id = items[0]?.id ?? ''
  expect(items[0]).toMatchObject({ state: 'requested', lines: [{ quantity: 1 }] })

  const staff = await open({ stored: { session: await staffOf(url, id) } })
  await staff.page.goto(`/packages/merchant/after-sale/index?id=${id}`)
  await seen(staff.page, '拒绝', { exact: true }).tap()
  await staff.page.getByLabel('拒绝原因').filter({ visible: true }).fill('照片里看不出问题')
  await seen(staff.page, '拒绝申请').last().tap()
  await seen(staff.page, '商家已拒绝').waitFor()

  await page.reload()
  await seen(page, '申请平台介入').last().tap()
  await page.getByLabel('理由').filter({ visible: true }).fill('箱底已经发霉，照片很清楚')
  await seen(page, '提交给平台').tap()
  await seen(page, '平台处理中').waitFor()

  const operator = await open({ stored: { session: await sessionOf(url, demoOperator.phone) } })
  await operator.page.goto(`/packages/operator/after-sale/index?id=${id}`)
  await seen(operator.page, '作出处理', { exact: true }).tap()
  await operator.page.getByLabel('处理理由').filter({ visible: true }).fill('照片可见发霉，支持退款')
  await seen(operator.page, /^确认处理/).tap()
  await seen(operator.page, '已退款').waitFor()

  await page.goto('/packages/after-sale/cases/index')
  await seen(page, '已退款').waitFor()
  expect([...complaints, ...staff.complaints, ...operator.complaints]).toEqual([])
})
