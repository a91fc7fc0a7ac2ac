import type { Breakdown, PricedGift, PricedOrder } from '@yuxiang/shared/pricing/breakdown'
import { price } from '@yuxiang/shared/pricing/price'
import { coverWhole } from '@yuxiang/shared/pricing/tenders'
import { shippingHoursOf } from '@yuxiang/shared/shipping-promise'
import { removeFromCart } from '../cart/index.ts'
import { loadSkusForSale, reserveStock, type SkuForSale } from '../catalog/index.ts'
import { getAddress } from '../identity/index.ts'
import { attributeOrders, clickOfToken } from '../live-attribution/index.ts'
import { createPayment, paymentDeadline } from '../payments/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { sharerOf } from '../points/index.ts'
import {
  noOffers,
  nothingRuns,
  type OfferChoice,
  type OffersAtHand,
  offersFor,
  type Running,
  takeOffers,
} from '../promotions/index.ts'
import { requireChargeable } from '../reserved-share/index.ts'
import { venueOfToken } from '../venues/index.ts'
import { countAsSold } from './count-as-sold.ts'
import { insertOrders, type NewOrder } from './insert-orders.ts'
import { isFirstPlaced } from './is-first-order.ts'
import { freightRulesOf, priceLinesOf, requireForSale, type Wish, type WishedSku } from './load-lines.ts'
import { boughtLine, giftLine, placedLine } from './new-lines.ts'
import { buyerOf, giftOrders, giftsOfOrder, offerUsesOf, orderOffersOf } from './offers-at-hand.ts'
import { payByTenders } from './order-ledger.ts'
import { newOrderNo } from './order-no.ts'
import { sealRecipient } from './recipient.ts'
import { refuseTooMany } from './refuse-too-many.ts'
import { refuseUnexpected } from './refuse-unexpected.ts'
import { openPurse, type Purse, tendersOf } from './tenders.ts'

export interface PlaceOrderInput {
  items: readonly Wish[]
  addressId: string
  expectedTotalFen?: number | undefined
  expectedCashFen?: number | undefined
  useAllowance?: boolean | undefined
  usePoints?: boolean | undefined
  offers?: OfferChoice | undefined
  expectedGifts?: readonly Wish[] | undefined
  shareCode?: string | undefined
  venueToken?: string | undefined
  liveToken?: string | undefined
  /** A budget unit's filing for which the certified goods count; the unit pays all of it. */
  reservedFilingId?: string | undefined
  /** A union's budget which pays all of it: a collective purchase, of certified products only. */
  fund?: { budgetId: string; account: string } | undefined
  remarks?: Readonly<Record<string, string>> | undefined
}

export interface PlacedOrders {
  payment: { id: string; amountFen: number; state: 'pending' | 'paid'; expiresAt: string; orderIds: string[] }
  orders: NewOrder[]
}

/**
 * Places one order per merchant and the one payment that pays them, in the caller's transaction: stock, allowances,
 * points, campaigns' budgets, coupons, orders, payment and cart change together or not at all. Covered whole, the orders are paid at once. Answers what is placed while its rows are still on their way
 * (`writes`, to be awaited before the commit). Refusals: `sku_not_found`, `product_withdrawn`,
 * `address_not_found`, `not_deliverable`, `price_changed`, `promotion_changed`, `coupon_not_usable`,
 * `allowance_changed`, `allowance_not_usable`, `reserved_filing_not_usable`, `reserved_own_money_only`,
 * `reserved_nothing_counts`, `too_many_merchants`, `out_of_stock` (with the lines concerned).
 */
export async function placeOrder(
  tx: Db,
  platform: Platform,
  userId: string,
  input: PlaceOrderInput,
  runs: Running = nothingRuns,
): Promise<{ placed: PlacedOrders; writes: Promise<unknown> }> {
  const skuIds = input.items.map((item) => item.skuId)
  const now = platform.clock()
  const [skus, address, purse, sharerId] = await together(
    loadSkusForSale(tx, skuIds, now),
    getAddress(platform, userId, input.addressId, tx),
    openPurse(tx, userId, input, now),
    input.shareCode === undefined ? null : sharerOf(tx, input.shareCode, userId),
    input.reservedFilingId !== undefined && requireChargeable(tx, userId, input, now),
  )
  const lines = requireForSale(input.items, skus)
  if (!address) throw new Refusal('address_not_found')
  if (input.reservedFilingId !== undefined && lines.every(({ sku }) => sku.certification === null)) {
    throw new Refusal('reserved_nothing_counts')
  }
  const hand = await offersAtHand(tx, runs, { userId, regionCode: address.regionCode, now }, lines, input)
  const breakdown = priceTendered(lines, address.regionCode, purse, hand, input)
  if (!input.fund) refuseTooMany(breakdown)
  refuseUnexpected(breakdown, input)

  const placedAt = now
  const paymentId = newId()
  const recipient = sealRecipient(platform, address)
  const skuOf = new Map([...hand.giftSkus, ...lines.map(({ skuId, sku }) => [skuId, sku] as const)])
  const placed = [...breakdown.orders, ...giftOrders(breakdown)].map((priced) => ({ id: newId(), priced }))
  const orders = placed.map(({ id, priced }) =>
    newOrder(priced, breakdown, hand, skuOf, {
      id,
      userId,
      paymentId,
      placedAt,
      ...recipient,
      sharerId,
      venueId: venueOfToken(platform.config.SECRET_KEY, input.venueToken, now),
      fundBudgetId: input.fund?.budgetId ?? null,
      reservedFilingId: hasCertified(priced, skuOf) ? (input.reservedFilingId ?? null) : null,
      state: breakdown.cashFen === 0 ? ('paid' as const) : ('pendingPayment' as const),
      remark: input.remarks?.[priced.merchantId] ?? '',
    }),
  )
  const click = clickOfToken(platform.config.SECRET_KEY, input.liveToken, now)
  // Sent together, worked off by one connection in this order: what many orders want at once, the stock, comes late,
  // so that they wait for each other as short as can be. Out of stock, all of it is rolled back.
  const writes = together(
    createPayment(tx, {
      id: paymentId,
      userId,
      amountFen: breakdown.cashFen,
      description: describe(lines),
      createdAt: placedAt,
    }),
    insertOrders(tx, orders),
    click && attributeOrders(tx, click, userId, orders),
    !input.fund && removeFromCart(tx, userId, skuIds),
    takeStock(tx, input.items, breakdown.gifts),
    takeOffers(tx, offerUsesOf(breakdown, placed, hand, skuOf), { userId, paymentId, now }),
    breakdown.cashFen === 0 && countAsSold(tx, lines.map(soldLine), now),
    (breakdown.cashFen < breakdown.totalFen || breakdown.cashFen === 0) &&
      payByTenders(tx, { orders, lots: purse.lots, isCovered: breakdown.cashFen === 0, now }),
  )
  return {
    placed: {
      payment: {
        id: paymentId,
        amountFen: breakdown.cashFen,
        state: breakdown.cashFen === 0 ? 'paid' : 'pending',
        expiresAt: paymentDeadline(placedAt).toISOString(),
        orderIds: orders.map((order) => order.id),
      },
      orders,
    },
    writes,
  }
}

/** One merchant's part of a checkout may have nothing that counts for a filing. */
const hasCertified = ({ lines }: PricedOrder, skuOf: ReadonlyMap<string, SkuForSale>): boolean =>
  lines.some(({ skuId }) => (skuOf.get(skuId)?.certification ?? null) !== null)

/** What campaigns and coupons may give; a union's own purchase takes no part in them. */
async function offersAtHand(
  tx: Db,
  runs: Running,
  { userId, regionCode, now }: { userId: string; regionCode: string | null; now: Date },
  lines: readonly WishedSku[],
  input: PlaceOrderInput,
): Promise<OffersAtHand> {
  if (input.fund) return noOffers
  const buyer = {
    ...buyerOf(tx, userId, regionCode, (skuIds) => loadSkusForSale(tx, skuIds, now)),
    isFirstOrder: () => isFirstPlaced(tx, userId),
  }
  const skus = lines.map(({ sku }) => sku)
  const hand = await offersFor(runs, tx, skus, buyer, { choice: input.offers, now })
  const usable = new Set(hand.coupons.map(({ id }) => id))
  if (input.offers?.couponIds?.some((id) => !usable.has(id))) throw new Refusal('coupon_not_usable')
  return hand
}

/** The price, and what pays it. */
export function priceTendered(
  lines: readonly WishedSku[],
  regionCode: string | null,
  purse: Purse,
  { offers, wish }: OffersAtHand,
  input: Pick<PlaceOrderInput, 'fund' | 'useAllowance' | 'usePoints'>,
): Breakdown {
  const [goods, freight] = [priceLinesOf(lines), freightRulesOf(lines)]
  if (!input.fund) {
    return price(goods, freight, regionCode, { offers, wish, tenders: tendersOf(purse, input, lines) })
  }
  if (lines.some(({ sku }) => sku.certification === null)) throw new Refusal('not_certified')
  if (lines.some(({ sku }) => sku.barredFrom.union)) throw new Refusal('union_scope_barred')
  return coverWhole(price(goods, freight, regionCode), input.fund.account)
}

/** Goods and gifts at once. A gift that is gone is no reason to lose the order: the price is made anew without it. */
export async function takeStock(
  tx: Db,
  wishes: readonly Wish[],
  gifts: readonly PricedGift[] = [],
): Promise<void> {
  const short = await reserveStock(tx, [...wishes, ...gifts])
  if (short.length === 0) return
  const wanted = new Map(wishes.map(({ skuId, quantity }) => [skuId, quantity]))
  const missing = short.flatMap((line) => {
    const requested = wanted.get(line.skuId) ?? 0
    return requested > line.available ? [{ ...line, requested }] : []
  })
  if (missing.length === 0) throw new Refusal('promotion_changed')
  throw new Refusal('out_of_stock', { lines: missing })
}

export const soldLine = ({ quantity, skuId, sku }: WishedSku) => ({
  quantity,
  skuId,
  unitFen: sku.priceFen,
})

export function newOrder(
  priced: PricedOrder,
  breakdown: Breakdown,
  hand: OffersAtHand,
  skuOf: ReadonlyMap<string, SkuForSale>,
  common: Pick<
    NewOrder,
    | 'id'
    | 'userId'
    | 'paymentId'
    | 'placedAt'
    | 'recipientEncrypted'
    | 'recipientPhoneTail'
    | 'remark'
    | 'sharerId'
    | 'venueId'
    | 'fundBudgetId'
    | 'reservedFilingId'
    | 'state'
  >,
): NewOrder {
  const gifts = giftsOfOrder(breakdown, priced.merchantId)
  const first = skuOf.get(priced.lines[0]?.skuId ?? gifts[0]?.skuId ?? '')
  if (!first) throw new Error('an order without lines')
  return {
    orderNo: newOrderNo(common.placedAt),
    flashItemId: null,
    ...common,
    shipWithinHours: shippingHoursOf(
      [...priced.lines, ...gifts].flatMap(({ skuId }) => skuOf.get(skuId) ?? []),
    ),
    merchantId: priced.merchantId,
    merchantName: first.merchantName,
    goodsFen: priced.goodsFen,
    discountFen: priced.discountFen,
    freightFen: priced.freightFen,
    freightDiscountFen: priced.freightDiscountFen,
    platformFen: priced.platformFen + gifts.reduce((sum, gift) => sum + gift.platformFen, 0),
    offers: orderOffersOf(breakdown, priced, hand),
    totalFen: priced.totalFen,
    pointsFen: priced.pointsFen,
    allowanceFen: priced.allowanceFen,
    cashFen: priced.cashFen,
    lines: [
      ...priced.lines.map((line, position) => boughtLine(line, position, skuOf, hand)),
      ...gifts.map((gift, index) => giftLine(gift, priced.lines.length + index, skuOf, hand)),
    ],
  }
}

/** What WeChat shows the payer; its limit is 127 bytes, a Chinese character has three. */
export function describe(lines: readonly WishedSku[]): string {
  const name = (lines[0]?.sku.name ?? '').slice(0, 24)
  return lines.length > 1 ? `渝乡集-${name}等${lines.length}件` : `渝乡集-${name}`
}

/** The answer to placing: what was just written, without reading it back. */
export function placedAnswer({ payment, orders }: PlacedOrders) {
  return {
    payment,
    orders: orders.map((order) => ({
      id: order.id,
      orderNo: order.orderNo,
      merchantId: order.merchantId,
      merchantName: order.merchantName,
      paymentId: order.paymentId,
      state: order.state,
      goodsFen: order.goodsFen,
      discountFen: order.discountFen,
      freightFen: order.freightFen,
      totalFen: order.totalFen,
      pointsFen: order.pointsFen,
      allowanceFen: order.allowanceFen,
      cashFen: order.cashFen,
      placedAt: order.placedAt.toISOString(),
      lines: order.lines.map((line) => placedLine(line)),
    })),
  }
}
