import type { CouponBatchInput } from '@yuxiang/shared/api/campaigns'
import { type CampaignEvent, campaignMachine } from '@yuxiang/shared/states/campaign'
import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { audienceColumns, readAudience } from './audience.ts'
import { type Author, requireOwn } from './authors.ts'
import { promotionsChanged } from './changes.ts'
import { checkBatch } from './check-plan.ts'
import { lockSeenBatch, requireSeenBatch } from './find-campaign.ts'
import { inOneOrder } from './scope.ts'
import { couponBatches, couponCounts } from './tables.ts'

/** Writes a draft of a batch of coupons; refuses what could not be published. Answers its id. */
export async function draftBatch(
  tx: Db,
  author: Author,
  input: CouponBatchInput,
  now: Date,
): Promise<string> {
  requireOwn(author, input.merchantId)
  await checkBatch(tx, input, now)
  const id = newId()
  await tx.insert(couponBatches).values({ id, ...columnsOf(input), createdBy: author.userId, createdAt: now })
  await tx.insert(couponCounts).values({ batchId: id, total: input.total })
  await audit(tx, {
    actorId: author.userId,
    action: 'couponBatch.draft',
    subject: 'couponBatch',
    subjectId: id,
    after: input,
  })
  return id
}

function columnsOf({ total: _, scope, audience, ...input }: CouponBatchInput) {
  const { claimFrom, claimTo, usableFrom, usableTo, ...terms } = input
  return {
    ...terms,
    ...audienceColumns(audience),
    scope: inOneOrder(scope),
    claimFrom: new Date(claimFrom),
    claimTo: new Date(claimTo),
    usableFrom: new Date(usableFrom),
    usableTo: new Date(usableTo),
  }
}

/** Changes a draft; whose it is stays. Refuses with `campaign_state_conflict` once it is published. */
export async function changeBatch(
  tx: Db,
  author: Author,
  batchId: string,
  input: CouponBatchInput,
  now: Date,
): Promise<void> {
  const before = await requireSeenBatch(tx, author, batchId)
  requireOwn(author, before.merchantId)
  if (input.merchantId !== before.merchantId) throw new Refusal('forbidden')
  await checkBatch(tx, input, now)
  const changed = await tx
    .update(couponBatches)
    .set(columnsOf(input))
    .where(and(eq(couponBatches.id, batchId), eq(couponBatches.state, 'draft')))
    .returning({ id: couponBatches.id })
  if (changed.length === 0) throw new Refusal('campaign_state_conflict')
  await tx.update(couponCounts).set({ total: input.total }).where(eq(couponCounts.batchId, batchId))
  await audit(tx, {
    actorId: author.userId,
    action: 'couponBatch.change',
    subject: 'couponBatch',
    subjectId: batchId,
    before: { name: before.name, tiers: before.tiers, claimFrom: before.claimFrom, claimTo: before.claimTo },
    after: input,
  })
}

/** Throws a draft away; it stays on record. */
export async function discardBatch(tx: Db, author: Author, batchId: string): Promise<void> {
  const batch = await requireSeenBatch(tx, author, batchId)
  requireOwn(author, batch.merchantId)
  await moveBatch(tx, author, batchId, 'discard', null)
}

/** Gives it out from now on, within its time; what it says never changes then. */
export async function publishBatch(tx: Db, author: Author, batchId: string, now: Date): Promise<void> {
  const batch = await lockSeenBatch(tx, author, batchId)
  requireOwn(author, batch.merchantId)
  await moveBatch(tx, author, batchId, 'publish', null)
  const [counts] = await tx.select().from(couponCounts).where(eq(couponCounts.batchId, batchId))
  const instants = {
    claimFrom: batch.claimFrom.toISOString(),
    claimTo: batch.claimTo.toISOString(),
    usableFrom: batch.usableFrom.toISOString(),
    usableTo: batch.usableTo.toISOString(),
  }
  const audience = readAudience(batch)
  await checkBatch(tx, { ...batch, ...instants, audience, total: counts?.total ?? 0 }, now)
  await promotionsChanged(tx)
}

/** Gives none out any more; those in wallets can be used. The operator ends anybody's. */
export async function endBatch(tx: Db, author: Author, batchId: string, reason: string): Promise<void> {
  await requireSeenBatch(tx, author, batchId)
  await moveBatch(tx, author, batchId, 'end', reason)
  await promotionsChanged(tx)
}

async function moveBatch(
  tx: Db,
  author: Author,
  batchId: string,
  event: CampaignEvent,
  reason: string | null,
): Promise<void> {
  const from = statesAllowing(campaignMachine, event)
  const [to] = from.map((state) => next(campaignMachine, state, event))
  if (!to) throw new Error(`no state allows ${event}`)
  const moved = await tx
    .update(couponBatches)
    .set({ state: to, reason })
    .where(and(eq(couponBatches.id, batchId), inArray(couponBatches.state, from)))
    .returning({ id: couponBatches.id })
  if (moved.length === 0) throw new Refusal('campaign_state_conflict')
  await audit(tx, {
    actorId: author.userId,
    action: `couponBatch.${event}`,
    subject: 'couponBatch',
    subjectId: batchId,
    after: { state: to, ...(reason !== null && { reason }) },
  })
}
