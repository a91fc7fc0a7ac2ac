import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { and, eq } from 'drizzle-orm'
import { countiesOfStaff } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireUninvolved } from './involved.ts'
import { keepBarred } from './keep-barred.ts'
import { keepLicensed } from './keep-licensed.ts'
import type { LicenceRow } from './licence-rows.ts'
import type { Shelf } from './shelf.ts'
import { staffOfMerchant } from './staff-of-merchant.ts'
import { merchantLicences, merchants } from './tables.ts'

interface Reviewer {
  userId: string
  licenceId: string
}

/**
 * The county found a licence in order: it takes the place of the one before, and what was stopped for its lapse is sold
 * again. Refuses with `licence_not_found`, `licence_state_conflict`, `licence_expired`, `licence_not_yet` when days
 * would be without any, `reviewer_involved`.
 */
export async function acceptLicence(
  tx: Db,
  platform: Platform,
  shelf: Shelf,
  reviewer: Reviewer,
): Promise<void> {
  const { licence, merchant } = await lockWaiting(tx, platform, reviewer)
  const now = platform.clock()
  const today = dayInShanghai(now)
  if (licence.validTo !== null && licence.validTo < today) throw new Refusal('licence_expired')
  const ofKind = and(
    eq(merchantLicences.merchantId, licence.merchantId),
    eq(merchantLicences.kind, licence.kind),
    eq(merchantLicences.state, 'accepted'),
  )
  const [current] = await tx.select().from(merchantLicences).where(ofKind)
  if (licence.validFrom > today && !reaches(current?.validTo, licence.validFrom))
    throw new Refusal('licence_not_yet')
  await tx.update(merchantLicences).set({ state: 'replaced' }).where(ofKind)
  await write(tx, licence, { state: 'accepted', opinion: '', decidedBy: reviewer.userId, decidedAt: now })
  if (licence.kind === 'businessLicence' && merchant.creditCode === null) await keepCode(tx, licence)
  await keepLicensed(tx, licence.merchantId)
  const sells = await keepBarred(tx, shelf, licence.merchantId, now)
  await shelf.catalogueChanged(tx)
  await tell(tx, platform, licence, {
    title: `${licenceNames[licence.kind]}已核对`,
    text: sells ? '证照有效，商品正常销售' : '证照已更新；店铺仍处于停售状态，请查看店铺资料',
  })
  await auditDecision(tx, reviewer, licence, { state: 'accepted' })
}

/** The county sends a licence back. Refuses as accepting does. */
export async function returnLicence(
  tx: Db,
  platform: Platform,
  reviewer: Reviewer,
  opinion: string,
): Promise<void> {
  const { licence } = await lockWaiting(tx, platform, reviewer)
  await write(tx, licence, {
    state: 'returned',
    opinion,
    decidedBy: reviewer.userId,
    decidedAt: platform.clock(),
  })
  await tell(tx, platform, licence, { title: `${licenceNames[licence.kind]}被退回`, text: opinion })
  await auditDecision(tx, reviewer, licence, { state: 'returned', opinion })
}

/** The merchant's row is locked before its licence: the order of everything that changes both. */
async function lockWaiting(tx: Db, platform: Platform, { userId, licenceId }: Reviewer) {
  const counties = await countiesOfStaff(tx, userId)
  const [found] = await tx
    .select({ merchantId: merchantLicences.merchantId })
    .from(merchantLicences)
    .where(eq(merchantLicences.id, licenceId))
  const [merchant] = found
    ? await tx.select().from(merchants).where(eq(merchants.id, found.merchantId)).for('update')
    : []
  if (!merchant || !counties.includes(merchant.countyCode)) throw new Refusal('licence_not_found')
  const [licence] = await tx
    .select()
    .from(merchantLicences)
    .where(and(eq(merchantLicences.id, licenceId), eq(merchantLicences.state, 'submitted')))
    .for('update')
  if (!licence) throw new Refusal('licence_state_conflict')
  await requireUninvolved(tx, platform, userId, {
    merchantId: merchant.id,
    applicantId: licence.submittedBy,
  })
  return { licence, merchant }
}

/** Whether a licence that ends then (null: never, undefined: there is none) leaves no day before `from` without one. */
function reaches(validTo: string | null | undefined, from: string): boolean {
  if (validTo === undefined) return false
  return validTo === null || Date.parse(validTo) + 86_400_000 >= Date.parse(from)
}

const write = (tx: Db, { id }: LicenceRow, change: Partial<LicenceRow>) =>
  tx.update(merchantLicences).set(change).where(eq(merchantLicences.id, id))

async function keepCode(tx: Db, { merchantId, number }: LicenceRow): Promise<void> {
  await tx
    .update(merchants)
    .set({ creditCode: number })
    .where(eq(merchants.id, merchantId))
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'merchants_credit_code' ? new Refusal('credit_code_taken') : error
    })
}

async function tell(
  tx: Db,
  platform: Platform,
  { id, merchantId }: LicenceRow,
  words: { title: string; text: string },
): Promise<void> {
  const owners = await staffOfMerchant(tx, merchantId, 'owner')
  await notify(
    tx,
    platform,
    owners.map((userId) => ({
      userId,
      kind: 'merchantAffairs' as const,
      ...words,
      path: `/packages/merchant/licences/index?id=${merchantId}`,
      dedupeKey: `licence/${id}/decided`,
    })),
  )
}

const auditDecision = (tx: Db, { userId }: Reviewer, { id, merchantId }: LicenceRow, after: object) =>
  audit(tx, {
    actorId: userId,
    action: 'merchantLicence.decide',
    subject: 'merchantLicence',
    subjectId: id,
    before: { state: 'submitted' },
    after: { ...after, merchantId },
  })
