import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { demoCountyStaff, demoOperator } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { newCreditCode } from '../support/merchants.ts'
import { serious } from './support/axe.ts'
import { phones } from './support/phones.ts'
import { newShopper, sessionOf } from './support/shopper.ts'
import { seen } from './support/shopping.ts'

const open = phones()
const url = inject('shopUrl')

/** The field that is seen; another page may lie below with one of the same name. */
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true }).filter({ visible: true })
const next = (page: Page) => seen(page, '下一步', { exact: true }).tap()

it('somebody applies step by step, loses nothing on the way, is approved and opens the shop', async () => {
  const { session, caller } = await newShopper(url)
  const { page, complaints } = await open({ stored: { session } })
  await page.goto('/packages/entry/home/index')
  expect(await serious(page)).toEqual([])
  await seen(page, '开始申请').tap()
  const name = `奉节县云上${Date.now()}农民专业合作社`
  const code = newCreditCode('93')
  await seen(page, '农民专业合作社', { exact: true }).tap()
  await field(page, '名称').fill(name)
  const wrong = code.slice(0, 17) + (code.endsWith('7') ? '8' : '7')
  await field(page, '统一社会信用代码').fill(wrong)
  await seen(page, '校验位不正确').waitFor()
  await field(page, '统一社会信用代码').fill(code)
  await seen(page, '校验位正确').waitFor()
  await page.getByRole('button', { name: '所在区县，请选择' }).tap()
  await seen(page, '奉节县', { exact: true }).last().tap()
  await field(page, '乡镇或街道').fill('安坪镇')
  await field(page, '主体介绍').fill('合作社有 120 户社员，种脐橙二十年。')
  await seen(page, '已保存').waitFor()
  // Closed in the middle, it goes on where it stopped.
  await page.reload()
  await field(page, '名称').waitFor()
  expect(await field(page, '名称').inputValue()).toBe(name)
  await next(page)
  await field(page, '有效期自').fill('2020-01-01')
  await page.getByRole('switch', { name: '营业执照长期有效' }).tap()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '上传照片或 PDF：营业执照' }).tap()
  await (await chooser).setFiles({
    name: 'licence.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n% scan\n%%EOF\n'),
  })
  await page.getByRole('button', { name: '查看营业执照' }).waitFor()
  await next(page)
  await field(page, '姓名').fill('李合作')
  await field(page, '账户名称').fill('云上农民专业合作社')
  await field(page, '开户银行').fill('重庆农村商业银行奉节支行')
  await field(page, '银行账号').fill('6228480000001234567')
  await next(page)
  await next(page)
  // The phone is missing, which is said with the way to it.
  await seen(page, '还差 1 处').waitFor()
  await seen(page, '请填写联系人手机号').tap()
  await field(page, '手机号').fill('13900001234')
  await next(page)
  await next(page)
  await seen(page, '**** 4567').waitFor()
  expect(await serious(page)).toEqual([])
  await seen(page, '提交审核').tap()
  await seen(page, '审核中').waitFor()

  await approve(name)
  await page.reload()
  await seen(page, '进入店铺').tap()
  await seen(page, '店铺介绍与联系人').waitFor()
  expect((await caller.call('GET /api/merchant-entry', {})).items[0]).toMatchObject({ state: 'approved' })
  expect(complaints).toEqual([])
})

/** The county's reviewer finds the case in the queue of a wide screen and decides. */
async function approve(name: string): Promise<void> {
  const session = await sessionOf(url, demoCountyStaff[0]?.phone ?? '')
  const { page, complaints } = await open({ width: 1280, stored: { session } })
  await page.goto('/packages/merchant-office/applications/index')
  await page.getByRole('button', { name: `审核${name}` }).waitFor()
  expect(await serious(page)).toEqual([])
  await page.getByRole('button', { name: `审核${name}` }).tap()
  await field(page, '意见').waitFor()
  await seen(page, '退回补正', { exact: true }).tap()
  await seen(page, '请写明意见，申请人会看到').waitFor()
  await seen(page, '审核通过', { exact: true }).last().tap()
  await seen(page, '通过', { exact: true }).last().tap()
  await seen(page, '已入驻').last().waitFor()
  expect(complaints).toEqual([])
}

it('the operator suspends a merchant, whose goods leave the shelf, and lets it go on', async () => {
  const session = await sessionOf(url, demoOperator.phone)
  const operator = new Caller(url, session.accessToken)
  const { items } = await operator.call('GET /api/merchant-office/merchants', {
    query: { q: '城口', pageSize: 1 },
  })
  const id = items[0]?.id ?? ''
  const { page, complaints } = await open({ width: 1280, stored: { session } })
  const count = async () =>
    (await operator.call('GET /api/products', { query: { merchant: id } })).items.length
  const before = await count()
  expect(before).toBeGreaterThan(0)
  await page.goto(`/packages/merchant-office/merchant/index?id=${id}`)
  await seen(page, '暂停', { exact: true }).last().tap()
  await seen(page, '抽检不合格').last().tap()
  await seen(page, '确认暂停').tap()
  await seen(page, '已暂停', { exact: true }).last().waitFor()
  expect(await count()).toBe(0)
  await seen(page, '解除暂停', { exact: true }).last().tap()
  await seen(page, '复检合格').last().tap()
  await seen(page, '确认解除').tap()
  await seen(page, '正常', { exact: true }).last().waitFor()
  expect(await count()).toBe(before)
  expect(complaints).toEqual([])
})
