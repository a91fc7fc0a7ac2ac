import type { ShippingImport } from '@yuxiang/shared/api/order-desk'
import type { Problem } from '@yuxiang/shared/problems'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { csv, download, rowsOf, sendSheet } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { payFor, placeOne } from '../../../test/support/shopping.ts'
import { foundUnionWithMember, grant, orderWithAllowance } from '../../../test/support/unions.ts'
import { countyStaff, expired, openBatch } from '../traceability/test-support.ts'
import { tellPaidOrders } from './tell-paid-orders.ts'
import { remindOfShipping, tellOfLateShipping } from './watch-shipping.ts'

let shop: Shop
let goods: Shelf
let staff: Caller
let stranger: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  goods = await shelve(shop, { stock: 100, name: '酉阳茶油' })
  staff = await goods.staff()
  stranger = await (await shelve(shop)).staff()
})
afterAll(() => shop?.stop())

async function paid(quantity = 1, skuId = goods.skuId) {
  const buyer = await shop.signIn()
  const { orders, payment } = await placeOne(buyer, skuId, quantity)
  await payFor(shop, buyer, payment.id)
  const [order] = orders
  if (!order) throw new Error('no order')
  return { ...order, orderNo: await numberOf(order.id), buyer }
}
async function numberOf(id: string): Promise<string> {
  const [row] = await shop.server.platform.database.sql<{ order_no: string }[]>`
    select order_no from orders where id = ${id}`
  return row?.order_no ?? ''
}
const desk = (filter: 'waiting' | 'shipped' | 'all', q?: string) =>
  staff.call('GET /api/merchant/desk/orders', { query: { filter, ...(q && { q }), pageSize: 100 } })
const send = (rows: readonly (readonly unknown[])[], caller = staff) =>
  sendSheet<ShippingImport & Problem>(caller, '/api/merchant/desk/shipping-imports', csv(rows))
const heading = ['订单号', '快递公司', '运单号']

test('waiting orders come oldest first, are found by number or the end of a phone, and show an address only while it is needed', async () => {
  const [first, second] = [await paid(), await paid(2)]
  await placeOne(await shop.signIn(), goods.skuId)
  const { items } = await desk('waiting')
  expect(items.map(({ id }) => id)).toEqual([first.id, second.id])
  expect(items[0]?.recipient).toEqual({ name: '张**', phone: '138****0000', region: '重庆市 渝中区' })
  expect((await desk('waiting', second.orderNo)).items.map(({ id }) => id)).toEqual([second.id])
  expect((await desk('all', '0000')).items.map(({ id }) => id)).toEqual([second.id, first.id])
  expect((await desk('all', '9999')).items).toEqual([])
  const paged = await staff.call('GET /api/merchant/desk/orders', {
    query: { filter: 'waiting', pageSize: 1 },
  })
  const next = { filter: 'waiting' as const, pageSize: 1, cursor: paged.nextCursor }
  expect((await staff.call('GET /api/merchant/desk/orders', { query: next })).items[0]?.id).toBe(second.id)

  const params = { id: first.id }
  const read = () => staff.call('GET /api/merchant/desk/orders/{id}', { params })
  expect(await read()).toMatchObject({
    isRecipientShown: true,
    recipient: { name: '张小渝', phone: '13800000000' },
  })
  const { sql } = shop.server.platform.database
  const looks =
    await sql`select actor_id from audit_entries where action = 'order.viewRecipient' and subject_id = ${first.id}`
  expect(looks.map((row) => row.actor_id)).toEqual([staff.userId])
  await sql`update orders set state = 'completed', received_at = now(), received_by = 'buyer' where id = ${first.id}`
  expect(await read()).toMatchObject({ isRecipientShown: false, recipient: { name: '张**', detail: '' } })
  await sql`update orders set state = 'paid', received_at = null, received_by = null where id = ${first.id}`

  for (const query of [{ filter: 'waiting' as const }, { filter: 'all' as const, q: second.orderNo }]) {
    expect((await stranger.call('GET /api/merchant/desk/orders', { query })).items).toEqual([])
  }
  expect((await stranger.refused('GET /api/merchant/desk/orders/{id}', { params })).code).toBe(
    'order_not_found',
  )
  const file = { kind: 'packing' as const, orderId: first.id }
  expect((await stranger.refused('POST /api/merchant/desk/files', { body: file })).code).toBe(
    'order_not_found',
  )
  const none = await stranger.refused('POST /api/merchant/desk/files', { body: { kind: 'packing' } })
  expect(none.code).toBe('nothing_to_ship')
})

test('a sheet ships each order once, however often and from wherever it is confirmed', async () => {
  const [first, second] = [await paid(), await paid(3)]
  const { downloadUrl } = await staff.call('POST /api/merchant/desk/files', { body: { kind: 'template' } })
  const rows = await rowsOf(await download(shop, downloadUrl))
  const row = (orderNo: string) => rows.find(([number]) => number === orderNo) ?? []
  expect(row(second.orderNo).slice(4, 8)).toEqual([
    '张小渝',
    '13800000000',
    expect.stringContaining('中山四路 1 号'),
    '酉阳茶油 5斤装 ×3',
  ])
  const filled = [
    rows[0] ?? [],
    row(first.orderNo).with(1, '圆通速递').with(2, 'YT20260001'),
    row(second.orderNo).with(1, 'sf').with(2, 'SF20260002'),
  ]
  const { body } = await send(filled)
  expect(body).toMatchObject({ rows: 2, ready: 2, errorCount: 0 })
  const params = { id: body.id }
  const confirm = () => staff.call('POST /api/merchant/desk/shipping-imports/{id}/confirm', { params })
  const outcomes = await Promise.all([confirm(), confirm(), confirm()])
  expect(outcomes.map(({ shipped }) => shipped).reduce((a, b) => a + b, 0)).toBe(2)
  expect(outcomes.flatMap(({ failed }) => failed)).toEqual([])
  expect(await confirm()).toEqual({ shipped: 0, already: 2, failed: [] })
  const { sql } = shop.server.platform.database
  const parcels =
    await sql`select tracking_no from shipments where order_id in (${first.id}, ${second.id}) order by 1`
  expect(parcels.map((parcel) => parcel.tracking_no)).toEqual(['SF20260002', 'YT20260001'])
  expect((await desk('shipped')).items.map(({ id }) => id)).toEqual([second.id, first.id])
  const other = await stranger.refused('POST /api/merchant/desk/shipping-imports/{id}/confirm', { params })
  expect(other.code).toBe('not_found')
  // The same sheet again changes nothing; another number for what has gone is an error of its row.
  expect((await send(filled)).body).toMatchObject({ ready: 2, errorCount: 0 })
  const changed = await send([heading, [first.orderNo, '圆通速递', 'YT20269999']])
  expect(changed.body.errors).toEqual([{ row: 2, column: '运单号', message: '已用运单号 YT20260001 发货' }])
})

test('a sheet says what is wrong in each row, and the others go all the same', async () => {
  const [good, gone] = [await paid(), await paid()]
  const { body } = await send([
    heading,
    [good.orderNo, '中通快递', 'ZT20260001'],
    [good.orderNo, '中通快递', 'ZT20260002'],
    ['260101000000000000', '中通快递', 'ZT20260003'],
    [gone.orderNo, '飞毛腿', 'ZT20260004'],
    [gone.orderNo, '中通快递', '=A1'],
    [gone.orderNo, '', ''],
  ])
  expect(body.errors.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, '订单号', '与第 2 行重复'],
    [4, '订单号', '不是本店的订单'],
    [5, '快递公司', '不支持的快递公司，请按“快递公司”表填写'],
    [6, '', '是公式，请改为文字'],
  ])
  expect(
    (await send([heading, [good.orderNo, '中通快递', 'ZT20260001']], stranger)).body.errors[0]?.message,
  ).toBe('不是本店的订单')
  expect((await send([['单号'], ['1']])).body.code).toBe('sheet_unreadable')
  const before = await desk('waiting')
  const params = { id: body.id }
  // Given back between preview and confirmation: it is not sent.
  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: good.id },
    body: { reason: '缺货，退款' },
  })
  const outcome = await staff.call('POST /api/merchant/desk/shipping-imports/{id}/confirm', { params })
  expect(outcome).toMatchObject({ shipped: 0, failed: [{ row: 2, orderNo: good.orderNo }] })
  expect((await desk('waiting')).items).toHaveLength(before.items.length - 1)
})

test('a line is filled from the batch that is picked, by hand or in a sheet; recalled, expired, foreign or unknown ones are refused', async () => {
  const shelf = await shelve(shop, { stock: 50, name: '城口香菇' })
  const own = await shelf.staff()
  const [code, old, gone, foreign, stale] = ['XG-01', 'XG-02', 'XG-03', 'XG-04', 'XG-05'] as const
  await openBatch(shop, own, shelf.skuId, { batchCode: code })
  await openBatch(shop, own, shelf.skuId, { batchCode: old })
  const recalled = await openBatch(shop, own, shelf.skuId, { batchCode: gone })
  const other = await shelve(shop, { merchantId: shelf.merchantId, name: '城口核桃' })
  await openBatch(shop, own, other.skuId, { batchCode: foreign })
  await openBatch(shop, own, shelf.skuId, { batchCode: stale, ...expired(shop) })
  await (await countyStaff(shop, '500236')).call('POST /api/trace-desk/batches/{id}/recall', {
    params: { id: recalled.id },
    body: { reason: '抽检不合格', instruction: '请停止食用，联系商家全额退款' },
  })
  const [first, second] = [await paid(1, shelf.skuId), await paid(1, shelf.skuId)]
  const picks = await own.call('GET /api/merchant/desk/orders/{id}/batches', { params: { id: first.id } })
  expect(picks.items.flatMap(({ batches }) => batches.map(({ batchCode }) => batchCode)).sort()).toEqual([
    code,
    old,
  ])
  expect(
    (await stranger.refused('GET /api/merchant/desk/orders/{id}/batches', { params: { id: first.id } })).code,
  ).toBe('order_not_found')
  await own.call('POST /api/merchant/orders/{id}/ship', {
    params: { id: first.id },
    body: {
      carrier: 'sf',
      trackingNo: 'SF20260101',
      batches: [{ lineId: picks.items[0]?.lineId ?? '', batchCode: old }],
    },
  })
  const batchOf = async (orderId: string) => {
    const [line] =
      (await own.call('GET /api/merchant/orders', { query: {} })).items.find(({ id }) => id === orderId)
        ?.lines ?? []
    return line?.batch?.batchCode
  }
  expect(await batchOf(first.id)).toBe(old)
  const withBatch = [...heading, '批次号']
  const naming = async (batch: string) =>
    (await send([withBatch, [second.orderNo, '中通快递', 'ZT20260102', batch]], own)).body
  for (const [batch, message] of [
    ['没有的批次', '没有批次 没有的批次'],
    [gone, `批次 ${gone} 已召回，不能发货`],
    [stale, `批次 ${stale} 已过保质期，不能发货`],
    [foreign, `批次 ${foreign} 的商品不在这个订单里`],
    [`${code}；${old}`, '同一商品写了两个批次'],
  ] as const) {
    expect((await naming(batch)).errors).toEqual([{ row: 2, column: '批次号', message }])
  }
  const { id } = await naming(code)
  await own.call('POST /api/merchant/desk/shipping-imports/{id}/confirm', { params: { id } })
  expect(await batchOf(second.id)).toBe(code)
})

test('packing slips name each order’s goods and address, the pick list adds up per SKU', async () => {
  const other = await shelve(shop, { merchantId: goods.merchantId, name: '秀山土鸡' })
  const [one] = [await paid(2), await paid(4, other.skuId)]
  const text = async (kind: 'packing' | 'picking') => {
    const { downloadUrl, orders } = await staff.call('POST /api/merchant/desk/files', { body: { kind } })
    const pdf = await extractText(await download(shop, downloadUrl), { mergePages: true })
    return { orders, text: pdf.text.replace(/\s/g, '') }
  }
  const waiting = (await desk('waiting')).items
  const units = waiting
    .flatMap(({ lines }) => lines)
    .filter(({ name }) => name === '酉阳茶油')
    .reduce((sum, line) => sum + line.quantity, 0)
  const picking = await text('picking')
  expect(picking.orders).toBe(waiting.length)
  expect(picking.text).toContain(`酉阳茶油5斤装×${units}`)
  expect(picking.text).toContain('秀山土鸡5斤装×4')
  expect(picking.text).not.toContain('中山四路')
  const packing = await text('packing')
  expect(packing.text).toContain(one.orderNo)
  expect(packing.text).toContain('中山四路1号')
})

test('sales are those of paid orders by day, and the best-selling products of them', async () => {
  const shelf = await shelve(shop, { stock: 50, priceFen: 3_000, name: '涪陵榨菜' })
  const own = await shelf.staff()
  await paid(2, shelf.skuId)
  await paid(1, shelf.skuId)
  await placeOne(await shop.signIn(), shelf.skuId)
  const figures = await own.call('GET /api/merchant/desk/sales', { query: {} })
  expect(figures.days).toHaveLength(30)
  const { sql } = shop.server.platform.database
  const [sum] =
    await sql`select sum(total_fen)::int as fen from orders where merchant_id = ${shelf.merchantId} and state = 'paid'`
  expect(figures.days.at(-1)).toMatchObject({ orders: 2, revenueFen: sum?.fen })
  expect(figures.top).toMatchObject([{ name: '涪陵榨菜', units: 3, revenueFen: 9_000 }])
  expect(figures.waiting).toBe(2)
  const query = { merchant: shelf.merchantId }
  expect((await staff.refused('GET /api/merchant/desk/sales', { query })).code).toBe('merchant_unclear')
})

test('a refund of the shop’s own is previewed as it will be, and gives back no more than is free', async () => {
  const order = await paid(3)
  const params = { id: order.id }
  const [line] = (await staff.call('GET /api/merchant/desk/orders/{id}', { params })).lines
  expect(line).toMatchObject({ quantity: 3, refundable: 3 })
  const lines = [{ lineId: line?.id ?? '', quantity: 1 }]
  const preview = (some?: typeof lines, caller = staff) =>
    caller.send('POST /api/merchant/orders/{id}/refund-preview', {
      params,
      body: some ? { lines: some } : {},
    })
  const part = await preview(lines)
  const all = await preview()
  expect(all.body).toMatchObject({ totalFen: order.totalFen, cashFen: order.totalFen })
  const body = { lines, reason: '缺货，无法发出' }
  const refund = await staff.call('POST /api/merchant/orders/{id}/refunds', { params, body })
  expect(part.body).toMatchObject({ totalFen: refund.totalFen, cashFen: refund.cashFen })
  const { totalFen } = (await preview()).body as { totalFen: number }
  expect(totalFen + refund.totalFen).toBe(order.totalFen)
  const read = await staff.call('GET /api/merchant/desk/orders/{id}', { params })
  expect(read.lines).toMatchObject([{ refundable: 2 }])
  const tooMany = await preview([{ lineId: line?.id ?? '', quantity: 3 }])
  expect(tooMany).toMatchObject({ status: 422, body: { code: 'refund_too_much' } })
  expect(await preview(lines, stranger)).toMatchObject({ status: 404, body: { code: 'order_not_found' } })
})

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What somebody was told under a title, the newest first. */
async function toldOf(phone: string, title: string) {
  const { items } = await (await shop.signIn(phone)).call('GET /api/messages', { query: { pageSize: 100 } })
  return items.filter((message) => message.title === title)
}

test('a shop hears of orders that were paid, with money or without, in one message and ten minutes apart', async () => {
  const { platform } = shop.server
  const shelf = await shelve(shop, { stock: 50, certified: true })
  const own = await shelf.staff()
  const told = () => toldOf(own.phone, '新订单，请发货')
  const one = await paid(1, shelf.skuId)
  await placeOne(await shop.signIn(), shelf.skuId)
  await tellPaidOrders(platform)
  // It may be that others of the same second are not committed yet.
  expect(await told()).toEqual([])
  shop.passTime(MINUTE_MS)
  await Promise.all([tellPaidOrders(platform), tellPaidOrders(platform)])
  expect(await told()).toMatchObject([
    { text: expect.stringContaining(one.orderNo), path: expect.stringContaining(one.id) },
  ])
  const { union, member } = await foundUnionWithMember(shop, 100_000)
  await grant(shop, union, { amounts: { perMemberFen: 50_000 } })
  // Enough for free freight, which no allowance pays.
  const covered = await orderWithAllowance(member, shelf.skuId, 3)
  expect(covered.payment).toMatchObject({ state: 'paid', amountFen: 0 })
  await paid(1, shelf.skuId)
  shop.passTime(5 * MINUTE_MS)
  await tellPaidOrders(platform)
  expect(await told()).toHaveLength(1)
  shop.passTime(6 * MINUTE_MS)
  await tellPaidOrders(platform)
  expect(await told()).toMatchObject([{ text: expect.stringMatching(/^2 个订单已付款，最晚/) }, {}])
  shop.passTime(11 * MINUTE_MS)
  await tellPaidOrders(platform)
  expect(await told()).toHaveLength(2)
})

test('an order is to be sent within what its listing promises: the shop is reminded, may be pressed once a day, and the buyer hears when it is late', async () => {
  const { platform } = shop.server
  const shelf = await shelve(shop, { stock: 50 })
  await platform.database
    .sql`update products set service_promises = '{24小时发货}' where id = ${shelf.productId}`
  const own = await shelf.staff()
  const order = await paid(1, shelf.skuId)
  const params = { id: order.id }
  const buyer = () => shop.signIn(order.buyer.phone)
  const read = async () => (await buyer()).call('GET /api/orders/{id}', { params })
  const before = await read()
  const hoursFrom = (from: string | null, to: string | null) =>
    (Date.parse(to ?? '') - Date.parse(from ?? '')) / HOUR_MS
  expect(before).toMatchObject({ shippingOverdue: false, mayHurry: true })
  expect(hoursFrom(before.paidAt, before.shipBy)).toBe(24)
  const plain = await paid()
  const ofPlain = await plain.buyer.call('GET /api/orders/{id}', { params: { id: plain.id } })
  expect(hoursFrom(ofPlain.paidAt, ofPlain.shipBy)).toBe(48)

  const hurry = async (caller: Caller) => caller.send('POST /api/orders/{id}/hurry-shipping', { params })
  const pressing = await buyer()
  const pressed = await Promise.all([hurry(pressing), hurry(pressing), hurry(pressing)])
  expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await read()).mayHurry).toBe(false)
  expect(await toldOf(own.phone, '买家催发货')).toHaveLength(1)
  expect(await hurry(await shop.signIn())).toMatchObject({ body: { code: 'order_not_found' } })

  const run = async () => {
    await tellOfLateShipping(platform)
    await remindOfShipping(platform)
  }
  const soon = () => toldOf(own.phone, '有订单即将超时未发货')
  shop.passTime(11 * HOUR_MS)
  await run()
  expect(await soon()).toEqual([])
  shop.passTime(2 * HOUR_MS)
  await run()
  await run()
  expect(await soon()).toHaveLength(1)
  shop.passTime(12 * HOUR_MS)
  await run()
  await run()
  const late = await toldOf(order.buyer.phone, '商家超时未发货')
  expect(late).toMatchObject([{ text: expect.stringContaining('商家迟迟未发货') }])
  expect(await toldOf(own.phone, '有订单已超时未发货')).toHaveLength(1)
  expect(await soon()).toHaveLength(1)
  const waiting = await (await shop.signIn(own.phone)).call('GET /api/merchant/desk/orders', {
    query: { filter: 'waiting' },
  })
  expect(waiting.items).toMatchObject([{ id: order.id, shippingOverdue: true, shipBy: before.shipBy }])
  expect(await read()).toMatchObject({ shippingOverdue: true, mayHurry: true })
  const claims = await (await buyer()).call('GET /api/orders/{id}/after-sales', { params })
  expect(claims.lines[0]?.options.map(({ reason }) => reason)).toContain('slowShipping')
  expect(await hurry(await buyer())).toMatchObject({ status: 200 })
  expect(await toldOf(own.phone, '买家催发货')).toHaveLength(2)

  const parcel = { carrier: 'yto', trackingNo: 'YT20261127' }
  await (await shop.signIn(own.phone)).call('POST /api/merchant/orders/{id}/ship', { params, body: parcel })
  expect(await read()).toMatchObject({ shippingOverdue: false, mayHurry: false })
  expect(await hurry(await buyer())).toMatchObject({ body: { code: 'order_state_conflict' } })
})
