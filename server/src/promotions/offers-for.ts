import type { Basis, EffectTerm, Tier } from '@yuxiang/shared/api/offer-terms'
import { freightOf } from '@yuxiang/shared/pricing/freight'
import type { Offer, OfferEffect, OfferWish } from '@yuxiang/shared/pricing/offers'
import type { SkuForSale } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { audienceOf, mayStillUse, type Person } from './audience.ts'
import type { Running, RunningCampaign } from './running.ts'
import { inScope } from './scope.ts'
import { type UsableCoupon, usableCoupons } from './usable-coupons.ts'

/** What the screens and the records say of an offer. */
export interface OfferTerms {
  /** Of the campaign or of the coupon: the id that prices name. */
  id: string
  /** Of the campaign or of the batch: the id that figures are counted by. */
  offerId: string
  couponId: string | null
  merchantId: string | null
  name: string
  basis: Basis
  tiers: readonly Tier[]
  perPersonLimit: number | null
}

/** Everything that may lower this buyer's price of these goods now. */
export interface OffersAtHand {
  offers: readonly Offer[]
  wish: OfferWish
  terms: ReadonlyMap<string, OfferTerms>
  /** Gifts' SKUs by id. */
  giftSkus: ReadonlyMap<string, SkuForSale>
  /** The whole wallet, each with those of the lines that it is for. */
  coupons: readonly (UsableCoupon & { skuIds: ReadonlySet<string> })[]
}

/** What the caller knows and this domain asks for. */
export interface Buyer extends Person {
  regionCode: string | null
  loadSkus(skuIds: readonly string[]): Promise<SkuForSale[]>
}

/** What the buyer decided, as it was sent. */
export interface OfferChoice {
  couponIds?: readonly string[] | undefined
  declinedOfferIds?: readonly string[] | undefined
  gifts?: readonly { offerId: string; skuId: string }[] | undefined
}

export const noOffers: OffersAtHand = {
  offers: [],
  wish: { gifts: new Map(), declined: new Set() },
  terms: new Map(),
  giftSkus: new Map(),
  coupons: [],
}

/**
 * The offers that bear on these lines for this buyer at this moment: time, audience, limits per person and gifts' stock
 * are decided here, thresholds and combinations by the pricing function. No query while nothing runs. `runs` is read
 * before a transaction, never in one: waiting for another connection while holding one starves the pool.
 */
export async function offersFor(
  runs: Running,
  db: Db,
  lines: readonly SkuForSale[],
  buyer: Buyer,
  { choice = {}, now }: { choice?: OfferChoice | undefined; now: Date },
): Promise<OffersAtHand> {
  const { campaigns, hasCoupons } = runs
  if (campaigns.length === 0 && !hasCoupons) return noOffers
  const at = now.toISOString()
  const bearing = campaigns.flatMap((campaign) => {
    const isOpen =
      campaign.startsAt <= at &&
      at < campaign.endsAt &&
      (campaign.timesLeft === null || campaign.timesLeft > 0)
    const skuIds = isOpen ? skusIn(campaign.plan.scope, campaign.merchantId, lines) : new Set<string>()
    return skuIds.size > 0 ? [{ campaign, skuIds }] : []
  })
  const wallet = hasCoupons ? await usableCoupons(db, buyer.userId, now) : []
  if (bearing.length === 0 && wallet.length === 0) return noOffers
  const isFor = audienceOf(db, buyer, now)
  const coupons: OffersAtHand['coupons'][number][] = []
  for (const coupon of wallet) {
    if (!(await mayStillUse(isFor, coupon.audience))) continue
    coupons.push({ ...coupon, skuIds: skusIn(coupon.scope, coupon.merchantId, lines) })
  }
  const seats = await seatsOf(
    db,
    buyer.userId,
    bearing.map(({ campaign }) => campaign),
  )
  const entitled: typeof bearing = []
  for (const one of bearing) {
    const { perPersonLimit, audience } = one.campaign.plan
    const isFree = perPersonLimit === null || (seats.get(one.campaign.id) ?? 0) < perPersonLimit
    if (isFree && (await isFor(audience))) entitled.push(one)
  }
  const giftSkus = await giftsOf(
    entitled.map(({ campaign }) => campaign),
    buyer,
  )
  const effectOf = offerEffects(giftSkus, buyer.regionCode)
  const wanted = oneOfEachBatch(coupons, choice.couponIds)
  return {
    offers: [
      ...entitled.map(({ campaign, skuIds }) => campaignOffer(campaign, skuIds, effectOf)),
      ...wanted.filter(({ skuIds }) => skuIds.size > 0).map((coupon) => couponOffer(coupon, effectOf)),
    ],
    wish: {
      gifts: new Map(choice.gifts?.map(({ offerId, skuId }) => [offerId, skuId])),
      declined: new Set(choice.declinedOfferIds),
    },
    terms: new Map(
      [...entitled.map(({ campaign }) => campaignTerms(campaign)), ...coupons.map(couponTerms)].map(
        (terms) => [terms.id, terms],
      ),
    ),
    giftSkus,
    coupons,
  }
}

const skusIn = (
  scope: RunningCampaign['plan']['scope'],
  ownerId: string | null,
  lines: readonly SkuForSale[],
) =>
  new Set(
    lines.filter((sku) => !sku.barredFrom.campaigns && inScope(scope, ownerId, sku)).map((sku) => sku.skuId),
  )

/** How often the buyer takes part already, where that is limited. */
async function seatsOf(
  db: Db,
  userId: string,
  campaigns: readonly RunningCampaign[],
): Promise<ReadonlyMap<string, number>> {
  const limited = campaigns.filter(({ plan }) => plan.perPersonLimit !== null).map(({ id }) => id)
  if (limited.length === 0) return new Map()
  const rows = await sqlOf(db)<{ id: string; seats: number }[]>`
    select campaign_id as id, count(*)::int as seats from campaign_seats
    where user_id = ${userId} and campaign_id = any(${limited}::uuid[]) group by campaign_id`
  return new Map(rows.map(({ id, seats }) => [id, seats]))
}

const giftTerms = (effect: EffectTerm) => (effect.kind === 'gift' ? effect.gifts : [])

async function giftsOf(
  campaigns: readonly RunningCampaign[],
  buyer: Buyer,
): Promise<Map<string, SkuForSale>> {
  const ids = new Set(
    campaigns.flatMap(({ plan }) =>
      plan.tiers.flatMap(({ effect }) => giftTerms(effect).map(({ skuId }) => skuId)),
    ),
  )
  if (ids.size === 0) return new Map()
  const skus = await buyer.loadSkus([...ids])
  return new Map(skus.map((sku) => [sku.skuId, sku]))
}

/** A term as the pricing function takes it: gifts with what is in stock and can be sent there. */
function offerEffects(giftSkus: ReadonlyMap<string, SkuForSale>, regionCode: string | null) {
  const availableOf = (sku: SkuForSale | undefined): number => {
    if (sku?.state !== 'onSale' || sku.barredFrom.campaigns) return 0
    const { deliverable } = freightOf(sku.freight, { goodsFen: 0, weightG: sku.weightG, regionCode })
    return deliverable ? sku.available : 0
  }
  return (effect: EffectTerm): OfferEffect => {
    if (effect.kind !== 'gift') return effect
    return {
      ...effect,
      gifts: effect.gifts.map((gift) => {
        const sku = giftSkus.get(gift.skuId)
        return { ...gift, merchantId: sku?.merchantId ?? '', available: availableOf(sku) }
      }),
    }
  }
}

/** Of alike coupons the one that ends first is enough to look at; of those the buyer chose, all. */
function oneOfEachBatch<C extends UsableCoupon>(
  coupons: readonly C[],
  chosen: readonly string[] | undefined,
): C[] {
  if (chosen) return coupons.filter(({ id }) => chosen.includes(id))
  return [...Map.groupBy(coupons, ({ batchId }) => batchId).values()].flatMap((alike) => alike.slice(0, 1))
}

function campaignOffer(
  { id, merchantId, plan, budgetLeftFen, endsAt }: RunningCampaign,
  skuIds: ReadonlySet<string>,
  effectOf: (effect: EffectTerm) => OfferEffect,
): Offer {
  return {
    id,
    level: merchantId === null ? 'platform' : 'merchant',
    payer: merchantId === null ? 'platform' : 'merchant',
    basis: plan.basis,
    tiers: plan.tiers.map(({ threshold, effect }) => ({ threshold, effect: effectOf(effect) })),
    group: plan.group === null ? null : `${merchantId ?? 'platform'}:${plan.group}`,
    skuIds,
    budgetLeftFen,
    endsAt,
  }
}

/** One coupon of the platform and one of each merchant stand together. */
function couponOffer(
  coupon: UsableCoupon & { skuIds: ReadonlySet<string> },
  effectOf: (effect: EffectTerm) => OfferEffect,
): Offer {
  const { id, merchantId, basis, tiers, skuIds, usableTo } = coupon
  return {
    id,
    level: 'coupon',
    payer: merchantId === null ? 'platform' : 'merchant',
    basis,
    tiers: tiers.map(({ threshold, effect }) => ({ threshold, effect: effectOf(effect) })),
    group: `coupon:${merchantId ?? 'platform'}`,
    skuIds,
    budgetLeftFen: null,
    endsAt: usableTo,
  }
}

const campaignTerms = ({ id, merchantId, name, plan }: RunningCampaign): OfferTerms => ({
  id,
  offerId: id,
  couponId: null,
  merchantId,
  name,
  basis: plan.basis,
  tiers: plan.tiers,
  perPersonLimit: plan.perPersonLimit,
})

const couponTerms = ({ id, batchId, merchantId, name, basis, tiers }: UsableCoupon): OfferTerms => ({
  id,
  offerId: batchId,
  couponId: id,
  merchantId,
  name,
  basis,
  tiers,
  perPersonLimit: null,
})
