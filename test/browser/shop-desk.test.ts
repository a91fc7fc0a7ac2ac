import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { demoMerchantStaff, demoOperator } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { payFor, placeOne } from '../support/shopping.ts'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { newShopper, sessionOf } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()

const photo = {
  name: 'orange.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const fill = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text)
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).last().tap()

it('a merchant writes a listing that outlives a reload, the operator approves it, and it is sold', async () => {
  const url = inject('shopUrl')
  const session = await sessionOf(url, demoMerchantStaff[2] ?? '')
  const { page, complaints } = await open({ stored: { session }, width: 1280 })
  // Leaving with something unsaved is asked about.
  let asked = 0
  page.on('dialog', (dialog) => {
    asked += 1
    void dialog.accept()
  })
  const name = `测试红橙 ${Date.now()}`
  await page.goto('/packages/shop-desk/product/index')
  await fill(page, '商品名称', name)
  await fill(page, '产地', '重庆市奉节县')
  await page.reload()
  await seen(page, '上次没有保存的内容已恢复，请核对后保存。').waitFor()
  expect(asked).toBe(1)
  // Too little is refused, field by field, and nothing typed is lost.
  await press(page, '保存草稿')
  await seen(page, '请填写规格名称').waitFor()
  for (const [label, text] of [
    ['乡镇', '安坪镇'],
    ['净含量', '2.5 kg'],
    ['保质期', '30 天'],
    ['贮存条件', '阴凉通风'],
    ['规格名称', '5斤装'],
    ['价格', '39.9'],
    ['毛重（克，算运费用）', '2500'],
    ['库存', '20'],
  ] as const)
    await fill(page, label, text)
  await seen(page, '请选择', { exact: true }).tap()
  await page.getByRole('group', { name: '选择类目' }).getByRole('radio').first().tap()
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /添加图片/ })
    .filter({ visible: true })
    .tap()
  await (await chooser).setFiles(photo)
  await page.getByRole('button', { name: '移除图片 1' }).waitFor()
  await press(page, '保存草稿')
  await press(page, '提交审核')
  await seen(page, '审核中', { exact: true }).waitFor()
  expect(await overEdge(page)).toEqual([])

  const operator = await open({ stored: { session: await sessionOf(url, demoOperator.phone) }, width: 1280 })
  await operator.page.goto('/packages/operator/listings/index')
  await press(operator.page, `通过${name}`)
  await seen(operator.page, name).waitFor({ state: 'detached' })
  const { items } = await new Caller(url).call('GET /api/products', { query: { q: name } })
  expect(items.map((product) => product.name)).toEqual([name])

  const buyer = await newShopper(url)
  const [skuId = ''] = (
    await new Caller(url).call('GET /api/products/{id}', { params: { id: items[0]?.id ?? '' } })
  ).skus.map(({ id }) => id)
  const { payment, orders } = await placeOne(buyer.caller, skuId)
  await payFor({ url }, buyer.caller, payment.id)
  await page.goto('/packages/shop-desk/orders/index')
  await seen(page, name).waitFor()
  await press(page, `订单 ${orders[0]?.orderNo} 发货`)
  await seen(page, '中通快递', { exact: true }).tap()
  await fill(page, '运单号', 'ZT2026112601')
  await press(page, '提交')
  await seen(page, name).waitFor({ state: 'detached' })
  expect([...complaints, ...operator.complaints]).toEqual([])
})
