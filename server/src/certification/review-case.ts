import { and, asc, eq } from 'drizzle-orm'
import { nicknameOf } from '../identity/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseRow, lockCase } from './find-case.ts'
import { moveCase } from './move-case.ts'
import type { Office } from './office.ts'
import { requireOwnPapers } from './papers.ts'
import { requireImpartial } from './require-impartial.ts'
import { type Said, writeStep } from './steps.ts'
import { certificationReviews } from './tables.ts'
import { paths, tellMerchant } from './tell.ts'

type Verdict = 'approve' | 'refuse'

/** The verdicts of a round, in their order. */
export const reviewsOf = (db: Db, { id, round }: Pick<CaseRow, 'id' | 'round'>) =>
  db
    .select()
    .from(certificationReviews)
    .where(and(eq(certificationReviews.applicationId, id), eq(certificationReviews.round, round)))
    .orderBy(asc(certificationReviews.seat))

/**
 * One of two reviewers says yes or no; the second decides it: both of one mind, or the field is seen again. Two at
 * once follow each other by the case's row, and the constraints over seat and reviewer stand behind it. Refusals:
 * `certification_case_not_found`, `certification_case_conflict`, `reviewer_conflicted` (staff of the applicant),
 * `reviewer_twice`, `paper_unknown`.
 */
export async function reviewCase(
  tx: Db,
  platform: Platform,
  office: Office,
  id: string,
  { verdict, ...said }: Said & { verdict: Verdict },
): Promise<void> {
  const at = platform.clock()
  const row = await lockCase(tx, office, id)
  if (row.state !== 'checked') throw new Refusal('certification_case_conflict')
  await requireImpartial(tx, office.userId, row.merchantId)
  await requireOwnPapers(tx, office.userId, said.attachments)
  const [first] = await reviewsOf(tx, row)
  await insertReview(tx, row, { reviewerId: office.userId, seat: first ? 2 : 1, verdict, at })
  const by = { userId: office.userId, role: 'county' } as const
  const words = `${verdict === 'approve' ? '同意' : '不同意'}：${said.opinion}`
  await writeStep(tx, {
    subject: { applicationId: id },
    event: 'review',
    by,
    at,
    opinion: words,
    attachments: said.attachments,
  })
  if (first) await decide(tx, platform, row, { by, verdicts: [first.verdict, verdict], at })
}

async function insertReview(
  tx: Db,
  { id, round }: CaseRow,
  review: { reviewerId: string; seat: number; verdict: Verdict; at: Date },
): Promise<void> {
  const reviewerName = await nicknameOf(tx, review.reviewerId)
  try {
    await tx
      .insert(certificationReviews)
      .values({ ...review, id: newId(), applicationId: id, round, reviewerName })
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'certification_reviews_reviewer') throw new Refusal('reviewer_twice')
    if (constraint === 'certification_reviews_seat') throw new Refusal('certification_case_conflict')
    throw error
  }
}

const outcomes = {
  approve: { title: '认定审核通过，等待公示', opinion: '两位审核人一致同意认定' },
  refuse: { title: '认定申请未通过', opinion: '两位审核人一致认为不符合认定条件' },
  differ: { title: '认定申请需要再次核查', opinion: '两位审核人意见不一致，重新实地核查后再审' },
} as const

async function decide(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  { by, verdicts, at }: { by: { userId: string; role: 'county' }; verdicts: [Verdict, Verdict]; at: Date },
): Promise<void> {
  const [first, second] = verdicts
  const event = first === second ? first : 'differ'
  const { title, opinion } = outcomes[event]
  await moveCase(tx, row, {
    event,
    by,
    at,
    opinion,
    ...(event === 'differ' && { set: { round: row.round + 1 } }),
  })
  await tellMerchant(tx, platform, row.merchantId, {
    title,
    text: row.productName,
    path: paths.merchantCase(row.id),
    dedupeKey: `certification-decided/${row.id}/${row.round}`,
  })
}
