import type { Case, CaseObjection, Step } from '@yuxiang/shared/api/certification'
import type { OfficeCase } from '@yuxiang/shared/api/certification-office'
import { missingOf } from '@yuxiang/shared/certification/requirements'
import { editableApplicationStates } from '@yuxiang/shared/states/certification'
import { asc, eq, or } from 'drizzle-orm'
import { staffOfMerchant } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { benefitsOf } from './benefits.ts'
import { type CaseRow, findCase, type Scope } from './find-case.ts'
import type { Office } from './office.ts'
import { papersOf } from './papers.ts'
import { caseRows, viewOfRow } from './read-cases.ts'
import { reviewsOf } from './review-case.ts'
import { certificationSteps } from './tables.ts'

type Looker = Pick<Platform, 'config' | 'clock'>

/** A case as its merchant sees it: what reviewers said one by one, and who works at the county, stays there. */
export async function readMerchantCase(platform: Looker, db: Db, scope: Scope, id: string): Promise<Case> {
  const row = await findCase(db, scope, id)
  const whole = await wholeCase(platform, db, scope, row)
  return {
    ...whole,
    steps: whole.steps
      .filter(({ event }) => event !== 'review')
      .map((step) => (step.by === 'merchant' ? step : { ...step, actorName: null })),
  }
}

/** A case as its county and the city see it. */
export async function readOfficeCase(
  platform: Looker,
  db: Db,
  office: Office,
  id: string,
): Promise<OfficeCase> {
  const row = await findCase(db, office, id)
  const whole = await wholeCase(platform, db, office, row)
  const reviews = await reviewsOf(db, row)
  const own = reviews.some(({ reviewerId }) => reviewerId === office.userId)
  return {
    ...whole,
    countyCode: row.countyCode,
    reviews: reviews.map(({ verdict, reviewerName, reviewerId }) => ({
      verdict,
      reviewerName,
      own: reviewerId === office.userId,
    })),
    reviewBar: await barOf(db, office, row, own),
  }
}

async function barOf(db: Db, office: Office, row: CaseRow, own: boolean): Promise<OfficeCase['reviewBar']> {
  if (office.counties === null || !office.counties.includes(row.countyCode)) return 'notOfCounty'
  if ((await staffOfMerchant(db, row.merchantId)).includes(office.userId)) return 'conflicted'
  return own ? 'twice' : null
}

async function wholeCase(platform: Looker, db: Db, scope: Scope, row: CaseRow): Promise<Case> {
  const sql = sqlOf(db)
  const [summary] = await caseRows(db, scope, sql`application.id = ${row.id}`, 1)
  if (!summary) throw new Error(`case ${row.id} is gone`)
  const benefits = await benefitsOf(db, row.id)
  const { goodsKind, origin, priceFen, marketPriceFen, yearlySupplyFen, supplyNote, mechanism } = row
  const { households, materials } = row
  const content = {
    goodsKind,
    origin,
    priceFen,
    marketPriceFen,
    yearlySupplyFen,
    supplyNote,
    mechanism,
    households,
    benefits,
    materials,
  }
  const [links] = await sql<{ noticeId: string | null; renewsNo: string | null }[]>`
    select (select id from certification_notices where application_id = ${row.id}) as "noticeId",
      (select certificate_no from certifications where id = ${row.previousId}) as "renewsNo"`
  const papers = await papersOf(
    platform,
    db,
    materials.map(({ fileId }) => fileId),
  )
  const isEditable = (editableApplicationStates as readonly string[]).includes(row.state)
  return {
    ...viewOfRow(summary),
    content,
    papers: [...papers.values()],
    missing: isEditable ? missingOf(content, dayInShanghai(platform.clock())) : [],
    renewsNo: links?.renewsNo ?? null,
    noticeId: links?.noticeId ?? null,
    steps: await stepsOf(platform, db, { applicationId: row.id }),
    objections: await objectionsOf(db, links?.noticeId ?? null),
  }
}

/** What happened to a case or a certificate, oldest first. */
export async function stepsOf(
  platform: Looker,
  db: Db,
  subject: { applicationId?: string; certificationId?: string },
): Promise<Step[]> {
  const { applicationId, certificationId } = subject
  const rows = await db
    .select()
    .from(certificationSteps)
    .where(
      or(
        applicationId ? eq(certificationSteps.applicationId, applicationId) : undefined,
        certificationId ? eq(certificationSteps.certificationId, certificationId) : undefined,
      ),
    )
    .orderBy(asc(certificationSteps.at), asc(certificationSteps.id))
  const papers = await papersOf(
    platform,
    db,
    rows.flatMap((row) => row.attachments),
  )
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    event: row.event as Step['event'],
    by: row.actedAs,
    actorName: row.actorName,
    opinion: row.opinion,
    attachments: row.attachments.flatMap((id) => papers.get(id) ?? []),
  }))
}

async function objectionsOf(db: Db, noticeId: string | null): Promise<CaseObjection[]> {
  if (noticeId === null) return []
  const rows = await sqlOf(db)<CaseObjection[]>`
    select id, reason, state, answer, created_at as at from certification_objections
    where notice_id = ${noticeId} order by id`
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}
