import type { BatchInput, TraceEventInput } from '@yuxiang/shared/api/traceability'
import type { Caller } from '../../../test/support/caller.ts'
import type { Shelf } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop } from '../../../test/support/shop.ts'
import { payFor, placeOne } from '../../../test/support/shopping.ts'
import { assignCounty, createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'

const dayMs = 86_400_000
let batches = 0

export const batchInput = (shop: Shop, skuId: string, changes: Partial<BatchInput> = {}): BatchInput => ({
  skuId,
  batchCode: `QC-${++batches}`,
  quantity: 1_200,
  unit: '箱',
  origin: '重庆市奉节县安坪镇三马山',
  producedOn: dayInShanghai(shop.now()),
  bestBefore: dayInShanghai(new Date(shop.now().getTime() + 30 * dayMs)),
  basis: 'ownTest',
  current: true,
  ...changes,
})

/** Its best-before day was yesterday. */
export const expired = (shop: Shop) => ({
  producedOn: dayInShanghai(new Date(shop.now().getTime() - 30 * dayMs)),
  bestBefore: dayInShanghai(new Date(shop.now().getTime() - dayMs)),
})

export const eventInput = (shop: Shop, changes: Partial<TraceEventInput> = {}): TraceEventInput => ({
  kind: 'harvest',
  at: new Date(shop.now().getTime() - 3_600_000).toISOString(),
  place: '三马山果园',
  text: '人工剪果，两剪平蒂，当天入库',
  temperatures: [],
  photos: [],
  reportId: null,
  corrects: null,
  ...changes,
})

export const openBatch = (shop: Shop, staff: Caller, skuId: string, changes: Partial<BatchInput> = {}) =>
  staff.call('POST /api/merchant/batches', { body: batchInput(shop, skuId, changes) })

export const addEvent = (shop: Shop, staff: Caller, id: string, changes: Partial<TraceEventInput> = {}) =>
  staff.call('POST /api/merchant/batches/{id}/events', { params: { id }, body: eventInput(shop, changes) })

/** Somebody who works for a county. */
export async function countyStaff(shop: Shop, countyCode: string): Promise<Caller> {
  const phone = newPhone()
  const { platform } = shop.server
  await assignCounty(
    platform.database.db,
    await createStaff(platform, { phone, roles: ['county'] }),
    countyCode,
  )
  return shop.signIn(phone)
}

/** A paid order of one unit. */
export async function paidOrder(shop: Shop, goods: Shelf) {
  const buyer = await shop.signIn()
  const { payment, orders } = await placeOne(buyer, goods.skuId)
  await payFor(shop, buyer, payment.id)
  const order = orders[0]
  if (!order) throw new Error('no order')
  return { buyer, orderId: order.id, lineId: order.lines[0]?.id ?? '' }
}
