import type { RecheckPapersInput, RecheckView } from '@yuxiang/shared/api/certification'
import { and, desc, eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { World } from './certificate-acts.ts'
import { isRecheckOpen } from './days.ts'
import type { Applicant } from './merchant-acts.ts'
import type { CertificateRow } from './move-certificate.ts'
import { papersOf, requireOwnPapers } from './papers.ts'
import { writeStep } from './steps.ts'
import { certificationSteps, certifications } from './tables.ts'
import { paths, tellCounty } from './tell.ts'

interface Found {
  row: CertificateRow
  productName: string
}

/** A certificate of a product of these merchants; refuses with `certificate_not_found`. */
async function findOwn(
  db: Db,
  { catalogue }: Pick<World, 'catalogue'>,
  { merchantIds }: Applicant,
  id: string,
): Promise<Found> {
  const [row] = await db.select().from(certifications).where(eq(certifications.id, id))
  const [product] = row ? await catalogue.productFacts(db, [row.productId]) : []
  if (!row || !product || !merchantIds.includes(product.merchantId)) {
    throw new Refusal('certificate_not_found')
  }
  return { row, productName: product.name }
}

const isWanted = ({ state, nextRecheckOn }: CertificateRow, today: string): boolean =>
  (state === 'published' || state === 'suspended') && isRecheckOpen(nextRecheckOn, today)

/** What a merchant sees of the yearly re-check of one of its certificates. */
export async function readRecheck(
  platform: Platform,
  db: Db,
  world: Pick<World, 'catalogue'>,
  applicant: Applicant,
  id: string,
): Promise<RecheckView> {
  const { row, productName } = await findOwn(db, world, applicant, id)
  const steps = await db
    .select()
    .from(certificationSteps)
    .where(and(eq(certificationSteps.certificationId, id), eq(certificationSteps.event, 'papers')))
    .orderBy(desc(certificationSteps.at), desc(certificationSteps.id))
  const papers = await papersOf(
    platform,
    db,
    steps.flatMap(({ attachments }) => attachments),
  )
  return {
    id,
    certificateNo: row.certificateNo,
    productName,
    state: row.state,
    reason: row.state === 'suspended' ? row.reason : null,
    validTo: row.validTo,
    nextRecheckOn: row.nextRecheckOn,
    wanted: isWanted(row, dayInShanghai(platform.clock())),
    households: row.households,
    yuanPerHouseholdYear: row.yuanPerHouseholdYear,
    handedIn: steps.map(({ id: stepId, at, opinion, attachments }) => ({
      id: stepId,
      at: at.toISOString(),
      words: opinion,
      papers: attachments.flatMap((paper) => papers.get(paper) ?? []),
    })),
  }
}

/**
 * A merchant hands in what its county looks at for the re-check; it stands on the certificate's file. Refusals:
 * `certificate_not_found`, `recheck_papers_closed`, `paper_unknown`.
 */
export async function handInRecheckPapers(
  tx: Db,
  world: World,
  applicant: Applicant,
  id: string,
  { words, attachments }: RecheckPapersInput,
): Promise<void> {
  const { platform } = world
  const at = platform.clock()
  const { row, productName } = await findOwn(tx, world, applicant, id)
  if (!isWanted(row, dayInShanghai(at))) throw new Refusal('recheck_papers_closed')
  await requireOwnPapers(tx, applicant.userId, attachments)
  await writeStep(tx, {
    subject: { certificationId: id },
    event: 'papers',
    by: { userId: applicant.userId, role: 'merchant' },
    at,
    opinion: words,
    attachments,
  })
  await tellCounty(tx, platform, row.countyCode, {
    title: '收到年度复核材料',
    text: `${productName}（${row.certificateNo}），应于 ${row.nextRecheckOn} 前复核`,
    path: paths.officeCertificate(id),
    dedupeKey: `recheck-papers/${id}/${at.getTime()}`,
  })
}
