import type { OfferPlan } from '@yuxiang/shared/api/campaigns'
import type { Gift, OfferCard, Tier } from '@yuxiang/shared/api/offer-terms'
import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { offerLabel, tierRule } from '@yuxiang/shared/promotions/words'
import { cachedSkusForSale, listProducts, pictureUrl, type SkuForSale } from '../catalog/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type AudienceText, audienceTexts } from './audience.ts'
import { withinOf } from './scope.ts'
import { scopeTexts } from './scope-text.ts'

/** A published 满减 or 满赠 as everybody may see it. */
export interface PublicCampaign {
  id: string
  merchantId: string | null
  merchantName: string | null
  name: string
  description: string
  imageHash: string | null
  plan: OfferPlan
  startsAt: string
  endsAt: string
}

/** A page shows so many campaigns at most, and so many of each one's products. */
const CAMPAIGNS_MAX = 60
const STRIP = 6

/** What runs now and still has a budget, the platform's first. */
export async function runningCampaigns({ database: { sql }, clock }: Platform): Promise<PublicCampaign[]> {
  const now = clock().toISOString()
  const rows = await sql<PublicCampaign[]>`
    select campaign.id, campaign.merchant_id as "merchantId", merchant.name as "merchantName", campaign.name,
      campaign.description, campaign.image_hash as "imageHash", campaign.plan, campaign.starts_at as "startsAt",
      campaign.ends_at as "endsAt"
    from campaigns campaign
    join campaign_usage usage on usage.campaign_id = campaign.id
    left join ${merchantFacts(sql)} merchant on merchant.id = campaign.merchant_id
    where campaign.state = 'published' and campaign.starts_at <= ${now}::timestamptz
      and campaign.ends_at > ${now}::timestamptz and campaign.plan ->> 'kind' = 'offer'
      and coalesce(usage.used_fen < usage.budget_fen, true) and coalesce(usage.used_count < usage.total_limit, true)
    order by campaign.merchant_id is not null, campaign.id desc`
  return rows.map(withInstants).sort(bestSaidFirst)
}

const kinds: readonly Tier['effect']['kind'][] = [
  'less',
  'lessPerFull',
  'percentOff',
  'gift',
  'freeFreight',
  'coupon',
]

/** The platform's first, what is for everybody, what takes money off, what is reached soonest: a card has room for one tag. */
function bestSaidFirst(a: PublicCampaign, b: PublicCampaign): number {
  const [one, other] = [a.plan.tiers[0], b.plan.tiers[0]]
  if (!one || !other) return 0
  return (
    Number(a.merchantId !== null) - Number(b.merchantId !== null) ||
    Number(a.plan.audience.kind !== 'everyone') - Number(b.plan.audience.kind !== 'everyone') ||
    kinds.indexOf(one.effect.kind) - kinds.indexOf(other.effect.kind) ||
    Number(a.plan.basis === 'quantity') - Number(b.plan.basis === 'quantity') ||
    one.threshold - other.threshold
  )
}

/** One that runs or will; refuses with `campaign_not_found` what is over, paused or a draft. */
export async function findPublic(
  { database: { sql }, clock }: Platform,
  campaignId: string,
): Promise<PublicCampaign> {
  const [row] = await sql<PublicCampaign[]>`
    select campaign.id, campaign.merchant_id as "merchantId", merchant.name as "merchantName", campaign.name,
      campaign.description, campaign.image_hash as "imageHash", campaign.plan, campaign.starts_at as "startsAt",
      campaign.ends_at as "endsAt"
    from campaigns campaign
    left join ${merchantFacts(sql)} merchant on merchant.id = campaign.merchant_id
    where campaign.id = ${campaignId} and campaign.state = 'published'
      and campaign.ends_at > ${clock().toISOString()}::timestamptz and campaign.plan ->> 'kind' = 'offer'`
  if (!row) throw new Refusal('campaign_not_found')
  return withInstants(row)
}

const withInstants = (row: PublicCampaign): PublicCampaign => ({
  ...row,
  startsAt: new Date(row.startsAt).toISOString(),
  endsAt: new Date(row.endsAt).toISOString(),
})

/** The running campaigns with some of their products. */
export async function readPromotions(platform: Platform): Promise<{ items: CampaignCard[] }> {
  const campaigns = (await runningCampaigns(platform)).slice(0, CAMPAIGNS_MAX)
  return { items: await campaignCards(platform, campaigns) }
}

export async function readPromotion(platform: Platform, campaignId: string): Promise<CampaignCard> {
  const [card] = await campaignCards(platform, [await findPublic(platform, campaignId)])
  if (!card) throw new Refusal('campaign_not_found')
  return card
}

/** Cards with a strip of products each. */
async function campaignCards(
  platform: Platform,
  campaigns: readonly PublicCampaign[],
): Promise<CampaignCard[]> {
  const plain = await plainCards(platform, campaigns)
  const cards: CampaignCard[] = []
  for (const [index, card] of plain.entries()) {
    const { plan, merchantId } = campaigns[index] as PublicCampaign
    const { items } = await listProducts(platform, { pageSize: STRIP }, withinOf(plan.scope, merchantId))
    cards.push({ ...card, products: items })
  }
  return cards
}

/** Cards without products: for the page of one. */
export async function plainCards(
  platform: Platform,
  campaigns: readonly PublicCampaign[],
): Promise<Omit<CampaignCard, 'products'>[]> {
  const scopeText = await scopeTexts(platform)
  const audienceText = await audienceTexts(
    platform.database.db,
    campaigns.map(({ plan }) => plan.audience),
  )
  const skus = await giftSkus(platform, campaigns)
  return campaigns.map((campaign) => ({
    ...offerCard(campaign, audienceText),
    description: campaign.description,
    imageUrl: campaign.imageHash === null ? null : pictureUrl(campaign.imageHash, 1200),
    scopeText: scopeText(campaign.plan.scope, campaign.merchantName),
    gifts: giftsOf(campaign, skus),
  }))
}

const offerCard = (
  { id, name, merchantId, merchantName, plan, startsAt, endsAt }: PublicCampaign,
  audienceText: AudienceText,
): OfferCard => ({
  id,
  kind: 'campaign',
  ...wordsOf(plan),
  name,
  payer: merchantId === null ? 'platform' : 'merchant',
  merchantId,
  merchantName,
  audienceText: audienceText(plan.audience),
  // Groups are each owner's own: the platform's 秋收 and a merchant's 秋收 stand together.
  group: plan.group === null ? null : `${merchantId ?? 'platform'}:${plan.group}`,
  startsAt,
  endsAt,
})

/** What an offer says of itself: conditions, tag and rules. */
export const wordsOf = ({ basis, tiers }: Pick<OfferPlan, 'basis' | 'tiers'>) => ({
  basis,
  tiers: [...tiers],
  label: offerLabel({ basis, tiers }),
  rules: tiers.map((tier) => tierRule(basis, tier)),
})

const giftTerms = ({ effect }: Tier) => (effect.kind === 'gift' ? effect.gifts : [])

async function giftSkus(
  platform: Platform,
  campaigns: readonly PublicCampaign[],
): Promise<ReadonlyMap<string, SkuForSale>> {
  const ids = new Set(
    campaigns.flatMap(({ plan }) => plan.tiers.flatMap(giftTerms).map((gift) => gift.skuId)),
  )
  const skus = ids.size > 0 ? await cachedSkusForSale(platform, [...ids]) : []
  return new Map(skus.map((sku) => [sku.skuId, sku]))
}

/** Gifts that are to be had: one that sold out, or was withdrawn meanwhile, is not promised. */
function giftsOf({ id, plan }: PublicCampaign, skus: ReadonlyMap<string, SkuForSale>): Gift[] {
  return plan.tiers.flatMap(giftTerms).flatMap(({ skuId, quantity, valueFen }): Gift[] => {
    const sku = skus.get(skuId)
    if (sku?.state !== 'onSale' || sku.available < quantity) return []
    const { productId, name, skuName, imageUrl, merchantId } = sku
    return [{ offerId: id, skuId, productId, name, skuName, imageUrl, merchantId, quantity, valueFen }]
  })
}
