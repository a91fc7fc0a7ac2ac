import { certificateNo } from '@yuxiang/shared/certification/certificate-no'
import { policy } from '@yuxiang/shared/policy'
import { and, eq, sql } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { isCertificationHeld } from '../supervision/index.ts'
import type { Catalogue } from './catalogue.ts'
import { addDays, addYears, nextRecheck } from './days.ts'
import type { CaseRow } from './find-case.ts'
import { moveCase } from './move-case.ts'
import { requireNotBlacklisted } from './require-not-blacklisted.ts'
import { type By, type Said, writeStep } from './steps.ts'
import {
  certificateCounters,
  certificationNotices,
  certificationObjections,
  certificationSteps,
  certifications,
} from './tables.ts'
import { paths, tellMerchant } from './tell.ts'

interface World {
  platform: Platform
  catalogue: Catalogue
}

/**
 * Publishes a case whose notice is over: the certificate with the county's next number, in one transaction with the
 * end of the one it renews. What is suspended comes back by whoever suspended it, never by a renewal. The row is locked
 * by the caller. Refusals: `certification_case_conflict`, `notice_running`, `objection_open`, `certificate_in_force`,
 * `certificate_state_conflict`, `merchant_blacklisted`.
 */
export async function publishCase(
  tx: Db,
  { platform, catalogue }: World,
  row: CaseRow,
  { by, ...said }: Said & { by: By },
): Promise<void> {
  const now = platform.clock()
  const today = dayInShanghai(now)
  await moveCase(tx, row, { event: 'publish', by, at: now, ...said })
  await endNotice(tx, row.id, today)
  await requireNotBlacklisted(tx, row.merchantId, now)
  if (await isCertificationHeld(tx, row.productId, now)) {
    throw new Refusal('certificate_state_conflict', {
      detail: '市场监管部门已暂停该商品的认定，解除后才能发布',
    })
  }
  const id = newId()
  await endPrevious(tx, row, { by, at: now, renewedBy: id })
  const no = certificateNo(row.county, Number(today.slice(0, 4)), await nextNumber(tx, row.countyCode, today))
  await insertCertificate(tx, row, { id, no, today, now })
  await writeStep(tx, {
    subject: { certificationId: id },
    event: 'publish',
    by,
    at: now,
    to: 'published',
    opinion: said.opinion,
  })
  await catalogue.refreshProducts(tx, now, [row.productId])
  await catalogue.catalogueChanged(tx)
  await tellMerchant(tx, platform, row.merchantId, {
    title: '帮扶产品认定已发布',
    text: `${row.productName}，证书编号 ${no}`,
    path: paths.certificate(no),
    dedupeKey: `certification-published/${row.id}`,
  })
}

async function endNotice(tx: Db, applicationId: string, today: string): Promise<void> {
  const [notice] = await tx
    .update(certificationNotices)
    .set({ outcome: 'published' })
    .where(eq(certificationNotices.applicationId, applicationId))
    .returning()
  if (!notice) throw new Error(`case ${applicationId} was noticed without a notice`)
  if (today <= notice.endsOn) throw new Refusal('notice_running')
  const [open] = await tx
    .select({ id: certificationObjections.id })
    .from(certificationObjections)
    .where(and(eq(certificationObjections.noticeId, notice.id), eq(certificationObjections.state, 'open')))
    .limit(1)
  if (open) throw new Refusal('objection_open')
}

/**
 * The certificate that a renewal follows has done its time, unless it ended by itself before. Suspended it has not; ended
 * while it was suspended, the county has to say by its own hand that the product is certified again.
 */
async function endPrevious(
  tx: Db,
  { previousId }: CaseRow,
  { by, at, renewedBy }: { by: By; at: Date; renewedBy: string },
): Promise<void> {
  if (previousId === null) return
  const [previous] = await tx
    .select({ id: certifications.id, state: certifications.state })
    .from(certifications)
    .where(eq(certifications.id, previousId))
    .for('update')
  if (previous?.state === 'suspended') {
    throw new Refusal('certificate_state_conflict', { detail: '原认定在暂停中，恢复后才能换发新证书' })
  }
  if (by === null && previous?.state === 'expired' && (await endedSuspended(tx, previousId))) {
    throw new Refusal('certificate_state_conflict', { detail: '原认定在暂停中到期，由区县决定是否发布' })
  }
  if (previous?.state !== 'published') return
  await tx
    .update(certifications)
    .set({ state: 'renewed', changedAt: at, renewedBy })
    .where(eq(certifications.id, previousId))
  await writeStep(tx, {
    subject: { certificationId: previousId },
    event: 'renew',
    by,
    at,
    to: 'renewed',
    opinion: '已换发新证书',
  })
}

async function endedSuspended(tx: Db, certificationId: string): Promise<boolean> {
  const [step] = await tx
    .select({ id: certificationSteps.id })
    .from(certificationSteps)
    .where(
      and(
        eq(certificationSteps.certificationId, certificationId),
        eq(certificationSteps.event, 'expire'),
        eq(certificationSteps.fromState, 'suspended'),
      ),
    )
  return step !== undefined
}

/** One row per county and year: the next waits for the one before to be published or rolled back. */
async function nextNumber(tx: Db, countyCode: string, today: string): Promise<number> {
  const [counter] = await tx
    .insert(certificateCounters)
    .values({ countyCode, year: Number(today.slice(0, 4)), last: 1 })
    .onConflictDoUpdate({
      target: [certificateCounters.countyCode, certificateCounters.year],
      set: { last: sql`${certificateCounters.last} + 1` },
    })
    .returning({ last: certificateCounters.last })
  if (!counter) throw new Error('an upsert returned no counter')
  return counter.last
}

async function insertCertificate(
  tx: Db,
  row: CaseRow,
  { id, no, today, now }: { id: string; no: string; today: string; now: Date },
): Promise<void> {
  const validTo = addDays(addYears(today, policy.certificationValidity.value), -1)
  const [notice] = await tx
    .select({ shown: certificationNotices.shown })
    .from(certificationNotices)
    .where(eq(certificationNotices.applicationId, row.id))
  if (!notice) throw new Error(`case ${row.id} is published without a notice`)
  const { households, yuanPerHouseholdYear, benefits } = notice.shown
  try {
    await tx.insert(certifications).values({
      id,
      productId: row.productId,
      certificateNo: no,
      state: 'published',
      publishedOn: today,
      validTo,
      households,
      yuanPerHouseholdYear,
      benefitWays: [...new Set(benefits.map(({ way }) => way))],
      countyCode: row.countyCode,
      applicationId: row.id,
      changedAt: now,
      nextRecheckOn: nextRecheck(today, validTo, today),
    })
  } catch (error) {
    if (violatedConstraint(error) === 'certifications_live_of_product')
      throw new Refusal('certificate_in_force')
    throw error
  }
}
