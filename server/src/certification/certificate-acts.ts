import { policy } from '@yuxiang/shared/policy'
import { openApplicationStates } from '@yuxiang/shared/states/certification'
import { and, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { isCertificationHeld } from '../supervision/index.ts'
import type { Catalogue } from './catalogue.ts'
import { addDays, nextRecheck } from './days.ts'
import { moveCase } from './move-case.ts'
import { type CertificateRow, lockCertificate, moveCertificate } from './move-certificate.ts'
import type { Office } from './office.ts'
import { requireOwnPapers } from './papers.ts'
import { requireImpartial } from './require-impartial.ts'
import { type By, type Said, writeStep } from './steps.ts'
import {
  certificationApplications,
  certificationNotices,
  certificationRechecks,
  certifications,
} from './tables.ts'
import { paths, tellMerchant } from './tell.ts'

export interface World {
  platform: Platform
  catalogue: Catalogue
}

/** A market regulator, who suspends and resumes within its counties (null: all), and nothing else. */
export interface Supervisor {
  userId: string
  role: 'regulator'
  counties: readonly string[] | null
}

const titles = {
  suspend: '帮扶产品认定已暂停',
  resume: '帮扶产品认定已恢复',
  revoke: '帮扶产品认定已撤销',
  fail: '年度复核未通过，认定已暂停',
} as const

/**
 * The county suspends, resumes or revokes: the badge goes or comes with this transaction, everywhere. A renewal under
 * way ends with a revocation. Refusals: `certificate_not_found`, `certificate_state_conflict`, `reviewer_conflicted`,
 * `paper_unknown`.
 */
export async function actOnCertificate(
  tx: Db,
  world: World,
  office: Office | Supervisor,
  id: string,
  { event, ...said }: Said & { event: 'suspend' | 'resume' | 'revoke' },
): Promise<void> {
  const at = world.platform.clock()
  const role = office.role === 'regulator' ? 'regulator' : 'county'
  const by = { userId: office.userId, role } as const
  // Cases are locked before certificates, as where one is published.
  if (event === 'revoke') await endRenewals(tx, office, id, { by, at })
  const row = await lockCertificate(tx, office, id)
  if (event === 'resume' && role === 'county' && (await isCertificationHeld(tx, row.productId, at))) {
    throw new Refusal('certificate_state_conflict', { detail: '市场监管部门暂停的认定，由其解除' })
  }
  await requireImpartialTo(tx, world, office, row)
  await requireOwnPapers(tx, office.userId, said.attachments)
  await moveCertificate(tx, row, { event, by, at, ...said })
  await tellAll(tx, world, row, { event, at, opinion: said.opinion })
}

/** As {@link requireImpartial}, of the merchant whose product it is. */
async function requireImpartialTo(
  tx: Db,
  { catalogue }: World,
  { userId }: Pick<Office, 'userId'>,
  { productId }: CertificateRow,
): Promise<void> {
  const [product] = await catalogue.productFacts(tx, [productId])
  if (product) await requireImpartial(tx, userId, product.merchantId)
}

async function endRenewals(
  tx: Db,
  { counties }: Pick<Office, 'counties'>,
  certificationId: string,
  { by, at }: { by: By; at: Date },
): Promise<void> {
  const open = await tx
    .select()
    .from(certificationApplications)
    .where(
      and(
        eq(certificationApplications.previousId, certificationId),
        inArray(certificationApplications.state, [...openApplicationStates]),
        counties === null ? undefined : inArray(certificationApplications.countyCode, [...counties]),
      ),
    )
    .for('update')
  for (const row of open) {
    await moveCase(tx, row, { event: 'void', by, at, opinion: '原认定已撤销，续期申请终止' })
    await tx
      .update(certificationNotices)
      .set({ outcome: 'refused' })
      .where(eq(certificationNotices.applicationId, row.id))
  }
}

/** The lists' order follows, every process forgets what it remembers, and the merchant hears why. */
async function tellAll(
  tx: Db,
  { platform, catalogue }: World,
  row: CertificateRow,
  { event, at, opinion }: { event: keyof typeof titles; at: Date; opinion: string },
): Promise<void> {
  await catalogue.refreshProducts(tx, at, [row.productId])
  await catalogue.catalogueChanged(tx)
  const [product] = await catalogue.productFacts(tx, [row.productId])
  if (!product) return
  await tellMerchant(tx, platform, product.merchantId, {
    title: titles[event],
    text: `${product.name}：${opinion}`,
    path: paths.certificate(row.certificateNo),
    dedupeKey: `certification-${event}/${row.id}/${at.getTime()}`,
  })
}

/**
 * The yearly re-check: passed, the next one is due a year on; failed, the certificate is suspended for that reason.
 * Refusals: `certificate_not_found`, `certificate_state_conflict`, `recheck_not_due`, `reviewer_conflicted`,
 * `paper_unknown`.
 */
export async function recheckCertificate(
  tx: Db,
  world: World,
  office: Office,
  id: string,
  { passed, ...said }: Said & { passed: boolean },
): Promise<void> {
  const at = world.platform.clock()
  const today = dayInShanghai(at)
  const row = await lockCertificate(tx, office, id)
  await requireImpartialTo(tx, world, office, row)
  if (row.state !== 'published') throw new Refusal('certificate_state_conflict')
  const due = row.nextRecheckOn
  if (due === null || today < addDays(due, -policy.certificationRecheckAhead.value)) {
    throw new Refusal('recheck_not_due')
  }
  await requireOwnPapers(tx, office.userId, said.attachments)
  await tx.insert(certificationRechecks).values({ certificationId: id, dueOn: due, doneOn: today, passed })
  const nextRecheckOn = nextRecheck(row.publishedOn, row.validTo, [due, today].sort()[1] ?? today)
  const by = { userId: office.userId, role: 'county' } as const
  if (!passed) {
    await moveCertificate(tx, row, { event: 'fail', by, at, set: { nextRecheckOn }, ...said })
    await tellAll(tx, world, row, { event: 'fail', at, opinion: said.opinion })
    return
  }
  await tx.update(certifications).set({ nextRecheckOn }).where(eq(certifications.id, id))
  await writeStep(tx, { subject: { certificationId: id }, event: 'pass', by, at, ...said })
  // The certificate's page shows it.
  await world.catalogue.catalogueChanged(tx)
}
