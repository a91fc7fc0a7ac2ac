import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { joined, receive, workbook } from '../../../test/support/union-papers.ts'
import { foundUnion, grant, orderWithAllowance, type TestUnion } from '../../../test/support/unions.ts'
import { checkLedger } from '../platform/ledger/index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

interface Scene {
  union: TestUnion
  member: Caller
  goods: Shelf
  staff: Caller
  orderId: string
  grantIds: string[]
}

/** Two grants of 60 yuan pay an order of three pieces at 40, which is received. */
async function receivedOrder(): Promise<Scene> {
  const union = await foundUnion(shop, { budgetFen: 1_000_000 })
  const member = await joined(shop, union, '吴发票', '一科')
  const goods = await shelve(shop, { priceFen: 4_000, certified: true })
  const grantIds: string[] = []
  for (const name of ['春节慰问', '端午慰问']) {
    grantIds.push((await grant(shop, union, { name, amounts: { perMemberFen: 6_000 } })).id)
  }
  const { orderId } = await orderWithAllowance(member, goods.skuId, 3)
  await receive(goods, member, orderId)
  return { union, member, goods, staff: await goods.staff(), orderId, grantIds }
}

const request = ({ union, grantIds }: Scene, which = 0) =>
  union.officer.call('POST /api/union-office/unions/{id}/invoices', {
    params: { id: union.id },
    body: { grantId: grantIds[which] ?? '' },
  })
const ofUnion = async ({ union }: Scene) =>
  (await union.officer.call('GET /api/union-office/unions/{id}/invoices', { params: { id: union.id } })).items
const ofMerchant = async (staff: Caller) => (await staff.call('GET /api/merchant/invoices', {})).items
const refundOne = async ({ staff, member, orderId }: Scene) => {
  const { lines } = await member.call('GET /api/orders/{id}', { params: { id: orderId } })
  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: orderId },
    body: { reason: '有一件破损，协商退款', lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }] },
  })
}
const paper = { invoiceNo: '26500000000000000001', issuedOn: '2026-11-20' }

it('a request reaches the merchant’s staff, who makes it out; the officer sees it and has it', async () => {
  const scene = await receivedOrder()
  const { staff, union } = scene
  expect(await request(scene)).toEqual({ requested: 1, already: 0 })
  expect(await request(scene, 1)).toEqual({ requested: 0, already: 1 })
  const { items } = await staff.call('GET /api/messages', {})
  expect(items).toMatchObject([
    {
      kind: 'invoiceRequested',
      path: '/packages/merchant/invoices/index',
      text: expect.stringContaining('1 张'),
    },
  ])
  const [asked] = await ofMerchant(staff)
  expect(asked).toMatchObject({
    state: 'requested',
    amountFen: 12_000,
    dueFen: 12_000,
    invoiceTitle: '渝乡集测试局工会委员会',
    taxNo: '81500000MC0000001X',
    orderId: scene.orderId,
  })
  const params = { id: asked?.id ?? '' }
  const issue = (invoiceNo = paper.invoiceNo) =>
    staff.call('POST /api/merchant/invoices/{id}/issued', { params, body: { ...paper, invoiceNo } })
  expect(await issue('26500000000000000009')).toMatchObject({ state: 'issued' })
  expect(await issue()).toMatchObject({ state: 'issued', ...paper })
  expect(await ofUnion(scene)).toMatchObject([{ state: 'issued', ...paper }])
  await union.officer.call('POST /api/union-office/invoices/{id}/received', { params, body: paper })
  expect(
    await staff.refused('POST /api/merchant/invoices/{id}/issued', { params, body: paper }),
  ).toMatchObject({ status: 409, code: 'invoice_received' })
  expect(await ofMerchant(staff)).toMatchObject([{ state: 'received' }])
})

it('an amount follows refunds until it is made out; then the refund stands beside it', async () => {
  const scene = await receivedOrder()
  const { staff } = scene
  await request(scene)
  await refundOne(scene)
  expect(await ofUnion(scene)).toMatchObject([{ amountFen: 8_000, dueFen: 8_000 }])
  const params = { id: (await ofMerchant(staff))[0]?.id ?? '' }
  expect(await staff.call('POST /api/merchant/invoices/{id}/issued', { params, body: paper })).toMatchObject({
    amountFen: 8_000,
    dueFen: 8_000,
  })
  await refundOne(scene)
  expect(await ofUnion(scene)).toMatchObject([{ state: 'issued', amountFen: 8_000, dueFen: 4_000 }])
  // Made out anew under another number, it is over what is due by then.
  const anew = { ...paper, invoiceNo: '26500000000000000002' }
  expect(await staff.call('POST /api/merchant/invoices/{id}/issued', { params, body: anew })).toMatchObject({
    amountFen: 4_000,
    dueFen: 4_000,
  })
})

it('all given back before it was made out, there is nothing to make out', async () => {
  const scene = await receivedOrder()
  await request(scene)
  for (let piece = 0; piece < 3; piece++) await refundOne(scene)
  const params = { id: (await ofMerchant(scene.staff))[0]?.id ?? '' }
  expect(
    await scene.staff.refused('POST /api/merchant/invoices/{id}/issued', { params, body: paper }),
  ).toMatchObject({ code: 'invoice_not_due' })
  expect(
    await scene.union.officer.refused('POST /api/union-office/invoices/{id}/received', {
      params,
      body: paper,
    }),
  ).toMatchObject({ code: 'invoice_not_due' })
  expect(await ofUnion(scene)).toMatchObject([{ state: 'requested', amountFen: 0, dueFen: 0 }])
})

it('another merchant’s staff and a shopper see and change none; a wrong number is refused', async () => {
  const scene = await receivedOrder()
  await request(scene)
  const params = { id: (await ofMerchant(scene.staff))[0]?.id ?? '' }
  const stranger = await (await shelve(shop)).staff()
  expect(await ofMerchant(stranger)).toEqual([])
  expect(
    await stranger.refused('POST /api/merchant/invoices/{id}/issued', { params, body: paper }),
  ).toMatchObject({ code: 'not_found' })
  expect(await scene.member.refused('GET /api/merchant/invoices', {})).toMatchObject({ code: 'forbidden' })
  expect(
    await scene.staff.refused('POST /api/merchant/invoices/{id}/issued', {
      params,
      body: { ...paper, invoiceNo: '12' },
    }),
  ).toMatchObject({ code: 'invalid_input' })
})

it('the papers of a grant show its own part of an invoice, and how much of the net is covered', async () => {
  const scene = await receivedOrder()
  await refundOne(scene)
  const [first = '', second = ''] = scene.grantIds
  const before = await workbook(shop, scene.union, { grantId: first })
  const net = async (grantId: string) => {
    const book = await workbook(shop, scene.union, { grantId })
    return {
      netFen: Math.round(Number(book.cover('净支付')) * 100),
      partFen: book.total('发票登记', '本表经费净支付'),
      invoiceFen: book.total('发票登记', '发票金额'),
      open: book.cover('其中未申请发票'),
      asked: book.cover('其中已申请未收到'),
      received: book.cover('其中已收到发票'),
    }
  }
  expect(before.cover('其中未申请发票')).toBe(before.cover('净支付'))
  await request(scene)
  const asked = await net(first)
  expect(asked).toMatchObject({ invoiceFen: 8_000, open: 0, received: 0 })
  expect(asked.partFen).toBe(asked.netFen)
  const other = await net(second)
  // One invoice over the whole order, and the two grants' parts of it sum to it.
  expect(asked.partFen + other.partFen).toBe(8_000)
  const params = { id: (await ofUnion(scene))[0]?.id ?? '' }
  await scene.union.officer.call('POST /api/union-office/invoices/{id}/received', { params, body: paper })
  expect(await net(first)).toMatchObject({ asked: 0, received: asked.netFen / 100 })
}, 60_000)
