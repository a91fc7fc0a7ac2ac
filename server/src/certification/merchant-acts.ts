import type { ApplicationInput } from '@yuxiang/shared/api/certification'
import { missingOf } from '@yuxiang/shared/certification/requirements'
import { editableApplicationStates } from '@yuxiang/shared/states/certification'
import { and, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { benefitsOf } from './benefits.ts'
import { lockCase } from './find-case.ts'
import { moveCase } from './move-case.ts'
import { requireOwnPapers } from './papers.ts'
import { requireNotBlacklisted } from './require-not-blacklisted.ts'
import { certificationApplications, farmerBenefits } from './tables.ts'
import { paths, tellCounty } from './tell.ts'

export interface Applicant {
  userId: string
  merchantIds: readonly string[]
}

/**
 * Writes what the merchant says of its product, whole or not. Refusals: `certification_case_not_found`,
 * `certification_case_conflict` where it may not be changed, `paper_unknown`.
 */
export async function fillCase(
  tx: Db,
  applicant: Applicant,
  id: string,
  input: ApplicationInput,
  now: Date,
): Promise<void> {
  const row = await lockCase(tx, applicant, id)
  const handedOn = new Set(row.materials.map(({ fileId }) => fileId))
  await requireOwnPapers(
    tx,
    applicant.userId,
    input.materials.map(({ fileId }) => fileId),
    handedOn,
  )
  const { benefits, ...columns } = input
  const changed = await tx
    .update(certificationApplications)
    .set({ ...columns, changedAt: now })
    .where(
      and(
        eq(certificationApplications.id, id),
        inArray(certificationApplications.state, [...editableApplicationStates]),
      ),
    )
    .returning({ id: certificationApplications.id })
  if (changed.length === 0) throw new Refusal('certification_case_conflict')
  await tx.delete(farmerBenefits).where(eq(farmerBenefits.applicationId, id))
  if (benefits.length > 0) {
    await tx
      .insert(farmerBenefits)
      .values(benefits.map((row, position) => ({ ...row, applicationId: id, position })))
  }
}

/**
 * Hands the application to the county. Refuses with `certification_case_incomplete` and what is missing, or
 * `merchant_blacklisted`.
 */
export async function submitCase(
  tx: Db,
  platform: Platform,
  applicant: Applicant,
  id: string,
): Promise<void> {
  const now = platform.clock()
  const row = await lockCase(tx, applicant, id)
  await requireNotBlacklisted(tx, row.merchantId, now)
  const errors = missingOf({ ...row, benefits: await benefitsOf(tx, id) }, dayInShanghai(now))
  if (errors.length > 0) throw new Refusal('certification_case_incomplete', { errors })
  await moveCase(tx, row, {
    event: 'submit',
    by: { userId: applicant.userId, role: 'merchant' },
    at: now,
    opinion: row.state === 'returned' ? '已按意见补正' : '',
    set: { submittedAt: now },
  })
  await tellCounty(tx, platform, row.countyCode, {
    title: row.state === 'returned' ? '认定申请已补正' : '收到新的认定申请',
    text: `${row.merchantName} · ${row.productName}`,
    path: paths.officeCase(id),
    dedupeKey: `certification-submitted/${id}/${now.getTime()}`,
  })
}

/** Takes the application back before it is decided. */
export async function withdrawCase(
  tx: Db,
  applicant: Applicant,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  const row = await lockCase(tx, applicant, id)
  await moveCase(tx, row, {
    event: 'withdraw',
    by: { userId: applicant.userId, role: 'merchant' },
    at: now,
    opinion: reason,
  })
}
