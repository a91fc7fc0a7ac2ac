import { policy } from '@yuxiang/shared/policy'
import { expect, inject, it } from 'vitest'
import { addAddress } from '../support/shopping.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper } from './support/shopper.ts'
import { seen } from './support/shopping.ts'
import { addToRoster, buyForAll, grantToAll, openUnion } from './support/union.ts'

const open = phones()
const url = inject('shopUrl')

it('checks in once a day, and the points are there', async () => {
  const { session, caller } = await newShopper(url)
  const { page, complaints } = await open({ stored: { session } })
  await page.goto('/pages/mine/index')
  await page.getByRole('link', { name: /^积分 \d/ }).tap()
  await page.waitForURL(/member\/points/)
  await seen(page, '今天开始第一天').waitFor()
  await seen(page, '签到领 5 积分').tap()
  await seen(page, '今天已签到，明天签到可得 5 积分').waitFor()
  await seen(page, '已连续 1 天').waitFor()
  await seen(page, '每日签到').last().waitFor()
  await seen(page, '+5', { exact: true }).waitFor()
  expect((await caller.call('GET /api/points', {})).balance).toBe(policy.pointsWelcome.value + 5)

  await page.reload()
  await seen(page, '今天已签到，明天签到可得 5 积分').waitFor()
  expect(await seen(page, /^签到领/).count()).toBe(0)
  expect(complaints).toEqual([])
})

it('somebody on the roster joins by a tap, and sees what was granted, what it buys and where it went', async () => {
  const [{ phone, session }, union] = await Promise.all([newShopper(url), openUnion(url)])
  await addToRoster(union, phone)
  await grantToAll(union, 20_000)
  const { page, complaints } = await open({ stored: { session } })
  await page.goto('/packages/union/allowances/index')
  await seen(page, `${union.name}邀请您加入`).tap()
  await page.waitForURL(/union\/membership/)
  await page.getByRole('group', { name: union.name }).getByText('加入工会').tap()
  await seen(page, '查看我的额度').tap()
  await page.waitForURL(/union\/allowances/)
  await seen(page, /^1 份额度可用/).waitFor()
  expect(await page.getByRole('img', { name: '200.00 元' }).filter({ visible: true }).count()).toBe(3)

  await seen(page, '中秋慰问').tap()
  await page.waitForURL(/union\/allowance\//)
  const { product } = await findGoods(url, '城口老腊肉')
  await page.getByLabel('搜可以买的商品').filter({ visible: true }).fill('城口老腊肉')
  await page.keyboard.press('Enter')
  await seen(page, product.name).first().waitFor()
  await seen(page, '这份额度的明细').tap()
  await page.waitForURL(/union\/entries/)
  await seen(page, '+¥200.00').waitFor()

  await page.goto('/pages/mine/index')
  await seen(page, '¥200.00').waitFor()
  expect(complaints).toEqual([])
})

it('a member signs once for what the union bought for all', async () => {
  const [{ phone, session, caller }, union] = await Promise.all([newShopper(url), openUnion(url)])
  await addToRoster(union, phone)
  await caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await buyForAll(url, union, '奉节脐橙')
  const { page, complaints } = await open({ stored: { session } })
  await page.goto('/packages/union/allowances/index')
  await seen(page, '集体采购签收').tap()
  await page.waitForURL(/union\/distributions/)
  await seen(page, '可以领取').waitFor()
  await seen(page, '签收', { exact: true }).tap()
  await seen(page, '确认签收', { exact: true }).last().tap()
  // Not the words in passing, which stand before the list is there anew.
  const share = page.getByRole('group', { name: '中秋慰问品' })
  await share.getByText('已签收', { exact: true }).waitFor()
  expect(await share.getByRole('button').count()).toBe(0)
  const { items } = await caller.call('GET /api/union/distributions', {})
  expect(items.map(({ purchaseName, state }) => [purchaseName, state])).toEqual([['中秋慰问品', 'signed']])
  expect(complaints).toEqual([])
})

it('anybody else asks by the invite code, and belongs once the officer agrees', async () => {
  const [{ session }, union] = await Promise.all([newShopper(url), openUnion(url)])
  const { page } = await open({ stored: { session } })
  const field = (label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })
  await page.goto('/packages/union/membership/index')
  await seen(page, '申请加入').tap()
  await seen(page, '邀请码为 8 位字母或数字').last().waitFor()
  await field('邀请码').fill('ZZZZZZZZ')
  await field('姓名').fill('王小山')
  await seen(page, '申请加入').tap()
  await seen(page, '邀请码不存在或已更换').last().waitFor()
  expect(await field('姓名').inputValue()).toBe('王小山')

  await field('邀请码').fill(union.inviteCode.toLowerCase())
  await seen(page, '申请加入').tap()
  await seen(page, '等待审核').waitFor()
  const { items } = await union.officer.call('GET /api/union-office/unions/{id}/join-requests', {
    params: { id: union.id },
  })
  expect(items.map(({ name }) => name)).toEqual(['王小山'])
  await union.officer.call('POST /api/union-office/join-requests/{id}/decide', {
    params: { id: items[0]?.id ?? '' },
    body: { approve: true },
  })
  await page.reload()
  await seen(page, '已加入', { exact: true }).waitFor()
})

it('whoever opened a shared link orders with the sharer’s code, and shares on with their own', async () => {
  const [sharer, buyer] = await Promise.all([newShopper(url), newShopper(url)])
  await addAddress(buyer.caller)
  const { product } = await findGoods(url, '城口老腊肉')
  const { code } = await sharer.caller.call('GET /api/points/share-code', {})
  const { context, page } = await open({ stored: { session: buyer.session } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript('delete Navigator.prototype.share')
  const own = page.waitForResponse(/share-code/)
  await page.goto(`/packages/goods/product/index?id=${product.id}&s=${code}`)
  const { code: ownCode } = (await (await own).json()) as { code: string }
  await page.getByRole('button', { name: '分享' }).tap()
  await seen(page, '链接已复制').waitFor()
  const copied = new URL(await page.evaluate('navigator.clipboard.readText()'))
  expect(copied.searchParams.get('id')).toBe(product.id)
  expect(copied.searchParams.getAll('s')).toEqual([ownCode])

  await seen(page, '立即购买').last().tap()
  await page.getByRole('group', { name: '选择规格' }).getByText('立即购买').tap()
  const placed = page.waitForRequest(
    (request) => request.url().endsWith('/api/orders') && request.method() === 'POST',
  )
  await seen(page, '提交订单').tap()
  expect((await placed).postDataJSON()).toMatchObject({ shareCode: code })
})
