import type { Basis, Tier } from '../api/offer-terms.ts'
import { formatYuan } from '../money.ts'

/** `9900` → `99`, `9950` → `99.50`: an amount as a tag says it. */
export const shortYuan = (fen: number): string => {
  const text = formatYuan(fen)
  return text.endsWith('.00') ? text.slice(0, -3) : text
}

/** 20 percent off → `8`, 15 → `8.5`: what is said before 折. */
const fold = (percentOff: number): string => String((100 - percentOff) / 10)

const conditionTag = (basis: Basis, threshold: number) =>
  basis === 'spend' ? `满${shortYuan(threshold)}` : `满${threshold}件`

/** One tier as a tag: 满99减10, 满3件8折, 满99打8折, 每满100减8, 满199包邮, 满129赠礼, 满99送券. */
export function tierLabel(basis: Basis, { threshold, effect }: Tier): string {
  const condition = conditionTag(basis, threshold)
  switch (effect.kind) {
    case 'less':
      return `${condition}减${shortYuan(effect.amountFen)}`
    case 'lessPerFull':
      return `每${condition}减${shortYuan(effect.amountFen)}`
    case 'percentOff':
      // 满99 and 8 折 without a word between would read as 998.
      return `${condition}${basis === 'spend' ? '打' : ''}${fold(effect.percent)}折`
    case 'freeFreight':
      return `${condition}包邮`
    case 'gift':
      return `${condition}赠礼`
    case 'coupon':
      return `${condition}送券`
  }
}

/** One tier as a sentence of the rules. */
export function tierRule(basis: Basis, { threshold, effect }: Tier): string {
  const condition = basis === 'spend' ? `满 ¥${formatYuan(threshold)}` : `满 ${threshold} 件`
  switch (effect.kind) {
    case 'less':
      return `${condition}，减 ¥${formatYuan(effect.amountFen)}`
    case 'lessPerFull':
      return `每${condition}，减 ¥${formatYuan(effect.amountFen)}，最多减 ¥${formatYuan(effect.ceilingFen)}`
    case 'percentOff':
      return effect.ceilingFen === null
        ? `${condition}，打 ${fold(effect.percent)} 折`
        : `${condition}，打 ${fold(effect.percent)} 折，最多减 ¥${formatYuan(effect.ceilingFen)}`
    case 'freeFreight':
      return `${condition}，免运费`
    case 'gift':
      return effect.isChoice
        ? `${condition}，${effect.gifts.length} 种赠品任选一种`
        : `${condition}，送 ${effect.gifts.length} 种赠品`
    case 'coupon':
      return `${condition}，收货后送优惠券`
  }
}

/** What an effect gives, after 再买 …: 减 ¥10, 打 8 折, 免运费, 得赠品. */
function gain(tier: Tier): string {
  switch (tier.effect.kind) {
    case 'less':
      return `减 ¥${shortYuan(tier.effect.amountFen)}`
    case 'lessPerFull':
      return `再减 ¥${shortYuan(tier.effect.amountFen)}`
    case 'percentOff':
      return `打 ${fold(tier.effect.percent)} 折`
    case 'freeFreight':
      return '免运费'
    case 'gift':
      return '得赠品'
    case 'coupon':
      return '得优惠券'
  }
}

/** 再买 ¥12.40 减 ¥10: what is missing until a tier gives. `missing` in fen or pieces. */
export const hintText = (basis: Basis, tier: Tier, missing: number): string =>
  `再买 ${basis === 'spend' ? `¥${formatYuan(missing)}` : `${missing} 件`} ${gain(tier)}`

/** The tag of an offer: its first tier. */
export const offerLabel = (offer: { basis: Basis; tiers: readonly Tier[] }): string =>
  offer.tiers[0] ? tierLabel(offer.basis, offer.tiers[0]) : ''
