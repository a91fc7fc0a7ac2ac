import { measureNames } from '@yuxiang/shared/supervision/measures'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { demoMerchantStaff, demoRegulators } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { payFor, placeOne } from '../support/shopping.ts'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper, sessionOf, ship } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()
const url = inject('shopUrl')
const photo = {
  name: 'rotten.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** The demo's staff to whom this answers with what is there. */
async function staffOf(has: (caller: Caller) => Promise<{ status: number }>) {
  for (const phone of demoMerchantStaff) {
    const session = await sessionOf(url, phone)
    const caller = new Caller(url, session.accessToken)
    if ((await has(caller)).status === 200) return { session, caller }
  }
  throw new Error('no merchant of the demo has this')
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })

/** An officer's step, with one of the usual sentences unless something else is to be written. */
async function step(page: Page, name: string, usual: RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).filter({ visible: true }).tap()
  await seen(page, usual).tap()
  await seen(page, `确认${name}`).tap()
}

/** Reads what is asked before an act that can't be undone, and confirms it. */
async function sure(page: Page, question: string | RegExp): Promise<void> {
  await seen(page, question, { exact: true }).waitFor()
  await page.locator('.taro-model__confirm').filter({ visible: true }).tap()
}

it('a buyer complains with a photo, both sides agree on a sum, it goes back at once, and the buyer rates it', async () => {
  const { caller, session } = await newShopper(url)
  const { product, skuId } = await findGoods(url, '奉节脐橙')
  const { payment, orders } = await placeOne(caller, skuId, 1)
  await payFor({ url }, caller, payment.id)
  const orderId = orders[0]?.id ?? ''
  await ship(url, orderId)

  const phone = await open({ stored: { session } })
  const { page } = phone
  await page.goto(`/packages/complaints/form/index?orderId=${orderId}`)
  await seen(page, product.name).first().waitFor()
  await seen(page, '东西有问题').tap()
  await field(page, '事情经过').fill('拆箱就有酒味，三个已经发霉')
  const chooser = page.waitForEvent('filechooser')
  await seen(page, '添加图片、视频或 PDF').tap()
  await (await chooser).setFiles(photo)
  await page.getByLabel('移除 rotten.png').waitFor()
  // Too early: what is missing is asked for, and what was typed stays, also when the phone closes the page.
  await seen(page, /^提交给/).tap()
  await seen(page, '请选择您希望怎么处理').first().waitFor()
  await page.reload()
  await page.getByLabel('移除 rotten.png').waitFor()
  expect(await field(page, '事情经过').inputValue()).toBe('拆箱就有酒味，三个已经发霉')
  await seen(page, '帮我把钱或货的事解决').tap()
  await seen(page, '赔偿损失').tap()
  await seen(page, /^提交给/).tap()
  await seen(page, '已提交，待受理').first().waitFor()
  const id = (await caller.call('GET /api/complaints', {})).items[0]?.id ?? ''

  const [officer] = demoRegulators
  const desk = await open({
    width: 1280,
    stored: { session: await sessionOf(url, officer?.phone ?? '') },
  })
  await desk.page.goto(`/packages/regulator/case/index?id=${id}`)
  await desk.page.getByLabel('查看 rotten.png').first().waitFor()
  await step(desk.page, '受理', /^属于本机关职责/)
  await seen(desk.page, '已受理').first().waitFor()

  const shop = await staffOf((one) => one.send('GET /api/merchant/cases/{id}', { params: { id } }))
  const counter = await open({ stored: { session: shop.session } })
  await counter.page.goto(`/packages/merchant-cases/case/index?id=${id}`)
  await seen(counter.page, '只说明情况').tap()
  await field(counter.page, '说明').fill('这一箱运输中受潮，愿意补偿')
  await seen(counter.page, '提交', { exact: true }).last().tap()
  await seen(counter.page, '这一箱运输中受潮，愿意补偿').first().waitFor()

  await desk.page.reload()
  await seen(desk.page, '这一箱运输中受潮，愿意补偿').first().waitFor()
  await desk.page.getByRole('button', { name: '提出调解方案' }).filter({ visible: true }).tap()
  await field(desk.page, '不退货补偿（选填）').fill('8.80')
  await seen(desk.page, /双方同意后立即原路退回，从商家货款中扣除/).waitFor()
  await seen(desk.page, '依据事实提出调解方案').tap()
  await seen(desk.page, '确认提出调解方案').tap()
  await seen(desk.page, /补偿 ¥8\.80，达成后原路退回/)
    .first()
    .waitFor()
  expect(await overEdge(desk.page)).toEqual([])
  const { offers } = await shop.caller.call('GET /api/merchant/cases/{id}', { params: { id } })
  await shop.caller.call('POST /api/merchant/cases/{id}/offers/{offerId}', {
    params: { id, offerId: offers[0]?.id ?? '' },
    body: { agrees: true },
  })

  await page.reload()
  await seen(page, '补偿 ¥8.80，达成后原路退回').waitFor()
  await seen(page, '同意并退款').tap()
  await page.locator('.taro-model__confirm').filter({ visible: true }).tap()
  await seen(page, '已办结').first().waitFor()
  await seen(page, /补偿 ¥8\.80 已受理，原路退回/)
    .first()
    .waitFor()
  const order = await caller.call('GET /api/orders/{id}', { params: { id: orderId } })
  expect(order.refunds).toMatchObject([{ totalFen: 880 }])
  await seen(page, '评价办理结果').tap()
  await page.getByRole('radio', { name: /^5 星/ }).filter({ visible: true }).tap()
  await seen(page, '提交评价').tap()
  await page.getByLabel('5 星，满分 5 星').filter({ visible: true }).waitFor()
  for (const one of [phone, desk, counter]) expect(one.complaints).toEqual([])
})

it('a price alert becomes a case and a measure, each once it is confirmed, and another officer decides the merchant’s appeal', async () => {
  const [first, second] = demoRegulators
  const { page, complaints } = await open({
    width: 1280,
    stored: { session: await sessionOf(url, first?.phone ?? '') },
  })
  const regulator = await new Caller(url).signIn(first?.phone ?? '')
  const { items: alerts } = await regulator.call('GET /api/supervision/alerts', { query: {} })
  const merchantId = alerts[0]?.merchantId ?? ''
  await page.goto('/packages/supervision/alerts/index')
  await page.getByRole('button', { name: /^处理/ }).filter({ visible: true }).first().tap()
  await page.getByRole('button', { name: '立案', exact: true }).filter({ visible: true }).tap()
  await sure(page, /^对.+立案？$/)
  await seen(page, /查看案件 .*市监核/).tap()
  await seen(page, '价格预警').first().waitFor()
  await page.goto(`/packages/supervision/measure-new/index?merchant=${merchantId}`)
  // The demo keeps one of these merchants out of campaigns from a later day on: another kind than that.
  await seen(page, measureNames.unionExclusion).first().tap()
  await field(page, '事由').fill('划线价没有成交依据，两次提醒未改正')
  const imposed = page.waitForResponse((answer) => answer.url().endsWith('/api/supervision/measures'))
  await page.getByRole('button', { name: '采取措施', exact: true }).filter({ visible: true }).tap()
  await sure(page, `对${alerts[0]?.merchantName}：${measureNames.unionExclusion}`)
  expect((await imposed).status()).toBe(201)
  const ofMerchant = async () => {
    const { items: rows } = await regulator.call('GET /api/supervision/measures', {
      query: { kind: 'unionExclusion', state: 'running' },
    })
    return rows.filter((row) => row.merchantId === merchantId)
  }
  const measureId = (await ofMerchant())[0]?.id ?? ''

  const owner = await staffOf((one) =>
    one.send('GET /api/merchant/shops/{id}/credit', { params: { id: merchantId } }),
  )
  const counter = await open({ stored: { session: owner.session } })
  await counter.page.goto(`/packages/supervision-merchant/appeal/index?id=${measureId}&kind=appeal`)
  await field(counter.page, '理由').fill('划线价有七日内成交记录，附截图')
  const raised = counter.page.waitForResponse((answer) => answer.url().endsWith('/appeals'))
  await seen(counter.page, '提交', { exact: true }).last().tap()
  expect((await raised).status()).toBe(201)
  const other = await new Caller(url).signIn(second?.phone ?? '')
  const { items: appeals } = await other.call('GET /api/supervision/appeals', { query: { pageSize: 100 } })
  const appeal = appeals.find((one) => one.measureId === measureId)

  // Who imposed it is told that somebody else decides.
  await page.goto(`/packages/supervision/appeal/index?id=${appeal?.id}`)
  await seen(page, /须由其他人员（或市局）处理/).waitFor()
  const desk = await open({
    width: 1280,
    stored: { session: await sessionOf(url, second?.phone ?? '') },
  })
  await desk.page.goto(`/packages/supervision/appeal/index?id=${appeal?.id}`)
  await field(desk.page, '答复意见').fill('成交记录属实，撤销措施')
  const decided = desk.page.waitForResponse((answer) => answer.url().endsWith('/decide'))
  await desk.page.getByRole('button', { name: '支持', exact: true }).filter({ visible: true }).tap()
  await sure(desk.page, `支持${appeal?.measure.merchantName}的申诉？`)
  expect((await decided).status()).toBe(200)
  expect(await ofMerchant()).toEqual([])
  for (const noted of [complaints, counter.complaints, desk.complaints]) expect(noted).toEqual([])
})
