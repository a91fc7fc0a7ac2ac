import type { Basis, EffectTerm, Tier } from '../api/offer-terms.ts'
import { formatYuan } from '../money.ts'

/** What is wrong with a tier, by its place, in words for the editor. */
export interface TierFault {
  index: number
  message: string
}

/** What two tiers of one kind are compared by; null where they can't be. */
function worthOf(effect: EffectTerm): number | null {
  switch (effect.kind) {
    case 'less':
    case 'lessPerFull':
      return effect.amountFen
    case 'percentOff':
      return effect.percent
    case 'gift': {
      const values = effect.gifts.map((gift) => gift.quantity * gift.valueFen)
      return effect.isChoice ? Math.max(...values) : values.reduce((a, b) => a + b, 0)
    }
    case 'freeFreight':
      return 0
    case 'coupon':
      return null
  }
}

/** Thresholds must ascend, and effects of one kind rise with them: who buys more never gets less. */
export function tiersOutOfOrder(tiers: readonly Tier[]): TierFault[] {
  return tiers.flatMap(({ threshold, effect }, index): TierFault[] => {
    const before = tiers.slice(0, index)
    const previous = tiers[index - 1]
    if (previous && threshold <= previous.threshold) return [{ index, message: '门槛应高于上一档' }]
    const same = before.reverse().find((tier) => tier.effect.kind === effect.kind)
    const [worth, less] = [worthOf(effect), same ? worthOf(same.effect) : null]
    if (worth !== null && less !== null && worth <= less) return [{ index, message: '优惠应高于上一档' }]
    return []
  })
}

/** What no tier may say, whatever stands beside it. */
export function tierFaults(basis: Basis, tiers: readonly Tier[], isCoupon: boolean): TierFault[] {
  return tiers.flatMap(({ threshold, effect }, index): TierFault[] => {
    const fault = (message: string) => [{ index, message }]
    if (basis === 'spend' && (effect.kind === 'less' || effect.kind === 'lessPerFull')) {
      if (effect.amountFen > threshold) return fault(`优惠不能超过门槛 ¥${formatYuan(threshold)}`)
    }
    if (effect.kind === 'lessPerFull') {
      if (tiers.length > 1) return fault('“每满减”只能设置一档')
      if (effect.ceilingFen < effect.amountFen) return fault('最多减的金额不能低于每次减的金额')
    }
    if (effect.kind === 'gift') {
      if (new Set(effect.gifts.map((gift) => gift.skuId)).size < effect.gifts.length)
        return fault('同一赠品只能出现一次')
      if (effect.isChoice && effect.gifts.length < 2) return fault('任选赠品至少需要 2 种')
    }
    if (isCoupon && (effect.kind === 'gift' || effect.kind === 'coupon'))
      return fault('优惠券只能减钱、打折或免运费')
    // A batch has a number but no budget: only a ceiling bounds what it costs.
    if (isCoupon && effect.kind === 'percentOff' && effect.ceilingFen === null)
      return fault('折扣券必须设置最多减多少')
    return []
  })
}
