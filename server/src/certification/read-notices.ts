import type { CaseObjection, Notice, NoticeDetail } from '@yuxiang/shared/api/certification'
import { workingDaysBetween } from '@yuxiang/shared/working-days'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Snapshot } from './content.ts'
import { addDays } from './days.ts'

interface Row {
  id: string
  startsOn: string
  endsOn: string
  outcome: 'published' | 'refused' | null
  shown: Snapshot
  certificateNo: string | null
}

interface Query {
  filter?: 'running' | 'past' | undefined
  county?: string | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

const select = (db: Db) => sqlOf(db)`
  select notice.id, notice.starts_on::text as "startsOn", notice.ends_on::text as "endsOn", notice.outcome,
    notice.shown, certificate.certificate_no as "certificateNo"
  from certification_notices notice
  left join certifications certificate on certificate.application_id = notice.application_id`

/** Notices for everybody, newest first. */
export async function listNotices(
  db: Db,
  now: Date,
  { filter, county, cursor, pageSize = 20 }: Query,
): Promise<{ items: Notice[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const today = dayInShanghai(now)
  const running = sql`(notice.outcome is null and notice.ends_on >= ${today}::date)`
  const wanted = filter === undefined ? sql`true` : filter === 'running' ? running : sql`not ${running}`
  const rows = await sql<Row[]>`
    ${select(db)}
    where ${wanted} and ${county ? sql`notice.county_code = ${county}` : sql`true`}
      and ${cursor ? sql`notice.id < ${cursor}` : sql`true`}
    order by notice.id desc limit ${pageSize + 1}`
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { items: shown.map((row) => noticeOf(row, today)), ...(last && { nextCursor: last.id }) }
}

function noticeOf({ id, startsOn, endsOn, outcome, shown }: Row, today: string): Notice {
  const isRunning = outcome === null && today <= endsOn
  return {
    id,
    productName: shown.productName,
    imageUrl: shown.imageUrl,
    merchantName: shown.merchantName,
    county: shown.county,
    households: shown.households,
    yuanPerHouseholdYear: shown.yuanPerHouseholdYear,
    startsOn,
    endsOn,
    state: outcome ?? (isRunning ? 'running' : 'ended'),
    workingDaysLeft: isRunning ? workingDaysBetween(addDays(today, -1), endsOn) : 0,
  }
}

/** A notice with all it says, and what the person who asks objected; refuses with `notice_not_found`. */
export async function readNotice(
  db: Db,
  now: Date,
  id: string,
  userId: string | null,
): Promise<NoticeDetail> {
  const sql = sqlOf(db)
  const [row] = await sql<Row[]>`${select(db)} where notice.id = ${id}`
  if (!row) throw new Refusal('notice_not_found')
  const objections = await sql<(CaseObjection & { userId: string })[]>`
    select id, user_id as "userId", reason, state, answer, created_at as at
    from certification_objections where notice_id = ${id}`
  const own = objections.find((one) => one.userId === userId)
  const { productId, goodsKind, origin, priceFen, yearlySupplyFen, mechanism, benefits, materials } =
    row.shown
  return {
    ...noticeOf(row, dayInShanghai(now)),
    productId,
    goodsKind,
    origin,
    priceFen,
    yearlySupplyFen,
    mechanism,
    benefits,
    materials,
    certificateNo: row.certificateNo,
    objections: objections.length,
    ownObjection: own
      ? {
          id: own.id,
          reason: own.reason,
          state: own.state,
          answer: own.answer,
          at: new Date(own.at).toISOString(),
        }
      : null,
  }
}
