import { removeSpecialPrices } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type Author, isOwn, requireOwn } from './authors.ts'
import { promotionsChanged } from './changes.ts'
import { requireTrueOriginals } from './check-plan.ts'
import { type CampaignRow, lockSeen } from './find-campaign.ts'
import { moveCampaign } from './move-campaign.ts'
import { putSpecialPrices } from './publish-campaign.ts'

/** Throws a draft away; it stays on record. */
export async function discardCampaign(tx: Db, author: Author, campaignId: string): Promise<void> {
  const campaign = await lockSeen(tx, author, campaignId)
  requireOwn(author, campaign.merchantId)
  await moveCampaign(tx, author, campaignId, { event: 'discard' })
}

/** Stops it until it is resumed; the operator stops anybody's. What orders took of it stands. */
export async function pauseCampaign(
  tx: Db,
  author: Author,
  campaignId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const campaign = await lockSeen(tx, author, campaignId)
  const pausedByOperator = !isOwn(author, campaign.merchantId)
  // What has not begun begins when it is resumed, or later.
  const beganAt = campaign.beganAt !== null && campaign.beganAt < now ? campaign.beganAt : null
  await moveCampaign(tx, author, campaignId, {
    event: 'pause',
    reason,
    set: { reason, pausedByOperator, beganAt },
  })
  await stopped(tx, campaign, now)
}

/** Ends it before its time, for good. */
export async function endCampaign(
  tx: Db,
  author: Author,
  campaignId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const campaign = await lockSeen(tx, author, campaignId)
  await moveCampaign(tx, author, campaignId, { event: 'end', reason, set: { reason } })
  await stopped(tx, campaign, now)
}

/**
 * Lets it run on. What the operator paused, only the operator resumes (`forbidden`); a special price comes back if
 * its SKUs have no other meanwhile. Its crossed-out price was true when the campaign began, and the campaign is the same; one
 * that had not begun when it was paused is looked at now (`price_not_true`).
 */
export async function resumeCampaign(tx: Db, author: Author, campaignId: string, now: Date): Promise<void> {
  const campaign = await lockSeen(tx, author, campaignId)
  const { merchantId, plan, startsAt, endsAt, pausedByOperator } = campaign
  const mayResume = pausedByOperator ? author.isOperator : isOwn(author, merchantId)
  if (!mayResume) throw new Refusal('forbidden')
  const from = startsAt > now ? startsAt : now
  const began = campaign.beganAt ?? from
  await moveCampaign(tx, author, campaignId, {
    event: 'resume',
    set: { reason: null, pausedByOperator: false, beganAt: began },
  })
  if (plan.kind === 'specialPrice' && endsAt > now) {
    if (campaign.beganAt === null) await requireTrueOriginals(tx, plan, began)
    await putSpecialPrices(tx, campaignId, plan, { from, to: endsAt, began, now })
  }
  await promotionsChanged(tx)
}

async function stopped(tx: Db, { id, plan }: CampaignRow, now: Date): Promise<void> {
  if (plan.kind === 'specialPrice') await removeSpecialPrices(tx, id, now)
  await promotionsChanged(tx)
}
