import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { addAddress } from '../support/shopping.ts'
import { serious } from './support/axe.ts'
import { askToJoin, fillOffice } from './support/office.ts'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper, ship } from './support/shopper.ts'
import { newPhoneNumber, seen } from './support/shopping.ts'
import { addToRoster, buyForAll, grantToAll, type OpenUnion, openUnion } from './support/union.ts'
import { walk } from './support/walk.ts'

const open = phones()
const url = inject('shopUrl')
const office = (page: string, query = '') => `/packages/union-office/${page}/index${query}`
const group = (page: Page, name: string) => page.getByRole('group', { name }).filter({ visible: true })

/** The officer's browser. */
const desk = ({ session }: OpenUnion, width = 1280) => open({ width, stored: { session } })

it('an officer lets in who asked, changes a member and replaces the invite code', async () => {
  const union = await openUnion(url)
  await addToRoster(union, newPhoneNumber())
  await askToJoin(url, union, '王小山')
  await askToJoin(url, union, '陌生人')
  const { page, complaints } = await desk(union)
  await page.goto(office('roster'))
  await page.getByRole('button', { name: '通过王小山' }).tap()
  const approving = group(page, '让王小山加入')
  await approving.getByText('高三年级组').tap()
  await approving.getByText('通过并加入名册').tap()
  await page.getByRole('button', { name: '拒绝陌生人' }).tap()
  await seen(page, '拒绝', { exact: true }).last().tap()
  await seen(page, '申请加入', { exact: true }).waitFor({ state: 'detached' })
  await seen(page, '2 人', { exact: true }).first().waitFor()

  await page.getByRole('button', { name: '修改张小渝' }).tap()
  const sheet = group(page, '修改会员')
  await sheet.getByLabel('手机号').fill('12345')
  await sheet.getByText('保存').tap()
  await sheet.getByText('请输入 11 位手机号').waitFor()
  await sheet.getByLabel('手机号').fill('')
  await sheet.getByRole('textbox', { name: '分组' }).fill('行政后勤')
  await sheet.getByText('保存').tap()
  await sheet.waitFor({ state: 'detached' })
  await seen(page, '行政后勤').last().waitFor()

  await seen(page, '更换', { exact: true }).tap()
  await seen(page, '更换', { exact: true }).last().tap()
  await seen(page, union.inviteCode).waitFor({ state: 'detached' })
  const { items } = await union.officer.call('GET /api/union-office/unions/{id}/members', {
    params: { id: union.id },
    query: {},
  })
  expect(items.map(({ name, group: of }) => [name, of]).sort()).toEqual([
    ['张小渝', '行政后勤'],
    ['王小山', '高三年级组'],
  ])
  expect(complaints).toEqual([])
})

it('an officer buys for all, signs for who signed on paper, and asks for the invoice', async () => {
  const union = await openUnion(url)
  for (const name of ['张小渝', '李建国']) await addToRoster(union, newPhoneNumber(), name)
  await addAddress(union.officer)
  const { product } = await findGoods(url, '奉节脐橙')
  const { page, complaints } = await desk(union)
  await page.goto(office('purchase-new'))
  await page.getByLabel('采购名称').fill('重阳慰问品')
  await seen(page, '选择商品').tap()
  await page.getByLabel('搜认定有效的帮扶产品').filter({ visible: true }).fill('奉节脐橙')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: new RegExp(`^${product.name}，`) }).tap()
  await group(page, `${product.name}：选择规格`)
    .getByText(product.skus[0]?.name ?? '')
    .tap()
  await page.getByRole('radio', { name: /中山四路 1 号/ }).tap()
  const place = page.getByRole('button', { name: /^下单 ¥/ })
  await place.tap()
  await seen(page, '确认采购').last().tap()
  await page.waitForURL(/\/purchase\/index/)
  await seen(page, '还有 2 人未签收').waitFor()

  const { items } = await union.officer.call('GET /api/union-office/unions/{id}/purchases', {
    params: { id: union.id },
    query: {},
  })
  const [purchase] = items
  expect(purchase).toMatchObject({ name: '重阳慰问品', members: 2, state: 'ordered' })
  for (const { id } of purchase?.orders ?? []) {
    await ship(url, id)
    await union.officer.call('POST /api/orders/{id}/confirm-receipt', { params: { id } })
  }
  await page.reload()
  await page.getByRole('button', { name: '登记签收 李建国' }).tap()
  await seen(page, '已签字', { exact: true }).last().tap()
  await seen(page, '还有 1 人未签收').waitFor()
  await seen(page, '工会代登记').first().waitFor()

  await page.goto(office('invoices'))
  await seen(page, '申请发票').first().tap()
  const asking = group(page, '申请发票')
  await asking.getByRole('radio', { name: /重阳慰问品/ }).tap()
  await asking.getByText('向商家申请').tap()
  await page.getByRole('button', { name: /^登记收到 .*的发票$/ }).tap()
  const received = group(page, '登记收到的发票')
  await received.getByLabel('发票号码').fill('2550200000001234')
  await received.getByLabel('开票日期').fill('2026-01-05')
  await received.getByText('登记', { exact: true }).tap()
  await seen(page, '已收到').last().waitFor()
  expect(complaints).toEqual([])
})

it('papers are made while the officer watches, and downloaded', async () => {
  const union = await openUnion(url)
  await addToRoster(union, newPhoneNumber())
  await grantToAll(union, 20_000)
  const { page, complaints } = await desk(union)
  await page.goto(office('evidence'))
  await seen(page, '还没有生成过材料').waitFor()
  await seen(page, '一次发放').tap()
  await page.getByRole('radio', { name: /中秋慰问/ }).tap()
  await seen(page, '打印存档').tap()
  await seen(page, '生成', { exact: true }).tap()
  const making = page.getByRole('status', { name: /^(排队中|正在生成)，\d+%$/ })
  await making.waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^下载.*中秋慰问/ }).tap()
  expect((await download).suggestedFilename()).toBe('中秋慰问 凭证材料.pdf')
  await making.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

it('an officer withdraws what is unspent of a grant, and closes the year', async () => {
  const union = await openUnion(url)
  const { phone, session } = await newShopper(url)
  await addToRoster(union, phone)
  await grantToAll(union, 20_000)
  await buyForAll(url, union, '奉节脐橙')
  const { page, complaints } = await desk(union)
  await page.goto(office('grants'))
  await seen(page, '中秋慰问').first().tap()
  await seen(page, '收回未用额度').tap()
  await seen(page, '将收回未用的 ¥200.00 到预算').waitFor()
  await seen(page, '确认收回').last().tap()
  await seen(page, '已收回').first().waitFor()
  await seen(page, '收回未用额度').waitFor({ state: 'detached' })

  await page.goto(office('budget'))
  await seen(page, '年度结账').tap()
  await seen(page, /余额共 ¥.* 退回经费来源/).waitFor()
  await seen(page, '确认结账').last().tap()
  await seen(page, '结账退回来源').waitFor()
  const { items } = await union.officer.call('GET /api/union-office/unions/{id}/budgets', {
    params: { id: union.id },
  })
  const bought = items[0]?.committedFen ?? 0
  expect(items[0]).toMatchObject({ state: 'closed', returnedFen: 10_000_000 - bought })
  expect(bought).toBeGreaterThan(0)
  expect(complaints).toEqual([])

  const member = await open({ stored: { session } })
  await member.page.goto(office('overview'))
  await seen(member.page, '这里是工会干部的工作台').waitFor()
})

it('every page of the workbench is wide on a desktop, fits a narrow phone and 长辈版, and axe finds no serious fault', async () => {
  const { union, screens } = await fillOffice(url)
  const { page, complaints } = await desk(union)
  const large = await open({ stored: { session: union.session, elder: true } })
  const asWide = async () => {
    await page.setViewportSize({ width: 1280, height: 844 })
    const found = [...(await notWide(page)), ...(await overEdge(page)), ...(await serious(page))]
    await page.setViewportSize({ width: 320, height: 844 })
    return [...found, ...(await overEdge(page))]
  }
  expect(await walk(page, screens, asWide)).toEqual({})
  expect(await walk(large.page, screens, overEdge)).toEqual({})
  expect(complaints).toEqual([])
  expect(large.complaints).toEqual([])
})

/** What is not laid out for a desktop: navigation beside the page, tables in columns, a form beside its preview. */
async function notWide(page: Page): Promise<string[]> {
  const box = async (selector: string) => {
    const [first] = await page.locator(selector).filter({ visible: true }).all()
    return first?.boundingBox()
  }
  const [nav, main] = [await box('.side-nav'), await box('.bench__main')]
  const found: string[] = []
  if (!nav || !main || main.x < nav.x + nav.width - 1) found.push('the navigation is not beside the page')
  if (!main || main.width < 800) found.push(`the page is ${main?.width} px wide`)
  const [form, aside] = [await box('.form-page__form'), await box('.form-page__aside')]
  if (form && (!aside || aside.x < form.x + form.width - 1)) found.push('the preview is not beside the form')
  const tables = await page.locator('.table').filter({ visible: true }).count()
  const heads = await page.locator('.table__row--head').filter({ visible: true }).count()
  if (heads < tables) found.push(`${tables} tables, ${heads} with columns`)
  return found
}
