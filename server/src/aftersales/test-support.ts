import { randomUUID } from 'node:crypto'
import type { AfterSaleInput } from '@yuxiang/shared/api/aftersales'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, type ShelfOptions, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop } from '../../../test/support/shop.ts'
import { addAddress, payFor } from '../../../test/support/shopping.ts'
import { foundUnion, grant } from '../../../test/support/unions.ts'
import { createStaff } from '../identity/index.ts'
import { newId } from '../platform/db/columns.ts'
import { earn } from '../points/index.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

export const returnAddress = {
  name: '李仓管',
  phone: '13900000001',
  address: '重庆市奉节县安坪镇三沱村 8 号',
}

/** Another size of the shelf's product: a second line of the same order. */
async function addSku(shop: Shop, shelf: Shelf, priceFen: number, stock = 100): Promise<string> {
  const { sql } = shop.server.platform.database
  const skuId = newId()
  await sql`insert into skus (id, product_id, position, name, price_fen, weight_g, state)
    values (${skuId}, ${shelf.productId}, 1, ${skuId.slice(-6)}, ${priceFen}, 2000, 'onSale')`
  await sql`insert into sku_stock (sku_id, available) values (${skuId}, ${stock})`
  return skuId
}

/** An order under test, with its two sides. */
export interface Bought {
  shelf: Shelf
  buyer: Caller
  staff: Caller
  orderId: string
  lineIds: string[]
}

/** A paid order of one merchant's goods: `quantity` of each SKU. */
export async function buy(
  shop: Shop,
  options: ShelfOptions & { quantity?: number; prices?: number[] } = {},
): Promise<Bought> {
  const { quantity = 2, prices = [], ...rest } = options
  const shelf = await shelve(shop, { stock: 100, ...rest })
  const skuIds = [shelf.skuId]
  for (const price of prices) skuIds.push(await addSku(shop, shelf, price))
  const buyer = await shop.signIn()
  const items = skuIds.map((skuId) => ({ skuId, quantity }))
  const body = { items, addressId: await addAddress(buyer) }
  const { orders, payment } = await buyer.call('POST /api/orders', { body })
  await payFor(shop, buyer, payment.id)
  const [order] = orders
  return {
    shelf,
    buyer,
    staff: await shelf.staff(),
    orderId: order?.id ?? '',
    lineIds: order?.lines.map((line) => line.id) ?? [],
  }
}

/** A paid order of several lines, of which allowances, points and own money each pay a part. */
export async function mixedOrder(
  shop: Shop,
  asked: {
    prices: number[]
    quantity: number
    points: number
    allowanceFen: number
  },
): Promise<Bought> {
  const [first = 0, ...others] = asked.prices
  const shelf = await shelve(shop, { priceFen: first, stock: 100, certified: true })
  const skuIds = [shelf.skuId]
  for (const price of others) skuIds.push(await addSku(shop, shelf, price))
  const phone = newPhone()
  const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: [phone] })
  const buyer = await shop.signIn(phone)
  await buyer.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await grant(shop, union, { amounts: { perMemberFen: asked.allowanceFen } })
  const { userId } = buyer
  const gift = {
    userId,
    points: asked.points,
    code: 'points.review' as const,
    subjectId: userId,
    name: [randomUUID()] as const,
  }
  if (asked.points > 0) {
    await shop.server.platform.database.transaction((tx) => earn(tx, [gift], shop.now()))
  }
  const { orders, payment } = await buyer.call('POST /api/orders', {
    body: {
      items: skuIds.map((skuId) => ({ skuId, quantity: asked.quantity })),
      addressId: await addAddress(buyer),
      useAllowance: true,
      usePoints: true,
    },
  })
  if (payment.state !== 'paid') await payFor(shop, buyer, payment.id)
  const [order] = orders
  return {
    shelf,
    buyer,
    staff: await shelf.staff(),
    orderId: order?.id ?? '',
    lineIds: order?.lines.map((line) => line.id) ?? [],
  }
}

export const ship = (staff: Caller, orderId: string) =>
  staff.call('POST /api/merchant/orders/{id}/ship', {
    params: { id: orderId },
    body: { carrier: 'yto', trackingNo: 'YT1234567890' },
  })

/** A paid order whose goods have arrived. */
export async function receive(shop: Shop, options: Parameters<typeof buy>[1] = {}): Promise<Bought> {
  const bought = await buy(shop, options)
  await ship(bought.staff, bought.orderId)
  await bought.buyer.call('POST /api/orders/{id}/confirm-receipt', { params: { id: bought.orderId } })
  return bought
}

/** Time passes, and both sides sign in again. */
export async function later(shop: Shop, bought: Bought, ms: number): Promise<void> {
  shop.passTime(ms)
  bought.buyer = await shop.signIn(bought.buyer.phone)
  bought.staff = await shop.signIn(bought.staff.phone)
}

/** What is asked for: one unit of the first line, unless the test says otherwise. */
export const asked = (
  { orderId, lineIds }: Bought,
  changes: Partial<AfterSaleInput> = {},
): AfterSaleInput => ({
  orderId,
  lines: [{ lineId: lineIds[0] ?? '', quantity: 1 }],
  kind: 'returnRefund',
  reason: 'noReason',
  ...changes,
})

export const apply = (bought: Bought, changes: Partial<AfterSaleInput> = {}, key: string = randomUUID()) =>
  bought.buyer.call('POST /api/after-sales', { body: asked(bought, changes), key })

export const refusedApply = async (bought: Bought, changes: Partial<AfterSaleInput> = {}) =>
  (await bought.buyer.refused('POST /api/after-sales', { body: asked(bought, changes) })).code

/** Somebody who works for the platform. */
export async function newOperator(shop: Shop): Promise<Caller> {
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['operator'] })
  return shop.signIn(phone)
}

export const approve = (staff: Caller, id: string) =>
  staff.call('POST /api/merchant/after-sales/{id}/approve', { params: { id }, body: { returnAddress } })

export const reject = (staff: Caller, id: string) =>
  staff.call('POST /api/merchant/after-sales/{id}/reject', {
    params: { id },
    body: { reason: '照片看不出问题' },
  })

export const sendBack = (buyer: Caller, id: string) =>
  buyer.call('POST /api/after-sales/{id}/return-shipment', {
    params: { id },
    body: { carrier: 'sf', trackingNo: `SF${randomUUID().slice(0, 8)}` },
  })

export const escalate = (buyer: Caller, id: string) =>
  buyer.call('POST /api/after-sales/{id}/escalate', { params: { id }, body: { reason: '照片很清楚' } })
