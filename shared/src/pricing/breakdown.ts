import type { OfferHint } from './choose-offers.ts'
import type { Offer, OfferLevel } from './offers.ts'

/** What one offer takes off a line. */
export interface LineDiscount {
  offerId: string
  amountFen: number
}

export interface PricedLine {
  skuId: string
  quantity: number
  unitFen: number
  /** unitFen × quantity. */
  goodsFen: number
  /** Off the goods, by all offers; `discounts` says by which. */
  discountFen: number
  discounts: readonly LineDiscount[]
  /** This line's share of its order's freight, by weight. */
  freightFen: number
  /** What is paid for this line by whatever means: the most a refund of it can ever give back. */
  payableFen: number
  /** Of the discount, what the platform pays the merchant … */
  platformFen: number
  /** … and of the freight that is not charged. */
  platformFreightFen: number
  /** Of what is paid, what points pay … */
  pointsFen: number
  /** … and allowances, each with its part. */
  allowanceFen: number
  allowances: readonly { allowanceId: string; amountFen: number }[]
  /** The rest: the buyer's own money. */
  cashFen: number
}

/** A gift: an order line of its own at price 0. */
export interface PricedGift {
  offerId: string
  skuId: string
  merchantId: string
  quantity: number
  /** Stated value of one unit. */
  valueFen: number
  /** What the platform pays the merchant for all of them: nothing for a merchant's own gift. */
  platformFen: number
}

export interface PricedOrder {
  merchantId: string
  lines: PricedLine[]
  goodsFen: number
  discountFen: number
  /** What is charged; `freightDiscountFen` is what offers take off. */
  freightFen: number
  freightDiscountFen: number
  /** Which offer takes it off. */
  freightOfferId: string | null
  /** Of discounts and freight what the platform pays the merchant; gifts stand apart. */
  platformFen: number
  deliverable: boolean
  missingForFreeFreightFen: number | null
  totalFen: number
  pointsFen: number
  allowanceFen: number
  cashFen: number
}

/** An offer that stands in a breakdown, and what it gives in all. */
export interface StandingOffer {
  offerId: string
  level: OfferLevel
  payer: Offer['payer']
  tier: number
  discountFen: number
  freightFen: number
  giftFen: number
  couponBatchId: string | null
  /** What which SKU counted towards its threshold: fen, or pieces. */
  counted: readonly { skuId: string; amount: number }[]
}

/** The whole breakdown: what the cart shows, the order charges and a refund walks back. */
export interface Breakdown {
  orders: PricedOrder[]
  gifts: PricedGift[]
  offers: StandingOffer[]
  hints: readonly OfferHint[]
  goodsFen: number
  discountFen: number
  freightFen: number
  totalFen: number
  pointsFen: number
  allowanceFen: number
  /** What WeChat Pay is asked for. */
  cashFen: number
  deliverable: boolean
}
