import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { buyForAll, joined, receive, workbook } from '../../../test/support/union-papers.ts'
import { foundUnion, grant, orderWithAllowance } from '../../../test/support/unions.ts'
import { receiveByItself } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop?.stop())

it('papers say who signed: the member, the officer for them, or nobody but the system', async () => {
  const union = await foundUnion(shop, { budgetFen: 1_000_000 })
  const [own, silent, absent] = [
    await joined(shop, union, '钱本人', '一科'),
    await joined(shop, union, '孙自动', '一科'),
    await joined(shop, union, '周代签', '一科'),
  ]
  const goods = await shelve(shop, { priceFen: 6_000, certified: true })
  const { id: grantId } = await grant(shop, union, {})
  await receive(goods, own, (await orderWithAllowance(own, goods.skuId)).orderId)
  const staff = await goods.staff()
  const ship = (id: string) =>
    staff.call('POST /api/merchant/orders/{id}/ship', {
      params: { id },
      body: { carrier: 'sf', trackingNo: `SF${id.replace(/\D/g, '').padEnd(10, '1').slice(0, 10)}` },
    })
  const silentOrder = await orderWithAllowance(silent, goods.skuId)
  await ship(silentOrder.orderId)
  // The carrier knows it from now on, and delivers it within days.
  await silent.call('GET /api/orders/{id}/tracking', { params: { id: silentOrder.orderId } })
  const placedOn = dayInShanghai(shop.now())
  const { purchase } = await buyForAll(union, goods)
  for (const { id } of purchase.orders) {
    await ship(id)
    await union.officer.call('POST /api/orders/{id}/confirm-receipt', { params: { id } })
  }
  const [mine] = (await own.call('GET /api/union/distributions', {})).items
  const signed = await own.call('POST /api/union/distributions/{id}/sign', { params: { id: mine?.id ?? '' } })
  expect(signed).toMatchObject({ state: 'signed', signedAs: 'member' })
  const [theirs] = (await absent.call('GET /api/union/distributions', {})).items
  await union.officer.call('POST /api/union-office/distributions/{id}/sign', {
    params: { id: theirs?.id ?? '' },
  })
  shop.passTime(policy.automaticReceipt.value * 24 * 3_600_000 + 1_000)
  expect(await receiveByItself(shop.server.platform)).toBe(1)
  const later = { ...union, officer: await shop.signIn(union.officer.phone) }

  const book = await workbook(shop, later, { grantId })
  const receipts = new Map(book.rows('会员发放签收表').map((row) => [row[1], row[10]]))
  expect(receipts.get('钱本人')).toMatch(/^\d{4}-\d\d-\d\d 本人签收$/)
  expect(receipts.get('孙自动')).toMatch(/^\d{4}-\d\d-\d\d 系统自动$/)
  expect(receipts.get('周代签') ?? '').toBe('')
  const shares = await later.officer.call('GET /api/union-office/grants/{id}/allowances', {
    params: { id: grantId },
  })
  expect(shares.items.map((one) => [one.name, one.received, one.receivedBySystem]).toSorted()).toEqual([
    ['周代签', 0, 0],
    ['孙自动', 1, 1],
    ['钱本人', 1, 0],
  ])
  const period = await workbook(shop, later, { from: placedOn, to: dayInShanghai(shop.now()) })
  const hands = new Map(period.rows('集体采购签收表').map((row) => [row[2], row[6]]))
  expect([hands.get('钱本人'), hands.get('周代签'), hands.get('孙自动') ?? '']).toEqual([
    '本人签收',
    '工会代登记',
    '',
  ])
})
