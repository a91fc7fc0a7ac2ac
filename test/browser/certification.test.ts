import { expect, inject, it } from 'vitest'
import { demoCountyStaff } from '../../server/src/demo/accounts.ts'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper, sessionOf } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()
const url = inject('shopUrl')

it('a product leads to its certificate, a notice takes an objection, and the county answers it at its desk', async () => {
  const { product } = await findGoods(url, '奉节脐橙')
  const { caller, session } = await newShopper(url)
  const phone = await open({ stored: { session } })
  await phone.page.goto(`/packages/goods/product/index?id=${product.id}`)
  await seen(phone.page, '帮扶认定证书').first().tap()
  await seen(phone.page, '扫码核验').waitFor()
  await seen(phone.page, product.certification?.certificateNo ?? '')
    .first()
    .waitFor()

  const [notice] = (await caller.call('GET /api/certification-notices', { query: { filter: 'running' } }))
    .items
  await phone.page.goto(`/packages/certificates/notice/index?id=${notice?.id}`)
  await seen(phone.page, '我要提出异议').tap()
  await seen(phone.page, '提交异议').tap()
  await seen(phone.page, '请说明异议理由，至少 10 个字').waitFor()
  await phone.page.getByLabel('异议理由').fill('收购价比协议低两毛，请核实保底价')
  await phone.page.getByLabel('您的姓名').fill('李反映')
  await phone.page.getByLabel('联系电话').fill('13911112222')
  await seen(phone.page, '提交异议').tap()
  await seen(phone.page, '我的异议（正在核实）').waitFor()

  const desk = await open({
    width: 1280,
    stored: { session: await sessionOf(url, demoCountyStaff[0]?.phone ?? '') },
  })
  await desk.page.goto('/packages/certify-office/objections/index')
  const card = desk.page.locator('.objection').filter({ hasText: '收购价比协议低两毛' })
  await card.getByText('查看联系方式').tap()
  await card.getByText('李反映 13911112222').waitFor()
  await card.getByText('答复', { exact: true }).tap()
  await desk.page.getByLabel('意见', { exact: true }).fill('已核实，协议价均已兑现')
  await seen(desk.page, '提交答复').tap()
  await card.waitFor({ state: 'detached' })
  await desk.page.goto('/packages/certify-office/cases/index')
  await seen(desk.page, '待我办理').first().waitFor()
  await seen(desk.page, notice?.productName ?? '')
    .first()
    .waitFor()
  expect(await overEdge(desk.page)).toEqual([])

  await phone.page.reload()
  await seen(phone.page, '主管部门答复：已核实，协议价均已兑现').waitFor()
  // The browser notes the one answer that named the empty fields.
  expect(phone.complaints).toEqual([expect.stringContaining('400')])
  expect(desk.complaints).toEqual([])
})
