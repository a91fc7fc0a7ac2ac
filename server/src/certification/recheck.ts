import type { RecheckInput } from '@yuxiang/shared/api/certification-office'
import { eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { tellAll, type World } from './certificate-acts.ts'
import { isRecheckOpen, nextRecheck } from './days.ts'
import { lastMove } from './last-move.ts'
import { type CertificateRow, lockCertificate, moveCertificate } from './move-certificate.ts'
import type { Office } from './office.ts'
import { requireOwnPapers } from './papers.ts'
import { requireImpartialTo } from './require-impartial.ts'
import { writeStep } from './steps.ts'
import { certificationRechecks, certifications } from './tables.ts'

/**
 * The yearly re-check. Passed: what was found of households and gains is what is shown from then on, the next one is due
 * a year on, and a suspension for a re-check that nobody did is over; any other stays. Failed: the certificate is
 * suspended for that reason. Refusals: `certificate_not_found`, `certificate_state_conflict`, `recheck_not_due`,
 * `recheck_figures_missing`, `reviewer_conflicted`, `paper_unknown`.
 */
export async function recheckCertificate(
  tx: Db,
  world: World,
  office: Office,
  id: string,
  { passed, households, yuanPerHouseholdYear, ...said }: RecheckInput,
): Promise<void> {
  const at = world.platform.clock()
  const today = dayInShanghai(at)
  const row = await lockCertificate(tx, office, id)
  await requireImpartialTo(tx, world, office, row)
  if (row.state !== 'published' && row.state !== 'suspended') throw new Refusal('certificate_state_conflict')
  const due = row.nextRecheckOn
  if (!isRecheckOpen(due, today)) throw new Refusal('recheck_not_due')
  if (passed && (households === 0 || yuanPerHouseholdYear === 0)) {
    throw new Refusal('recheck_figures_missing')
  }
  await requireOwnPapers(tx, office.userId, said.attachments)
  const found = { households, yuanPerHouseholdYear }
  await tx
    .insert(certificationRechecks)
    .values({ certificationId: id, dueOn: due, doneOn: today, passed, ...found })
  const nextRecheckOn = nextRecheck(row.publishedOn, row.validTo, [due, today].sort()[1] ?? today)
  const by = { userId: office.userId, role: 'county' } as const
  const words = { ...said, opinion: `${said.opinion}（${foundText(found)}）` }
  if (!passed) return fail(tx, world, row, { by, at, nextRecheckOn, ...words })
  await tx
    .update(certifications)
    .set({ nextRecheckOn, ...found })
    .where(eq(certifications.id, id))
  await writeStep(tx, { subject: { certificationId: id }, event: 'pass', by, at, ...words })
  if (row.state === 'suspended' && (await lastMove(tx, id)) === 'lapse') {
    await moveCertificate(tx, row, { event: 'resume', by, at, opinion: '逾期的年度复核已通过' })
    await tellAll(tx, world, row, { event: 'resume', at, opinion: '逾期的年度复核已通过' })
    return
  }
  // The product's page and the certificate's show it.
  await world.catalogue.catalogueChanged(tx)
}

const foundText = ({
  households,
  yuanPerHouseholdYear,
}: Pick<RecheckInput, 'households' | 'yuanPerHouseholdYear'>): string =>
  `实际带动 ${households} 户，户均年增收 ${yuanPerHouseholdYear} 元`

interface Failing {
  by: { userId: string; role: 'county' }
  at: Date
  nextRecheckOn: string | null
  opinion: string
  attachments?: readonly string[] | undefined
}

/** What is suspended already stays so, for this reason too: its county lets it go once that is mended. */
async function fail(
  tx: Db,
  world: World,
  row: CertificateRow,
  { by, at, nextRecheckOn, ...said }: Failing,
): Promise<void> {
  if (row.state === 'published') {
    await moveCertificate(tx, row, { event: 'fail', by, at, set: { nextRecheckOn }, ...said })
  } else {
    await tx
      .update(certifications)
      .set({ nextRecheckOn, reason: said.opinion })
      .where(eq(certifications.id, row.id))
    const to = { from: 'suspended', to: 'suspended' }
    await writeStep(tx, { subject: { certificationId: row.id }, event: 'fail', by, at, ...to, ...said })
  }
  await tellAll(tx, world, row, { event: 'fail', at, opinion: said.opinion })
}
