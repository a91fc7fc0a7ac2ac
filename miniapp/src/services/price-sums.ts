import type { Quote } from '@yuxiang/shared/api/checkout'
import type { OfferCard } from '@yuxiang/shared/api/offer-terms'
import { formatYuan } from '@yuxiang/shared/money'
import { type Gain, payerTexts } from './offer-words.ts'

/** A price with what lowered it: a quote's or a stored order's. */
export interface Composed {
  goodsFen: number
  /** After free freight. */
  freightFen: number
  pointsFen: number
  allowanceFen: number
  offers: readonly (Gain & { name: string; label: string; payer: OfferCard['payer'] })[]
}

export interface SumRow {
  name: string
  hint: string
  fen: number
  /** Given along, without a sum of its own. */
  gives?: string
}

/** How the amount to pay comes about, row by row; the rows sum to it. Who bears an offer stands beside it. */
export function sumRows({ goodsFen, freightFen, pointsFen, allowanceFen, offers }: Composed): SumRow[] {
  const freeFen = offers.reduce((sum, offer) => sum + offer.freightFen, 0)
  const beforeFen = freightFen + freeFen
  const hintOf = ({ label, payer }: Composed['offers'][number]) => `${label} · ${payerTexts[payer]}`
  const row = (name: string, fen: number, hint = ''): SumRow => ({ name, hint, fen })
  return [
    row('商品金额', goodsFen),
    ...offers
      .filter(({ discountFen }) => discountFen > 0)
      .map((offer) => row(offer.name, -offer.discountFen, hintOf(offer))),
    row('运费', beforeFen, beforeFen === 0 ? '免运费' : ''),
    ...offers
      .filter((offer) => offer.freightFen > 0)
      .map((offer) => row(offer.name, -offer.freightFen, hintOf(offer))),
    ...offers
      .filter((offer) => offer.giftFen > 0)
      .map((offer) => ({
        ...row(offer.name, 0, hintOf(offer)),
        gives: `赠品价值 ¥${formatYuan(offer.giftFen)}`,
      })),
    ...offers
      .filter((offer) => offer.givesCoupon)
      .map((offer) => ({ ...row(offer.name, 0, hintOf(offer)), gives: '收货后送券' })),
    ...(pointsFen > 0 ? [row('积分抵扣', -pointsFen)] : []),
    ...(allowanceFen > 0 ? [row('工会额度', -allowanceFen)] : []),
  ]
}

/** What offers took off a quote, free freight included. */
export function savedFen({ discountFen, orders }: Pick<Quote, 'discountFen' | 'orders'>): number {
  return orders.reduce((sum, order) => sum + order.freightDiscountFen, discountFen)
}
