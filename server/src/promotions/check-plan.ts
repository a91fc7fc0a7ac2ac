import type {
  CampaignInput,
  CouponBatchInput,
  OfferPlan,
  SpecialPricePlan,
} from '@yuxiang/shared/api/campaigns'
import type { Basis, OfferScope, Tier } from '@yuxiang/shared/api/offer-terms'
import { formatYuan } from '@yuxiang/shared/money'
import { type TierFault, tierFaults, tiersOutOfOrder } from '@yuxiang/shared/promotions/check-tiers'
import { hasProductsWithin, loadSkusForSale, priceGrounds } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { isMerchantBarred } from '../supervision/index.ts'
import { requireAudience } from './audience.ts'
import { withinOf } from './scope.ts'

type Errors = { path: string; message: string }[]

/** No campaign runs longer: figures and budgets are looked at once a year. */
const LONGEST_MS = 366 * 86_400_000

const refuseFaults = (
  code: 'tiers_out_of_order' | 'invalid_input',
  faults: readonly TierFault[],
  path: string,
) => {
  if (faults.length === 0) return
  throw new Refusal(code, {
    errors: faults.map(({ index, message }) => ({ path: `${path}.${index}`, message })),
  })
}

function requireTimes(startsAt: string, endsAt: string, now: Date): void {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)]
  if (start >= end || end <= now.getTime() || end - start > LONGEST_MS) {
    throw new Refusal('campaign_times_invalid', { detail: '结束应晚于开始和现在，最长一年' })
  }
}

/**
 * Everything a campaign must hold, at drafting and again at publishing: a gift may have been withdrawn meanwhile.
 * Refuses with the reason, naming the fields.
 */
export async function checkCampaign(
  db: Db,
  { merchantId, startsAt, endsAt, plan }: Pick<CampaignInput, 'merchantId' | 'startsAt' | 'endsAt' | 'plan'>,
  now: Date,
): Promise<void> {
  requireTimes(startsAt, endsAt, now)
  await requireUnbarred(db, merchantId, now)
  if (plan.kind === 'specialPrice') return checkSpecialPrices(db, merchantId, plan, now)
  await checkOffer(db, merchantId, plan, now)
}

/** Whom an authority keeps out of campaigns makes none. */
async function requireUnbarred(db: Db, merchantId: string | null, now: Date): Promise<void> {
  if (merchantId !== null && (await isMerchantBarred(db, 'campaigns', merchantId, now))) {
    throw new Refusal('campaigns_barred')
  }
}

async function checkOffer(db: Db, merchantId: string | null, plan: OfferPlan, now: Date): Promise<void> {
  checkTiers(plan.basis, plan.tiers, { path: 'plan.tiers', isCoupon: false })
  if (merchantId === null && plan.budgetFen === null) throw new Refusal('budget_required')
  await requireAudience(db, merchantId, plan.audience)
  await requireGoods(db, merchantId, plan.scope, now)
  await requireGifts(db, merchantId, plan.tiers, now)
  await requireRewards(db, merchantId, plan.tiers, now)
}

/** The same for a batch of coupons: claimed before it can be used no more. */
export async function checkBatch(db: Db, input: CouponBatchInput, now: Date): Promise<void> {
  requireTimes(input.claimFrom, input.claimTo, now)
  requireTimes(input.usableFrom, input.usableTo, now)
  await requireUnbarred(db, input.merchantId, now)
  if (Date.parse(input.claimTo) > Date.parse(input.usableTo)) {
    throw new Refusal('campaign_times_invalid', { detail: '领取截止不能晚于使用截止' })
  }
  if (input.perPersonLimit > input.total) {
    throw new Refusal('invalid_input', {
      errors: [{ path: 'perPersonLimit', message: '每人限领不能超过总张数' }],
    })
  }
  // Given to whoever received what earns it: being new is asked at a claim, and there is none.
  if (input.channel === 'reward' && ['firstOrder', 'newMembers'].includes(input.audience.kind)) {
    const message = '收货后送的券不能限首单或新用户：收到时已经下过单'
    throw new Refusal('invalid_input', { errors: [{ path: 'audience', message }] })
  }
  checkTiers(input.basis, input.tiers, { path: 'tiers', isCoupon: true })
  await requireAudience(db, input.merchantId, input.audience)
  await requireGoods(db, input.merchantId, input.scope, now)
}

function checkTiers(
  basis: Basis,
  tiers: readonly Tier[],
  { path, isCoupon }: { path: string; isCoupon: boolean },
) {
  refuseFaults('tiers_out_of_order', tiersOutOfOrder(tiers), path)
  refuseFaults('invalid_input', tierFaults(basis, tiers, isCoupon), path)
}

async function requireGoods(db: Db, merchantId: string | null, scope: OfferScope, now: Date): Promise<void> {
  if (!(await hasProductsWithin(db, withinOf(scope, merchantId), now))) throw new Refusal('scope_empty')
}

/** Gifts are on sale and in stock; a merchant gives its own goods only. */
async function requireGifts(
  db: Db,
  merchantId: string | null,
  tiers: readonly Tier[],
  now: Date,
): Promise<void> {
  const wanted = tiers.flatMap(({ effect }, tier) =>
    effect.kind === 'gift' ? effect.gifts.map((gift, place) => ({ ...gift, tier, place })) : [],
  )
  if (wanted.length === 0) return
  const skus = await loadSkusForSale(db, [...new Set(wanted.map((gift) => gift.skuId))], now)
  const known = new Map(skus.map((sku) => [sku.skuId, sku]))
  const errors = wanted.flatMap(({ skuId, quantity, tier, place }): Errors => {
    const sku = known.get(skuId)
    const path = `plan.tiers.${tier}.effect.gifts.${place}`
    if (!sku || (merchantId !== null && sku.merchantId !== merchantId))
      return [{ path, message: '赠品不存在，或不是本店商品' }]
    const name = `${sku.name} ${sku.skuName}`
    if (sku.state !== 'onSale') return [{ path, message: `${name} 已下架` }]
    return sku.available < quantity ? [{ path, message: `${name} 库存不足` }] : []
  })
  if (errors.length > 0) throw new Refusal('gift_not_available', { errors })
}

/** A coupon given at receipt is of a published batch of rewards, and of the same payer. */
async function requireRewards(
  db: Db,
  merchantId: string | null,
  tiers: readonly Tier[],
  now: Date,
): Promise<void> {
  const batchIds = new Set(tiers.flatMap(({ effect }) => (effect.kind === 'coupon' ? [effect.batchId] : [])))
  if (batchIds.size === 0) return
  const rows = await sqlOf(db)<{ id: string }[]>`
    select id from coupon_batches
    where id = any(${[...batchIds]}::uuid[]) and merchant_id is not distinct from ${merchantId}::uuid
      and state = 'published' and channel = 'reward' and usable_to > ${now.toISOString()}::timestamptz`
  if (rows.length < batchIds.size) throw new Refusal('coupon_batch_not_found')
}

/**
 * A special price lowers what the merchant gets, so only the merchant sets it; below the regular price of own goods on
 * sale. Whether what is crossed out is true is asked when it is published.
 */
async function checkSpecialPrices(
  db: Db,
  merchantId: string | null,
  { prices }: SpecialPricePlan,
  now: Date,
): Promise<void> {
  if (merchantId === null) throw new Refusal('forbidden', { detail: '限时特价由商家设定' })
  const skuIds = prices.map((price) => price.skuId)
  const grounds = await priceGrounds(db, skuIds, now)
  const own = grounds.filter((sku) => sku.onSale && sku.merchantId === merchantId)
  const regular = new Map(own.map((sku) => [sku.skuId, sku.priceFen]))
  if (skuIds.some((skuId) => !regular.has(skuId))) throw new Refusal('sku_not_found')
  const errors = prices.flatMap(({ skuId, priceFen, originalFen }, index): Errors => {
    const regularFen = regular.get(skuId) ?? 0
    if (priceFen >= regularFen)
      return [{ path: `plan.prices.${index}.priceFen`, message: `特价应低于现价 ¥${formatYuan(regularFen)}` }]
    if (originalFen !== null && originalFen <= priceFen)
      return [{ path: `plan.prices.${index}.originalFen`, message: '划线价应高于特价' }]
    return []
  })
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}

/** Refuses with `price_not_true`, naming each SKU whose crossed-out price is above what the law lets stand, or without any sale. */
export async function requireTrueOriginals(
  db: Db,
  { prices }: SpecialPricePlan,
  startsAt: Date,
): Promise<void> {
  const skuIds = prices.map((price) => price.skuId)
  const grounds = new Map((await priceGrounds(db, skuIds, startsAt)).map((one) => [one.skuId, one]))
  const errors = prices.flatMap(({ skuId, originalFen }, index): Errors => {
    const ground = grounds.get(skuId)
    if (!ground || originalFen === null) return []
    const { lowestFen } = ground
    if (lowestFen !== null && originalFen <= lowestFen) return []
    const name = `${ground.productName} ${ground.skuName}`
    const message =
      lowestFen === null
        ? `${name}：${ground.ground}`
        : `${name}：划线价 ¥${formatYuan(originalFen)} 高于${ground.ground} ¥${formatYuan(lowestFen)}`
    return [{ path: `plan.prices.${index}.originalFen`, message }]
  })
  if (errors.length > 0) throw new Refusal('price_not_true', { errors })
}
