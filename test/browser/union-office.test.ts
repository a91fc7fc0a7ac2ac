import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { demoOperator } from '../../server/src/demo/accounts.ts'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { Caller } from '../support/caller.ts'
import { phones } from './support/phones.ts'
import { sessionOf } from './support/shopper.ts'
import { newPhoneNumber, seen } from './support/shopping.ts'

const open = phones()
const office = (page: string) => `/packages/union-office/${page}/index`
const year = dayInShanghai(new Date()).slice(0, 4)

it('an officer opens a budget, imports the roster, issues a grant and sees its progress', async () => {
  const { page, complaints } = await open({ width: 1280, stored: { session: await officerOfNewUnion() } })

  await page.goto('/pages/mine/index')
  await seen(page, '工会工作台').tap()
  await seen(page, '还没有年度预算').waitFor()
  await seen(page, '开立预算').last().tap()
  await openBudget(page)
  await seen(page, '2,000.00').first().waitFor()

  await page.getByRole('link', { name: '名册' }).filter({ visible: true }).tap()
  await seen(page, '名册还是空的').waitFor()
  await seen(page, '导入名册').last().tap()
  await pickRoster(page, `姓名,手机号,分组\n张小渝,${newPhoneNumber()},办公室\n李建国,12345,财务科\n`)
  await seen(page, '一行也不会导入').waitFor()
  await seen(page, '第 3 行').waitFor()
  await seen(page, '请输入 11 位手机号').waitFor()
  await pickRoster(
    page,
    `姓名,手机号,分组\n张小渝,${newPhoneNumber()},办公室\n李建国,${newPhoneNumber()},财务科\n`,
  )
  await seen(page, '确认导入 2 人').tap()
  await page.waitForURL(/\/roster\//)
  await seen(page, '李建国').waitFor()

  await page.getByRole('link', { name: '发放' }).filter({ visible: true }).tap()
  await seen(page, '新建发放').first().tap()
  await page.waitForURL(/grant-new/)
  await seen(page, '春节慰问').tap()
  const amount = page.getByLabel('每人金额').filter({ visible: true })
  await amount.fill('2000.01')
  await seen(page, '部分会员将超过年度上限').waitFor()
  await seen(page, '超过上限的 2 人').waitFor()
  await seen(page, /《基层工会经费收支管理办法》（总工办发〔2017〕32号）/).waitFor()
  const over = page.getByRole('list', { name: '超过上限的会员' }).filter({ visible: true })
  expect(await over.textContent()).toContain('¥0.01')
  await amount.fill('1000.01')
  await seen(page, '预算余额不足').waitFor()
  await amount.fill('300.5')
  const issue = page.getByRole('button', { name: '发放 ¥601.00' }).filter({ visible: true })
  await issue.tap()
  await seen(page, '确认发放').last().tap()

  await page.waitForURL(/\/grant\/index/)
  await page.getByRole('heading', { name: '春节慰问' }).filter({ visible: true }).waitFor()
  await page.getByRole('img', { name: '601.00 元' }).filter({ visible: true }).waitFor()
  const members = page.getByRole('list', { name: '每名会员的额度' }).getByRole('listitem')
  await members.nth(1).waitFor()
  expect(await members.count()).toBe(2)
  expect(await members.first().textContent()).toContain('¥300.50')
  expect(complaints).toEqual([])
})

it('a grant whose answer was lost is issued once', async () => {
  const session = await officerOfNewUnion()
  const officer = new Caller(inject('shopUrl'), session.accessToken, session.user.id)
  const id = (await officer.call('GET /api/union-office/unions', {})).items[0]?.id ?? ''
  const params = { id }
  await officer.call('POST /api/union-office/unions/{id}/budgets', {
    params,
    body: {
      year: Number(year),
      amountFen: 200_000,
      source: { title: '会议纪要', documentNo: '1 号', issuedOn: `${year}-01-05` },
    },
  })
  await officer.call('POST /api/union-office/unions/{id}/members', {
    params,
    body: { name: '张小渝', phone: newPhoneNumber(), group: '' },
  })
  const { page } = await open({ stored: { session } })
  const keys: (string | undefined)[] = []
  await page.route('**/grants', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    const answer = await route.fetch()
    // The first answer is lost on its way.
    return keys.length === 1 ? route.abort() : route.fulfill({ response: answer })
  })
  await page.goto(office('grant-new'))
  await seen(page, '端午慰问').tap()
  await page.getByLabel('每人金额').fill('500')
  const issue = page.getByRole('button', { name: '发放 ¥500.00' })
  await issue.tap()
  await seen(page, '确认发放').last().tap()
  await expect.poll(() => keys.length).toBe(1)
  await issue.tap()
  await seen(page, '确认发放').last().tap()
  await page.waitForURL(/\/grant\/index/)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBeTruthy()
  expect(keys[1]).toBe(keys[0])
  const grants = await officer.call('GET /api/union-office/unions/{id}/grants', { params, query: {} })
  expect(grants.items.map(({ amountFen }) => amountFen)).toEqual([50_000])
})

/** The session of an officer whose union has neither a budget nor members. */
async function officerOfNewUnion() {
  const url = inject('shopUrl')
  const officerPhone = newPhoneNumber()
  const operator = await new Caller(url).signIn(demoOperator.phone)
  await operator.call('POST /api/operations/unions', {
    body: {
      name: `南岸区教育工会 ${officerPhone.slice(-6)}`,
      unitName: '南岸区教育委员会',
      invoiceTitle: '南岸区教育工会委员会',
      taxNo: '81500000MC0000003X',
      officerPhone,
    },
  })
  return sessionOf(url, officerPhone)
}

async function openBudget(page: Page): Promise<void> {
  await seen(page, '开立年度预算').last().tap()
  const sheet = page.getByRole('group', { name: '开立年度预算' })
  await sheet.getByText('开立', { exact: true }).tap()
  await sheet.getByText('请填写金额').waitFor()
  await sheet.getByLabel('预算金额').fill('2,000')
  await sheet.getByLabel('依据文件').fill('工会委员会会议纪要')
  await sheet.getByLabel('文号').fill('渝工〔2026〕1 号')
  await sheet.getByLabel('文件日期').fill(`${year}-01-05`)
  await sheet.getByText('开立', { exact: true }).tap()
  await seen(page, '登记后不能修改').waitFor()
  await seen(page, '确定', { exact: true }).tap()
  await sheet.waitFor({ state: 'detached' })
}

async function pickRoster(page: Page, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await seen(page, /^(选择文件|换一个文件)$/).tap()
  await (await chooser).setFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}
