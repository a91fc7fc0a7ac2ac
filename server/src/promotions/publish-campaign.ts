import type { SpecialPricePlan } from '@yuxiang/shared/api/campaigns'
import { priceGrounds, writeSpecialPrices } from '../catalog/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type Author, requireOwn } from './authors.ts'
import { promotionsChanged } from './changes.ts'
import { checkCampaign, requireTrueOriginals } from './check-plan.ts'
import { type CampaignRow, lockSeen } from './find-campaign.ts'
import { moveCampaign } from './move-campaign.ts'
import { campaignUsage } from './tables.ts'

/**
 * Publishes a draft: from now on it never changes but its state. What it gives is checked anew; a crossed-out price
 * must be true (`price_not_true`), a SKU has one special price at a time (`special_price_overlaps`).
 */
export async function publishCampaign(tx: Db, author: Author, campaignId: string, now: Date): Promise<void> {
  const campaign = await lockSeen(tx, author, campaignId)
  requireOwn(author, campaign.merchantId)
  const { plan, startsAt, endsAt } = campaign
  const begins = startsAt > now ? startsAt : now
  await moveCampaign(tx, author, campaignId, { event: 'publish', set: { publishedAt: now, beganAt: begins } })
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
  await checkCampaign(tx, { merchantId: campaign.merchantId, plan, ...times }, now)
  if (plan.kind === 'specialPrice') {
    await requireTrueOriginals(tx, plan, begins)
    await putSpecialPrices(tx, campaignId, plan, { from: begins, to: endsAt, began: begins, now })
  } else {
    await requireNoTwin(tx, campaign)
    await tx.insert(campaignUsage).values({
      campaignId,
      budgetFen: plan.budgetFen,
      totalLimit: plan.totalLimit,
    })
  }
  await promotionsChanged(tx)
}

/**
 * Campaigns of one group may run at the same time: of those that bear on a purchase the best stands. What is refused
 * (`campaign_overlaps`) is a second one of the same owner, group and time over exactly the same goods and for the same
 * people: one of the two could never stand beside the other, and whoever published it would wait for it in vain. The lock makes two publications of one
 * group wait for each other.
 */
async function requireNoTwin(
  tx: Db,
  { id, merchantId, plan, exclusiveGroup, startsAt, endsAt }: CampaignRow,
): Promise<void> {
  if (exclusiveGroup === null || plan.kind !== 'offer') return
  const sql = sqlOf(tx)
  const lock = `campaign-group/${merchantId ?? 'platform'}/${exclusiveGroup}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`
  const [twin] = await sql<{ name: string }[]>`
    select name from campaigns
    where exclusive_group = ${exclusiveGroup} and state in ('published', 'paused') and id <> ${id}
      and merchant_id is not distinct from ${merchantId}::uuid
      and starts_at < ${endsAt.toISOString()}::timestamptz and ends_at > ${startsAt.toISOString()}::timestamptz
      and plan -> 'audience' = ${JSON.stringify(plan.audience)}::text::jsonb and plan -> 'scope' = ${JSON.stringify(plan.scope)}::text::jsonb
    limit 1`
  if (twin) throw new Refusal('campaign_overlaps', { detail: `与“${twin.name}”的范围和时间重叠` })
}

/** Writes the special prices; refuses with `special_price_overlaps`, naming the SKUs that have another one. */
export async function putSpecialPrices(
  tx: Db,
  campaignId: string,
  { prices }: SpecialPricePlan,
  times: { from: Date; to: Date; began: Date; now: Date },
): Promise<void> {
  const { taken } = await writeSpecialPrices(tx, campaignId, prices, times)
  if (taken.length === 0) return
  const names = new Map((await priceGrounds(tx, taken, times.from)).map((one) => [one.skuId, one]))
  throw new Refusal('special_price_overlaps', {
    detail: '同一规格的上一个特价结束后，才能发布下一个',
    errors: taken.map((skuId) => ({
      path: `plan.prices.${prices.findIndex((price) => price.skuId === skuId)}`,
      message: `${names.get(skuId)?.productName ?? ''} ${names.get(skuId)?.skuName ?? ''} 已有未结束的特价`,
    })),
  })
}
