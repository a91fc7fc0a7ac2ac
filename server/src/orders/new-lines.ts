import type { PricedGift, PricedLine } from '@yuxiang/shared/pricing/breakdown'
import type { SkuForSale } from '../catalog/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { OffersAtHand } from '../promotions/index.ts'
import type { NewOrderLine } from './insert-orders.ts'
import { termsOf } from './offers-at-hand.ts'

type Skus = ReadonlyMap<string, SkuForSale>

/** What an order line keeps of its SKU, as it was when ordered. */
function snapshot(skuId: string, skus: Skus) {
  const sku = skus.get(skuId)
  if (!sku) throw new Error(`SKU ${skuId} was not loaded`)
  return {
    skuId,
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
}

/** A priced line as it is stored; discounts name the campaign or the coupon's batch. */
export const boughtLine = (
  line: PricedLine,
  position: number,
  skus: Skus,
  hand: OffersAtHand,
): NewOrderLine => ({
  ...line,
  ...snapshot(line.skuId, skus),
  id: newId(),
  position,
  discounts: line.discounts.map(({ offerId, amountFen }) => ({
    offerId: termsOf(hand, offerId).offerId,
    amountFen,
  })),
  giftOfferId: null,
  giftValueFen: null,
})

/** A gift: a line of its own at price 0, with its stated value. */
export const giftLine = (
  gift: PricedGift,
  position: number,
  skus: Skus,
  hand: OffersAtHand,
): NewOrderLine => ({
  ...snapshot(gift.skuId, skus),
  id: newId(),
  position,
  quantity: gift.quantity,
  unitFen: 0,
  goodsFen: 0,
  discountFen: 0,
  discounts: [],
  freightFen: 0,
  payableFen: 0,
  platformFen: gift.platformFen,
  platformFreightFen: 0,
  pointsFen: 0,
  allowanceFen: 0,
  allowances: [],
  cashFen: 0,
  giftOfferId: termsOf(hand, gift.offerId).offerId,
  giftValueFen: gift.valueFen,
})

/** A line as the answer to placing shows it. */
export const placedLine = (line: NewOrderLine) => ({
  id: line.id,
  skuId: line.skuId,
  productId: line.productId,
  name: line.name,
  skuName: line.skuName,
  imageUrl: line.imageUrl,
  quantity: line.quantity,
  unitFen: line.unitFen,
  goodsFen: line.goodsFen,
  discountFen: line.discountFen,
  freightFen: line.freightFen,
  payableFen: line.payableFen,
  pointsFen: line.pointsFen,
  allowanceFen: line.allowanceFen,
  cashFen: line.cashFen,
  giftValueFen: line.giftValueFen,
  fresh: line.fresh,
  refundedQuantity: 0,
  certificateNo: line.certificate?.certificateNo ?? null,
})
