import { openApplicationStates } from '@yuxiang/shared/states/certification'
import { and, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { isCertificationHeld } from '../supervision/index.ts'
import type { Catalogue } from './catalogue.ts'
import { isRecheckLapsed } from './days.ts'
import { moveCase } from './move-case.ts'
import { type CertificateRow, lockCertificate, moveCertificate } from './move-certificate.ts'
import type { Office } from './office.ts'
import { requireOwnPapers } from './papers.ts'
import { requireImpartialTo } from './require-impartial.ts'
import type { By, Said } from './steps.ts'
import { certificationApplications, certificationNotices } from './tables.ts'
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
  lapse: '年度复核逾期，认定已暂停',
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
  if (event === 'resume' && role === 'county' && isRecheckLapsed(row.nextRecheckOn, dayInShanghai(at))) {
    throw new Refusal('certificate_state_conflict', { detail: '年度复核已逾期，登记复核结果后才能恢复' })
  }
  await requireImpartialTo(tx, world, office, row)
  await requireOwnPapers(tx, office.userId, said.attachments)
  await moveCertificate(tx, row, { event, by, at, ...said })
  await tellAll(tx, world, row, { event, at, opinion: said.opinion })
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
export async function tellAll(
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
