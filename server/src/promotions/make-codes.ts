import { randomBytes } from 'node:crypto'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { IdempotencyKey } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Author, requireOwn } from './authors.ts'
import { couponCodeAt, hashOfCode } from './coupon-code.ts'
import { requireSeenBatch } from './find-campaign.ts'

/** What is remembered of an issue for its repeat: not the codes but their seed, encrypted, for a week. */
interface Issue {
  unitName: string
  count: number
  seedEncrypted: string
}

/**
 * Makes codes for a unit's people, counted as given out; shown in this answer, kept as hashes only. The remembered answer
 * holds an encrypted seed from which a repeat makes the same codes; when it is purged nobody can. Refuses with
 * `coupons_gone` when the batch has not so many left.
 */
export async function makeCodes(
  platform: Platform,
  author: Author,
  batchId: string,
  input: { unitName: string; count: number },
  key: IdempotencyKey,
): Promise<{ unitName: string; codes: string[] }> {
  const issue = await idempotently<Issue>(platform.database, author.userId, key, async (tx) => ({
    answer: await issueCodes(tx, platform, author, batchId, input),
  }))
  const seed = platform.cipher.decrypt(issue.seedEncrypted)
  return { unitName: issue.unitName, codes: codesOf(seed, issue.count) }
}

const codesOf = (seed: string, count: number) =>
  Array.from({ length: count }, (_, place) => couponCodeAt(seed, place))

async function issueCodes(
  tx: Db,
  { cipher, clock }: Platform,
  author: Author,
  batchId: string,
  { unitName, count }: { unitName: string; count: number },
): Promise<Issue> {
  const batch = await requireSeenBatch(tx, author, batchId)
  requireOwn(author, batch.merchantId)
  if (batch.channel !== 'code' || batch.state !== 'published') throw new Refusal('campaign_state_conflict')
  const sql = sqlOf(tx)
  const [counted] = await sql`
    update coupon_counts set claimed = claimed + ${count}
    where batch_id = ${batchId} and claimed + ${count} <= total
      and exists (select from coupon_batches where id = ${batchId} and state = 'published')
    returning batch_id`
  if (!counted) throw new Refusal('coupons_gone')
  const seed = randomBytes(32).toString('base64url')
  await sql`
    insert into coupon_codes (code_hash, batch_id, unit_name, created_at)
    select hash, ${batchId}, ${unitName}, ${clock().toISOString()}::timestamptz
    from unnest(${codesOf(seed, count).map(hashOfCode)}::text[]) as hash`
  await audit(tx, {
    actorId: author.userId,
    action: 'couponBatch.makeCodes',
    subject: 'couponBatch',
    subjectId: batchId,
    after: { unitName, count },
  })
  return { unitName, count, seedEncrypted: cipher.encrypt(seed) }
}
