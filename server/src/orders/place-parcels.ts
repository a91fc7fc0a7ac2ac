import type { Address } from '@yuxiang/shared/api/identity'
import type { Breakdown } from '@yuxiang/shared/pricing/breakdown'
import { loadSkusForSale } from '../catalog/index.ts'
import { createPayment } from '../payments/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { noOffers } from '../promotions/index.ts'
import { countAsSold } from './count-as-sold.ts'
import { insertOrders, type NewOrder } from './insert-orders.ts'
import { requireForSale, type Wish, type WishedSku } from './load-lines.ts'
import { payByTenders } from './order-ledger.ts'
import { describe, newOrder, priceTendered, soldLine, takeStock } from './place-order.ts'
import { sealRecipient } from './recipient.ts'

/** One who gets the goods at home, as the buyer of an order of their own. */
interface Parcel {
  userId: string
  address: Address
}

export interface ParcelsInput {
  /** What each of them gets. */
  items: readonly Wish[]
  parcels: readonly Parcel[]
  expectedTotalFen: number
  fund: { budgetId: string; account: string }
}

/**
 * Buys the same for many, a parcel to each: one payment by a union's fund, an order per person and merchant, in the
 * caller's transaction and in as many statements as one order takes. Refuses with what {@link placeOrder} does.
 */
export async function placeParcels(
  tx: Db,
  platform: Platform,
  payerId: string,
  { items, parcels, expectedTotalFen, fund }: ParcelsInput,
): Promise<{ paymentId: string; orders: NewOrder[] }> {
  const now = platform.clock()
  const skuIds = items.map((item) => item.skuId)
  const lines = requireForSale(items, await loadSkusForSale(tx, skuIds, now))
  const paymentId = newId()
  const orders = ordersOf(platform, lines, { paymentId, now, parcels, fund })
  const totalFen = orders.reduce((sum, order) => sum + order.totalFen, 0)
  if (totalFen !== expectedTotalFen) throw new Refusal('price_changed')
  const all = items.map(({ skuId, quantity }) => ({ skuId, quantity: quantity * parcels.length }))
  const sold = lines.map((line) => soldLine({ ...line, quantity: line.quantity * parcels.length }))
  await together(
    createPayment(tx, {
      id: paymentId,
      userId: payerId,
      amountFen: 0,
      description: describe(lines),
      createdAt: now,
    }),
    insertOrders(tx, orders),
    takeStock(tx, all),
    countAsSold(tx, sold, now),
    payByTenders(tx, { orders, lots: [], isCovered: true, now }),
  )
  return { paymentId, orders }
}

/** An order for each person and merchant; freight differs by region only, so each region is priced once. */
function ordersOf(
  platform: Platform,
  lines: readonly WishedSku[],
  placing: { paymentId: string; now: Date; parcels: readonly Parcel[]; fund: ParcelsInput['fund'] },
): NewOrder[] {
  const { paymentId, now, parcels, fund } = placing
  const skuOf = new Map(lines.map(({ skuId, sku }) => [skuId, sku]))
  const byRegion = new Map<string, Breakdown>()
  return parcels.flatMap(({ userId, address }) => {
    const { regionCode } = address
    const known = byRegion.get(regionCode)
    const breakdown =
      known ?? priceTendered(lines, regionCode, { allowances: [], lots: [] }, noOffers, { fund })
    byRegion.set(regionCode, breakdown)
    if (!breakdown.deliverable) throw new Refusal('not_deliverable')
    return breakdown.orders.map((order) =>
      newOrder(order, breakdown, noOffers, skuOf, {
        id: newId(),
        userId,
        paymentId,
        placedAt: now,
        ...sealRecipient(platform, address),
        sharerId: null,
        venueId: null,
        fundBudgetId: fund.budgetId,
        state: 'paid',
        remark: '',
      }),
    )
  })
}
