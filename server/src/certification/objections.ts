import type { ObjectionInput } from '@yuxiang/shared/api/certification'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseRow, lockCase } from './find-case.ts'
import { moveCase } from './move-case.ts'
import type { Office } from './office.ts'
import { requireOwnPapers } from './papers.ts'
import { requireImpartial } from './require-impartial.ts'
import { writeStep } from './steps.ts'
import { certificationNotices, certificationObjections } from './tables.ts'
import { paths, tellCounty, tellMerchant, tellPerson } from './tell.ts'

const anyCase = { counties: null }

/**
 * Somebody objects while the notice runs. The case is locked, so that an objection is either there before it is
 * published or comes too late. Refusals: `notice_not_found`, `notice_over`, `objection_exists`, `paper_unknown`.
 */
export async function objectToNotice(
  tx: Db,
  platform: Platform,
  userId: string,
  noticeId: string,
  { reason, evidence, name, phone }: ObjectionInput,
): Promise<void> {
  const now = platform.clock()
  const [notice] = await tx.select().from(certificationNotices).where(eq(certificationNotices.id, noticeId))
  if (!notice) throw new Refusal('notice_not_found')
  const row = await lockCase(tx, anyCase, notice.applicationId)
  if (row.state !== 'noticed' || dayInShanghai(now) > notice.endsOn) throw new Refusal('notice_over')
  await requireOwnPapers(tx, userId, evidence)
  const id = newId()
  try {
    await tx.insert(certificationObjections).values({
      id,
      noticeId,
      userId,
      reason,
      evidence,
      nameEncrypted: platform.cipher.encrypt(name),
      phoneEncrypted: platform.cipher.encrypt(phone),
      createdAt: now,
    })
  } catch (error) {
    if (violatedConstraint(error) === 'certification_objections_once') throw new Refusal('objection_exists')
    throw error
  }
  await writeStep(tx, {
    subject: { applicationId: row.id },
    event: 'objection',
    by: { userId, role: 'public' },
    at: now,
    opinion: '',
  })
  await tellCounty(tx, platform, row.countyCode, {
    title: '公示收到异议',
    text: `${row.merchantName} · ${row.productName}`,
    path: paths.officeObjections,
    dedupeKey: `certification-objection/${id}`,
  })
}

/** An objection of the office's counties with its case, locked; refuses with `not_found`, `reviewer_conflicted`. */
async function lockObjection(tx: Db, office: Office, objectionId: string) {
  const [found] = await tx
    .select({ objection: certificationObjections, applicationId: certificationNotices.applicationId })
    .from(certificationObjections)
    .innerJoin(certificationNotices, eq(certificationNotices.id, certificationObjections.noticeId))
    .where(eq(certificationObjections.id, objectionId))
  if (!found) throw new Refusal('not_found')
  const row = await lockCase(tx, office, found.applicationId).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('not_found') : error
  })
  await requireImpartial(tx, office.userId, row.merchantId)
  return { ...found, row }
}

/**
 * The county answers an objection. One that was right ends the case without a certificate. Refusals: `not_found`,
 * `objection_answered`, `reviewer_conflicted`.
 */
export async function answerObjection(
  tx: Db,
  platform: Platform,
  office: Office,
  objectionId: string,
  { upheld, answer }: { upheld: boolean; answer: string },
): Promise<void> {
  const at = platform.clock()
  const { objection, row } = await lockObjection(tx, office, objectionId)
  const answered = await tx
    .update(certificationObjections)
    .set({ state: upheld ? 'upheld' : 'dismissed', answer, answeredBy: office.userId, answeredAt: at })
    .where(and(eq(certificationObjections.id, objectionId), eq(certificationObjections.state, 'open')))
    .returning({ id: certificationObjections.id })
  if (answered.length === 0) throw new Refusal('objection_answered')
  const by = { userId: office.userId, role: 'county' } as const
  await writeStep(tx, {
    subject: { applicationId: row.id },
    event: 'answer',
    by,
    at,
    opinion: `${upheld ? '异议成立' : '异议不成立'}：${answer}`,
  })
  if (upheld && row.state === 'noticed') await endByObjection(tx, platform, row, { by, answer, at })
  await tellPerson(tx, platform, objection.userId, {
    title: upheld ? '您提出的异议成立' : '您提出的异议已答复',
    text: `${row.productName}：${answer}`,
    path: paths.notice(objection.noticeId),
    dedupeKey: `certification-answer/${objectionId}`,
  })
}

async function endByObjection(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  { by, answer, at }: { by: { userId: string; role: 'county' }; answer: string; at: Date },
): Promise<void> {
  await moveCase(tx, row, { event: 'uphold', by, at, opinion: `异议成立，不予认定：${answer}` })
  await tx
    .update(certificationNotices)
    .set({ outcome: 'refused' })
    .where(eq(certificationNotices.applicationId, row.id))
  await tellMerchant(tx, platform, row.merchantId, {
    title: '公示异议成立，不予认定',
    text: row.productName,
    path: paths.merchantCase(row.id),
    dedupeKey: `certification-upheld/${row.id}`,
  })
}

/** Who objected, for the county that has to ask back; that it looked is on record. */
export async function readContact(
  platform: Platform,
  office: Office,
  objectionId: string,
): Promise<{ name: string; phone: string }> {
  const { database, cipher } = platform
  return database.transaction(async (tx) => {
    const { objection } = await lockObjection(tx, office, objectionId)
    await audit(tx, {
      actorId: office.userId,
      action: 'certificationObjection.readContact',
      subject: 'certificationObjection',
      subjectId: objectionId,
    })
    return { name: cipher.decrypt(objection.nameEncrypted), phone: cipher.decrypt(objection.phoneEncrypted) }
  })
}
