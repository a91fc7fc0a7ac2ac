import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { offerLabel } from '@yuxiang/shared/promotions/words'
import type { CampaignState } from '@yuxiang/shared/states/campaign'
import type postgres from 'postgres'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { audienceTexts, readAudience } from './audience.ts'
import type { Author } from './authors.ts'
import { type BatchRow, requireSeenBatch } from './find-campaign.ts'
import { type ListQuery, seenBy } from './read-campaigns.ts'
import type { ScopeText } from './scope-text.ts'

const pageSizeDefault = 20
type Worded = 'payer' | 'label' | 'scopeText' | 'audienceText'
interface Row
  extends Omit<CouponBatch, Worded | 'usedFen' | 'audience'>,
    Pick<BatchRow, 'audience' | 'audienceUnionIds' | 'audienceDays'> {
  usedFen: string
}

/** Batches of coupons, the newest first, on from a cursor. */
export async function listBatches(
  db: Db,
  author: Author,
  { state, cursor, pageSize = pageSizeDefault }: ListQuery<CampaignState>,
  scopeText: ScopeText,
): Promise<{ items: CouponBatch[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    with page as (
      select * from coupon_batches
      where ${seenBy(sql, author)} ${state ? sql`and state = ${state}` : sql``}
        ${cursor ? sql`and id < ${cursor}::uuid` : sql``}
      order by id desc limit ${pageSize + 1}
    )
    ${shown(sql)} order by batch.id desc`
  const items = await batchesOf(db, rows.slice(0, pageSize), scopeText)
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

/** One batch; refuses with `coupon_batch_not_found`. */
export async function readBatch(
  db: Db,
  author: Author,
  batchId: string,
  scopeText: ScopeText,
): Promise<CouponBatch> {
  await requireSeenBatch(db, author, batchId)
  const sql = sqlOf(db)
  const [row] = await sql<Row[]>`
    with page as (select * from coupon_batches where id = ${batchId}) ${shown(sql)}`
  const [batch] = await batchesOf(db, row ? [row] : [], scopeText)
  if (!batch) throw new Error(`batch ${batchId} is gone`)
  return batch
}

const shown = (sql: postgres.Sql) => sql`
  select batch.id, batch.merchant_id as "merchantId", merchant.name as "merchantName", batch.name, batch.basis,
    batch.tiers, batch.scope, batch.audience, batch.audience_union_ids as "audienceUnionIds",
    batch.audience_days as "audienceDays", batch.channel, batch.per_person_limit as "perPersonLimit",
    batch.claim_from as "claimFrom", batch.claim_to as "claimTo", batch.usable_from as "usableFrom",
    batch.usable_to as "usableTo", batch.state, batch.created_at as "createdAt", counts.total, counts.claimed,
    counts.used, counts.used_fen as "usedFen"
  from page batch
  join coupon_counts counts on counts.batch_id = batch.id
  left join ${merchantFacts(sql)} merchant on merchant.id = batch.merchant_id`

const instantOf = (text: string) => new Date(text).toISOString()

async function batchesOf(db: Db, rows: readonly Row[], scopeText: ScopeText): Promise<CouponBatch[]> {
  const audienceText = await audienceTexts(db, rows.map(readAudience))
  return rows.map(({ audienceUnionIds: _, audienceDays: __, ...row }, place) => {
    const audience = readAudience(rows[place] as Row)
    return {
      ...row,
      audience,
      usedFen: Number(row.usedFen),
      claimFrom: instantOf(row.claimFrom),
      claimTo: instantOf(row.claimTo),
      usableFrom: instantOf(row.usableFrom),
      usableTo: instantOf(row.usableTo),
      createdAt: instantOf(row.createdAt),
      payer: row.merchantId === null ? 'platform' : 'merchant',
      label: offerLabel(row),
      scopeText: scopeText(row.scope, row.merchantName),
      audienceText: audienceText(audience),
    }
  })
}
