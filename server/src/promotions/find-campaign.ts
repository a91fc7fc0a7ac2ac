import { eq, type InferSelectModel } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type Author, maySee } from './authors.ts'
import { campaigns, couponBatches } from './tables.ts'

export type CampaignRow = InferSelectModel<typeof campaigns>
export type BatchRow = InferSelectModel<typeof couponBatches>

/** A campaign this author may see; refuses with `campaign_not_found`: somebody else's is no different from none. */
export async function requireSeen(db: Db, author: Author, campaignId: string): Promise<CampaignRow> {
  const [row] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId))
  if (!row || !maySee(author, row.merchantId)) throw new Refusal('campaign_not_found')
  return row
}

/** The same, locked before it is moved: what is then done by its terms is done by those it keeps. */
export async function lockSeen(tx: Db, author: Author, campaignId: string): Promise<CampaignRow> {
  await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
  return requireSeen(tx, author, campaignId)
}

/** The same for a batch of coupons: `coupon_batch_not_found`. */
export async function requireSeenBatch(db: Db, author: Author, batchId: string): Promise<BatchRow> {
  const [row] = await db.select().from(couponBatches).where(eq(couponBatches.id, batchId))
  if (!row || !maySee(author, row.merchantId)) throw new Refusal('coupon_batch_not_found')
  return row
}

/** Locked, as {@link lockSeen}. */
export async function lockSeenBatch(tx: Db, author: Author, batchId: string): Promise<BatchRow> {
  await tx
    .select({ id: couponBatches.id })
    .from(couponBatches)
    .where(eq(couponBatches.id, batchId))
    .for('update')
  return requireSeenBatch(tx, author, batchId)
}
