import { type Breakdown, type PricedOrder, price } from '@yuxiang/shared/pricing/price'
import { coverWhole } from '@yuxiang/shared/pricing/tenders'
import { removeFromCart } from '../cart/index.ts'
import { loadSkusForSale, recordSales, reserveStock } from '../catalog/index.ts'
import { getAddress } from '../identity/index.ts'
import { createPayment, paymentDeadline } from '../payments/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { sharerOf } from '../points/index.ts'
import { insertOrders, type NewOrder } from './insert-orders.ts'
import { freightRulesOf, priceLinesOf, requireForSale, type Wish, type WishedSku } from './load-lines.ts'
import { payByTenders } from './order-ledger.ts'
import { newOrderNo } from './order-no.ts'
import { sealRecipient } from './recipient.ts'
import { openPurse, type Purse, tendersOf } from './tenders.ts'

export interface PlaceOrderInput {
  items: readonly Wish[]
  addressId: string
  expectedTotalFen?: number | undefined
  expectedCashFen?: number | undefined
  useAllowance?: boolean | undefined
  usePoints?: boolean | undefined
  shareCode?: string | undefined
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
 * points, orders, payment and cart change together or not at all. Covered whole, the orders are paid at once. Answers what is placed while its rows are still on their way
 * (`writes`, to be awaited before the commit). Refusals: `sku_not_found`, `product_withdrawn`,
 * `address_not_found`, `not_deliverable`, `price_changed`, `allowance_changed`, `allowance_not_usable`, `out_of_stock` (with the lines
 * concerned).
 */
export async function placeOrder(
  tx: Db,
  platform: Platform,
  userId: string,
  input: PlaceOrderInput,
): Promise<{ placed: PlacedOrders; writes: Promise<unknown> }> {
  const skuIds = input.items.map((item) => item.skuId)
  const now = platform.clock()
  const [skus, address, purse, sharerId] = await together(
    loadSkusForSale(tx, skuIds, now),
    getAddress(platform, userId, input.addressId, tx),
    openPurse(tx, userId, input, now),
    input.shareCode === undefined ? null : sharerOf(tx, input.shareCode, userId),
  )
  const lines = requireForSale(input.items, skus)
  if (!address) throw new Refusal('address_not_found')
  const breakdown = priceTendered(lines, address.regionCode, purse, input)
  refuseUnexpected(breakdown, input)

  const placedAt = now
  const paymentId = newId()
  const recipientEncrypted = sealRecipient(platform, address)
  const bySku = new Map(lines.map((line) => [line.skuId, line]))
  const orders = breakdown.orders.map((order) =>
    newOrder(order, bySku, {
      userId,
      paymentId,
      placedAt,
      recipientEncrypted,
      sharerId,
      fundBudgetId: input.fund?.budgetId ?? null,
      state: breakdown.cashFen === 0 ? ('paid' as const) : ('pendingPayment' as const),
      remark: input.remarks?.[order.merchantId] ?? '',
    }),
  )
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
    !input.fund && removeFromCart(tx, userId, skuIds),
    takeStock(tx, input.items),
    breakdown.cashFen === 0 && recordSales(tx, lines.map(soldLine)),
    breakdown.cashFen < breakdown.totalFen &&
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

/** The price, and what pays it. */
export function priceTendered(
  lines: readonly WishedSku[],
  regionCode: string | null,
  purse: Purse,
  input: Pick<PlaceOrderInput, 'fund' | 'useAllowance' | 'usePoints'>,
): Breakdown {
  const [goods, freight] = [priceLinesOf(lines), freightRulesOf(lines)]
  if (!input.fund) return price(goods, freight, regionCode, tendersOf(purse, input, lines))
  if (lines.some(({ sku }) => sku.certification === null)) throw new Refusal('not_certified')
  return coverWhole(price(goods, freight, regionCode), input.fund.account)
}

function refuseUnexpected(breakdown: Breakdown, input: PlaceOrderInput): void {
  if (!breakdown.deliverable) throw new Refusal('not_deliverable', { lines: undeliverable(breakdown.orders) })
  const { expectedTotalFen = breakdown.totalFen, expectedCashFen = breakdown.cashFen } = input
  if (expectedTotalFen !== breakdown.totalFen) throw new Refusal('price_changed')
  if (expectedCashFen !== breakdown.cashFen) throw new Refusal('allowance_changed')
  // Whoever wants an allowance and did not say what they saw is not charged own money for all of it unasked.
  const isUnseen = input.expectedCashFen === undefined
  if (input.useAllowance && isUnseen && breakdown.allowanceFen === 0)
    throw new Refusal('allowance_not_usable')
}

export async function takeStock(tx: Db, wishes: readonly Wish[]): Promise<void> {
  const short = await reserveStock(tx, wishes)
  if (short.length > 0) throw new Refusal('out_of_stock', { lines: short })
}

export const soldLine = ({ quantity, skuId, sku }: WishedSku) => ({
  quantity,
  skuId,
  productId: sku.productId,
})

export function newOrder(
  priced: PricedOrder,
  bySku: ReadonlyMap<string, WishedSku>,
  common: Pick<
    NewOrder,
    | 'userId'
    | 'paymentId'
    | 'placedAt'
    | 'recipientEncrypted'
    | 'remark'
    | 'sharerId'
    | 'fundBudgetId'
    | 'state'
  >,
): NewOrder {
  const first = bySku.get(priced.lines[0]?.skuId ?? '')
  if (!first) throw new Error('an order without lines')
  return {
    id: newId(),
    orderNo: newOrderNo(common.placedAt),
    ...common,
    merchantId: priced.merchantId,
    merchantName: first.sku.merchantName,
    goodsFen: priced.goodsFen,
    freightFen: priced.freightFen,
    totalFen: priced.totalFen,
    pointsFen: priced.pointsFen,
    allowanceFen: priced.allowanceFen,
    cashFen: priced.cashFen,
    lines: priced.lines.map((line, position) => {
      const { sku } = bySku.get(line.skuId) as WishedSku
      return {
        id: newId(),
        position,
        ...line,
        productId: sku.productId,
        name: sku.name,
        skuName: sku.skuName,
        imageUrl: sku.imageUrl,
        fresh: sku.fresh,
        certificate: sku.certification && {
          certificateNo: sku.certification.certificateNo,
          households: sku.certification.households,
          county: sku.county,
        },
      }
    }),
  }
}

const undeliverable = (orders: readonly PricedOrder[]) =>
  orders
    .filter((order) => !order.deliverable)
    .flatMap((order) =>
      order.lines.map((line) => ({ skuId: line.skuId, requested: line.quantity, available: 0 })),
    )

/** What WeChat shows the payer; its limit is 127 bytes, a Chinese character has three. */
export function describe(lines: readonly WishedSku[]): string {
  const name = (lines[0]?.sku.name ?? '').slice(0, 24)
  return lines.length > 1 ? `渝乡集-${name}等${lines.length}件` : `渝乡集-${name}`
}

/** The answer to placing: what was just written, without reading it back. */
export function placedAnswer({ payment, orders }: PlacedOrders) {
  return {
    payment,
    orders: orders.map(
      ({
        userId: _,
        recipientEncrypted: __,
        remark: ___,
        sharerId: ____,
        fundBudgetId: _____,
        placedAt,
        lines,
        ...order
      }) => ({
        ...order,
        placedAt: placedAt.toISOString(),
        lines: lines.map(({ position: ______, allowances: _______, certificate, ...line }) => ({
          ...line,
          refundedQuantity: 0,
          certificateNo: certificate?.certificateNo ?? null,
        })),
      }),
    ),
  }
}
