import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { freightOf } from '@yuxiang/shared/pricing/freight'
import { shippingHoursOf } from '@yuxiang/shared/shipping-promise'
import { loadSkusForSale, type SkuForSale } from '../catalog/index.ts'
import type { ClaimedGoods, PlaceClaimed } from '../flash-sales/index.ts'
import { getAddress } from '../identity/index.ts'
import { createPayment } from '../payments/index.ts'
import { newId } from '../platform/db/columns.ts'
import { together } from '../platform/db/together.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { noOffers } from '../promotions/index.ts'
import { countAsSold } from './count-as-sold.ts'
import { insertOrders, type NewOrder, type NewOrderLine } from './insert-orders.ts'
import { boughtLine } from './new-lines.ts'
import { collect } from './order-ledger.ts'
import { newOrderNo } from './order-no.ts'
import { describe } from './place-order.ts'
import { type SealedRecipient, sealRecipient } from './recipient.ts'

/**
 * The ordinary order of what somebody won in a flash sale. It bears the claim's id, so that the points held for the
 * claim are the order's: paying posts them, its end frees them and a refund finds its way back. Stock was taken with the claim.
 * The merchant gets what the goods cost in the shop: own money, what the points are worth, and the rest from the
 * platform. Without a money part it is paid at once.
 */
export const placeClaimedOrder: PlaceClaimed = async (tx, platform, goods, addressId) => {
  const now = platform.clock()
  const [[sku], address] = await together(
    loadSkusForSale(tx, [goods.skuId], now),
    getAddress(platform, goods.userId, addressId, tx),
  )
  if (!sku) throw new Error(`SKU ${goods.skuId} is gone`)
  // Its merchant may not sell any more: the claim ends by itself and gives the points back.
  if (sku.barredFrom.sale) throw new Refusal('product_withdrawn')
  if (!address) throw new Refusal('address_not_found')
  const parcel = { goodsFen: goods.valueFen, weightG: sku.weightG, regionCode: address.regionCode }
  if (!freightOf(sku.freight, parcel).deliverable) {
    throw new Refusal('not_deliverable', { lines: [{ skuId: sku.skuId, requested: 1, available: 0 }] })
  }
  const paymentId = newId()
  const order = orderOf(goods, sku, { paymentId, now, recipient: sealRecipient(platform, address) })
  await together(
    createPayment(tx, {
      id: paymentId,
      userId: goods.userId,
      amountFen: goods.priceFen,
      description: describe([{ sku, skuId: sku.skuId, quantity: 1 }]),
      createdAt: now,
      expiresAt: goods.payBy,
    }),
    insertOrders(tx, [order]),
  )
  const isPaid = goods.priceFen === 0
  if (isPaid) {
    await countAsSold(tx, [{ skuId: sku.skuId, quantity: 1, unitFen: goods.valueFen }], now)
    await collect(tx, [order], now)
  }
  return { paymentId, isPaid }
}

function orderOf(
  goods: ClaimedGoods,
  sku: SkuForSale,
  { paymentId, now, recipient }: { paymentId: string; now: Date; recipient: SealedRecipient },
): NewOrder {
  const line = lineOf(goods, sku)
  const { goodsFen, discountFen, platformFen, pointsFen, cashFen } = line
  return {
    id: goods.claimId,
    orderNo: newOrderNo(now),
    userId: goods.userId,
    merchantId: sku.merchantId,
    merchantName: sku.merchantName,
    paymentId,
    goodsFen,
    discountFen,
    freightFen: 0,
    freightDiscountFen: 0,
    platformFen,
    offers: [
      {
        offerId: goods.itemId,
        name: `积分抢购·${goods.title}`,
        label: labelOf(goods),
        payer: 'platform',
        discountFen,
        freightFen: 0,
        giftFen: 0,
        giftCondition: null,
      },
    ],
    totalFen: line.payableFen,
    pointsFen,
    allowanceFen: 0,
    cashFen,
    sharerId: null,
    venueId: null,
    fundBudgetId: null,
    shipWithinHours: shippingHoursOf([sku]),
    flashItemId: goods.itemId,
    state: cashFen === 0 ? 'paid' : 'pendingPayment',
    ...recipient,
    remark: '',
    placedAt: now,
    lines: [line],
  }
}

function lineOf(goods: ClaimedGoods, sku: SkuForSale): NewOrderLine {
  const pointsFen = goods.points / policy.pointsPerFenDeducted.value
  const payableFen = goods.priceFen + pointsFen
  const discountFen = goods.valueFen - payableFen
  const priced = {
    skuId: sku.skuId,
    quantity: 1,
    unitFen: goods.valueFen,
    goodsFen: goods.valueFen,
    discountFen,
    discounts: [],
    freightFen: 0,
    payableFen,
    platformFen: discountFen,
    platformFreightFen: 0,
    pointsFen,
    allowanceFen: 0,
    allowances: [],
    cashFen: goods.priceFen,
  }
  const line = boughtLine(priced, 0, new Map([[sku.skuId, sku]]), noOffers)
  return { ...line, discounts: discountFen > 0 ? [{ offerId: goods.itemId, amountFen: discountFen }] : [] }
}

/** `300 积分 + ¥9.90` */
const labelOf = ({ points, priceFen }: ClaimedGoods): string =>
  priceFen > 0 ? `${points} 积分 + ¥${formatYuan(priceFen)}` : `${points} 积分`
