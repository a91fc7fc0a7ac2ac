import type { Campaign } from '@yuxiang/shared/api/campaigns'
import type { Audience, Basis, OfferScope, Tier } from '@yuxiang/shared/api/offer-terms'
import { shortYuan, tierRule } from '@yuxiang/shared/promotions/words'
import { type CampaignState, campaignStateNames } from '@yuxiang/shared/states/campaign'

export type Tone = 'green' | 'citrus' | 'vermilion' | 'plain'

/** What a campaign is doing now, as a mark. */
export function stateMark({ state, phase }: Pick<Campaign, 'state' | 'phase'>): { text: string; tone: Tone } {
  if (state !== 'published') return { text: campaignStateNames[state], tone: toneOf[state] }
  if (phase === 'running') return { text: '进行中', tone: 'green' }
  return phase === 'upcoming' ? { text: '未开始', tone: 'citrus' } : { text: '已过期', tone: 'plain' }
}

const toneOf: Record<CampaignState, Tone> = {
  draft: 'citrus',
  published: 'green',
  paused: 'vermilion',
  ended: 'plain',
  discarded: 'plain',
}

export const audienceNames: Record<Audience['kind'], string> = {
  everyone: '所有人',
  unionMembers: '工会会员',
  firstOrder: '首单用户',
  newMembers: '新注册用户',
}

/** Whom it is for, in words that need no names: `2 家工会的会员`. */
export function audienceText(audience: Audience): string {
  if (audience.kind === 'newMembers') return `注册 ${audience.days} 天内的新用户`
  const unions = audience.kind === 'unionMembers' ? audience.unionIds.length : 0
  return unions > 0 ? `${unions} 家工会的会员` : audienceNames[audience.kind]
}

/** Who bears it, in words. */
export const payerText = (payer: Campaign['payer']): string =>
  payer === 'platform' ? '平台承担' : '商家承担'

/** The rules of a campaign, one sentence each. */
export function planRules(plan: Campaign['plan']): string[] {
  return plan.kind === 'offer'
    ? tierRules(plan.basis, plan.tiers)
    : [`${plan.prices.length} 个规格限时特价，最低 ¥${shortYuan(lowest(plan.prices))}`]
}

export const tierRules = (basis: Basis, tiers: readonly Tier[]): string[] =>
  tiers.map((tier) => tierRule(basis, tier))

const lowest = (prices: readonly { priceFen: number }[]) =>
  prices.reduce((least, { priceFen }) => Math.min(least, priceFen), prices[0]?.priceFen ?? 0)

/** Which products count, in words that need no names: `3 款商品、2 个区县`. `whole` is said of everything. */
export function scopeText(scope: OfferScope, whole: string): string {
  const parts = [
    [scope.productIds.length, '款商品'],
    [scope.categoryKeys.length, '个类目'],
    [scope.countyCodes.length, '个区县'],
    [scope.merchantIds.length, '家店铺'],
    [scope.venueIds.length, '个场馆'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return said.length > 0 ? said.join('，且属于 ') : whole
}
