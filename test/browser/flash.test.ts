import { expect, inject, it } from 'vitest'
import { demoOperator } from '../../server/src/demo/accounts.ts'
import { Caller } from '../support/caller.ts'
import { addAddress } from '../support/shopping.ts'
import { affordable, flashSalesOf } from './support/flash.ts'
import { phones } from './support/phones.ts'
import { findGoods, newShopper, sessionOf } from './support/shopper.ts'
import { fillAddress, seen, signIn } from './support/shopping.ts'

const open = phones()
const url = inject('shopUrl')

it('wins with welcome points by one tap, has the order at once, and hears why a second tap wins nothing', async () => {
  const { running } = await flashSalesOf(url)
  const item = affordable(running)
  const { session, caller } = await newShopper(url)
  await addAddress(caller)
  const { page, complaints } = await open({ stored: { session } })
  await page.goto('/')
  await seen(page, '积分抢购').first().tap()
  await page.waitForURL(/flash\/sessions/)
  const list = page.getByRole('group', { name: `${running.title}的商品` }).filter({ visible: true })
  await list.getByText(item.name).tap()
  await page.waitForURL(/flash\/item/)
  await seen(page, /张小渝/)
    .first()
    .waitFor()
  await seen(page, /立即抢/).tap()
  await seen(page, '抢到了，订单已提交').waitFor()
  expect((await caller.call('GET /api/points', {})).balance).toBe(0)

  await seen(page, '我抢到的').last().tap()
  await page.waitForURL(/flash\/claims/)
  await seen(page, '抢购成功').first().tap()
  await page.waitForURL(/order\/detail/)
  await seen(page, '待发货').first().waitFor()

  await page.goto(`/packages/flash/item/index?id=${item.id}`)
  await seen(page, '已抢到限购数量，去查看').waitFor()
  expect(complaints).toEqual([])
})

it('reminds of what is to come, and counts down by the server’s clock on a phone that is an hour late', async () => {
  const { upcoming } = await flashSalesOf(url)
  const { session } = await newShopper(url)
  const { page, complaints } = await open({ stored: { session } })
  await page.addInitScript('{ const now = Date.now; Date.now = () => now() - 3_600_000 }')
  await page.goto(`/packages/flash/item/index?id=${upcoming.items[0]?.id}`)
  await seen(page, '距开抢').waitFor()
  const minutes = /还有 (?:(\d+) 小时)?(\d+) 分钟/.exec(
    (await page.getByRole('img', { name: /^还有/ }).first().getAttribute('aria-label')) ?? '',
  )
  expect(minutes?.[1]).toBeUndefined()
  expect(Number(minutes?.[2])).toBeLessThanOrEqual(60)
  await seen(page, '开抢前提醒我').tap()
  await seen(page, '已设提醒，点按取消').waitFor()
  expect(complaints).toEqual([])
})

it('a stranger signs in on the way, wins, adds the first address and has the order', async () => {
  const { running } = await flashSalesOf(url)
  const { page, complaints } = await open()
  await page.goto(`/packages/flash/item/index?id=${affordable(running).id}`)
  await seen(page, '登录后参加').tap()
  await page.waitForURL(/login/)
  await signIn(page)
  await page.waitForURL(/flash\/item/)
  await seen(page, /立即抢/).tap()
  await seen(page, '抢到了').waitFor()
  await seen(page, '添加收货地址').last().tap()
  await page.waitForURL(/address-edit/)
  await fillAddress(page)
  await page.waitForURL(/flash\/item/)
  await seen(page, '确认地址', { exact: true }).tap()
  await seen(page, '抢到了，订单已提交').waitFor()
  expect(complaints).toEqual([])
})

it('asks again by itself with the same key and ticket when the answers are lost, and has one order', async () => {
  const { running } = await flashSalesOf(url)
  const { session, caller } = await newShopper(url)
  await addAddress(caller)
  const { page, context } = await open({ stored: { session } })
  const sent: string[] = []
  let tickets = 0
  let orders = 0
  await context.route(/flash-sales\/[^/]+\/ticket$/, (route) => {
    tickets += 1
    return route.continue()
  })
  await context.route(/flash-sales\/[^/]+\/claims$/, async (route) => {
    const request = route.request()
    sent.push(`${request.headers()['idempotency-key']} ${request.postData()}`)
    const response = await route.fetch()
    return sent.length === 1 ? route.abort() : route.fulfill({ response })
  })
  await context.route(/claims\/[^/]+\/order$/, async (route) => {
    orders += 1
    return orders === 1 ? route.abort() : route.continue()
  })
  await page.goto(`/packages/flash/item/index?id=${affordable(running).id}`)
  await seen(page, /张小渝/)
    .first()
    .waitFor()
  await seen(page, /立即抢/).tap()
  await seen(page, '抢到了，订单已提交').waitFor()
  expect([tickets, sent.length, orders]).toEqual([1, 2, 2])
  expect(sent[1]).toBe(sent[0]?.replace(/}$/, ',"isRepeat":true}'))
  expect((await caller.call('GET /api/flash-sales/claims', {})).items).toMatchObject([{ state: 'paid' }])
})

it('asks for the result of a tap whose answers were all lost, though the page was left and opened anew', async () => {
  const { running } = await flashSalesOf(url)
  const { session, caller } = await newShopper(url)
  const { page, context } = await open({ stored: { session } })
  const keys: (string | undefined)[] = []
  await context.route(/flash-sales\/[^/]+\/claims$/, async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    await route.fetch()
    await route.abort()
  })
  await page.goto(`/packages/flash/item/index?id=${affordable(running).id}`)
  await seen(page, /立即抢/).tap()
  await seen(page, /结果还不确定/).waitFor({ timeout: 30_000 })
  await page.reload()
  await seen(page, /没有结果/).waitFor()
  await context.unroute(/flash-sales\/[^/]+\/claims$/)
  await seen(page, /没有结果/).tap()
  await seen(page, '请确认收货地址，生成订单').waitFor()
  expect([keys.length, new Set(keys).size]).toEqual([5, 1])
  expect((await caller.call('GET /api/flash-sales/claims', {})).items).toMatchObject([{ state: 'won' }])
})

it('the operator hears which item keeps a session from being published, and throws the draft away', async () => {
  const session = await sessionOf(url, demoOperator.phone)
  const operator = new Caller(url, session.accessToken)
  const { product, skuId } = await findGoods(url, '城口老腊肉')
  const title = `多了的场 ${skuId.slice(-4)}`
  const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const { id } = await operator.call('POST /api/workbench/flash-sales', {
    body: {
      title,
      startsAt: soon(24),
      endsAt: soon(25),
      eligibility: 'everyone',
      items: [{ skuId, points: 100, priceFen: 0, stockTotal: 99_999, limit: 1 }],
    },
  })
  const { page } = await open({ width: 1280, stored: { session } })
  await page.goto(`/packages/campaigns/flash-edit/index?id=${id}`)
  await seen(page, product.name).first().waitFor()
  await seen(page, '保存并发布').tap()
  await seen(page, '发布', { exact: true }).tap()
  await seen(page, /^可用库存只有 \d+ 件$/).waitFor()
  await seen(page, '作废草稿').first().tap()
  await seen(page, '作废', { exact: true }).tap()
  await page.waitForURL(/flash-list/)
  await seen(page, '新建场次').waitFor()
  expect(await operator.call('GET /api/workbench/flash-sales/{id}', { params: { id } })).toMatchObject({
    state: 'discarded',
  })
})
