import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { gainText } from '../../../services/offer-words'

export interface PriceChange {
  name: string
  /** In words of the screen: ¥59.90, 减 ¥10.00, 1 件. */
  before: string
  after: string
}

const none = '没有了'
const notYet = '无'

/**
 * What differs between two quotes of the same lines, in the words of the screen: unit prices first, then offers and
 * gifts, then freight, then what union money and points pay.
 */
export function priceChanges(before: Quote, after: Quote): PriceChange[] {
  const yuan = (name: string, pick: (quote: Quote) => number) => ({
    name,
    before: `¥${formatYuan(pick(before))}`,
    after: `¥${formatYuan(pick(after))}`,
  })
  return [
    ...unitChanges(before, after),
    ...differences(namedOffers(before), namedOffers(after)),
    ...differences(namedGifts(before), namedGifts(after)),
    yuan('运费', grossFreightFen),
    yuan('工会额度', ({ allowanceFen }) => allowanceFen),
    yuan('积分抵扣', ({ pointsFen }) => pointsFen),
  ].filter((change) => change.before !== change.after)
}

function unitChanges(before: Quote, after: Quote): PriceChange[] {
  const known = new Map(before.orders.flatMap((order) => order.lines.map((line) => [line.skuId, line])))
  return after.orders
    .flatMap((order) => order.lines)
    .map((line) => ({
      name: `${line.name} ${line.skuName}`,
      before: `¥${formatYuan(known.get(line.skuId)?.unitFen ?? line.unitFen)}`,
      after: `¥${formatYuan(line.unitFen)}`,
    }))
}

type Named = Map<string, { name: string; words: string }>

/** Gifts are told by themselves. */
const namedOffers = ({ offers }: Quote): Named =>
  new Map(
    offers
      .map(
        (offer) => [offer.offerId, { name: offer.name, words: gainText({ ...offer, giftFen: 0 }) }] as const,
      )
      .filter(([, { words }]) => words !== ''),
  )

const namedGifts = ({ gifts }: Quote): Named =>
  new Map(
    gifts.map((gift) => [
      `${gift.offerId} ${gift.skuId}`,
      { name: `赠品 ${gift.name}`, words: `${gift.quantity} 件` },
    ]),
  )

function differences(before: Named, after: Named): PriceChange[] {
  const gone = [...before].map(([id, { name, words }]) => ({
    name,
    before: words,
    after: after.get(id)?.words ?? none,
  }))
  const come = [...after].filter(([id]) => !before.has(id))
  return [...gone, ...come.map(([, { name, words }]) => ({ name, before: notYet, after: words }))]
}

/** Before free freight that offers give, which is told as theirs. */
const grossFreightFen = ({ orders, freightFen }: Quote): number =>
  orders.reduce((sum, order) => sum + order.freightDiscountFen, freightFen)
