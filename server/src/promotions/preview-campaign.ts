import type { CampaignInput, SpecialPricePlan } from '@yuxiang/shared/api/campaigns'
import type { Quote } from '@yuxiang/shared/api/checkout'
import type { SkuForSale } from '../catalog/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Platform } from '../platform/index.ts'
import { type Author, requireOwn } from './authors.ts'
import { checkCampaign } from './check-plan.ts'
import { type Running, type RunningCampaign, running } from './running.ts'

/** How orders are priced: over the campaigns given, at the prices given. */
export type Quoter = (
  platform: Platform,
  userId: string,
  input: { items: readonly { skuId: string; quantity: number }[] },
  options: { runs: Running; repriced?: (sku: SkuForSale) => SkuForSale },
) => Promise<Quote>

const YEAR_MS = 366 * 86_400_000

/**
 * What a sample cart would cost with this campaign, by the very function that prices orders: as if it ran now, for
 * whoever it is meant for, alone or with everything that runs. Nothing is written.
 */
export async function previewCampaign(
  platform: Platform,
  quote: Quoter,
  author: Author,
  input: {
    campaign: CampaignInput
    items: readonly { skuId: string; quantity: number }[]
    withOthers: boolean
  },
): Promise<Quote> {
  const { campaign, items, withOthers } = input
  requireOwn(author, campaign.merchantId)
  const now = platform.clock()
  await checkCampaign(platform.database.db, campaign, now)
  const others = withOthers ? (await running(platform)).campaigns : []
  const own = campaign.plan.kind === 'offer' ? [asRunning(campaign, campaign.plan, now)] : []
  const runs = { campaigns: [...others, ...own], hasCoupons: false }
  const { plan } = campaign
  return quote(
    platform,
    author.userId,
    { items },
    { runs, ...(plan.kind === 'specialPrice' && { repriced: atSpecialPrices(plan) }) },
  )
}

const asRunning = (
  { merchantId, name }: CampaignInput,
  plan: RunningCampaign['plan'],
  now: Date,
): RunningCampaign => ({
  id: newId(),
  merchantId,
  merchantName: null,
  name,
  // Whoever previews is seldom whom it is for.
  plan: { ...plan, audience: { kind: 'everyone' }, perPersonLimit: null },
  startsAt: now.toISOString(),
  endsAt: new Date(now.getTime() + YEAR_MS).toISOString(),
  budgetLeftFen: plan.budgetFen,
  timesLeft: plan.totalLimit,
})

function atSpecialPrices({ prices }: SpecialPricePlan): (sku: SkuForSale) => SkuForSale {
  const special = new Map(prices.map((price) => [price.skuId, price]))
  return (sku) => {
    const price = special.get(sku.skuId)
    return price ? { ...sku, priceFen: price.priceFen, originalFen: price.originalFen } : sku
  }
}
