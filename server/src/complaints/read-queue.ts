import type { DeskCase } from '@yuxiang/shared/api/complaint-desk'
import { Id } from '@yuxiang/shared/api/endpoint'
import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { policy } from '@yuxiang/shared/policy'
import type { CaseState, CaseTrack } from '@yuxiang/shared/states/complaint'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { badCursor, keysetOf } from '../platform/http/keyset.ts'
import type { Platform } from '../platform/index.ts'
import type { CaseRow } from './find-case.ts'
import type { Officer } from './offices.ts'
import { withinReach } from './reach.ts'
import { before } from './read-own.ts'
import { complaintCases as cases } from './tables.ts'
import { summaryOf, todayOf } from './views.ts'

export interface QueueQuery {
  track?: CaseTrack | undefined
  kind?: CaseKind | undefined
  state?: CaseState | undefined
  county?: string | undefined
  filter?: 'mine' | 'unassigned' | 'overdue' | 'soon' | 'escalated' | 'ended' | undefined
  q?: string | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

function chosen(officer: Officer, { filter }: QueueQuery, today: string): SQL | undefined {
  switch (filter) {
    case 'mine':
      return eq(cases.officerId, officer.userId)
    case 'unassigned':
      return isNull(cases.officerId)
    case 'overdue':
      return lt(cases.queueOn, today)
    case 'soon':
      return and(
        gte(cases.queueOn, today),
        lte(cases.queueOn, addWorkingDays(today, policy.deadlineWarning.value)),
      )
    case 'escalated':
      return eq(cases.escalated, true)
    default:
      return undefined
  }
}

const among = (officer: Officer, query: QueueQuery, today: string): SQL | undefined =>
  and(
    query.filter === 'ended' ? isNull(cases.queueOn) : isNotNull(cases.queueOn),
    withinReach(officer),
    query.county === undefined ? undefined : eq(cases.regionCode, query.county),
    query.track === undefined ? undefined : eq(cases.track, query.track),
    query.kind === undefined ? undefined : eq(cases.kind, query.kind),
    query.state === undefined ? undefined : eq(cases.state, query.state),
    chosen(officer, query, today),
    query.q ? named(query.q) : undefined,
  )

/** position() takes the words as they are: % and _ mean nothing in it. */
const named = (q: string) =>
  or(
    sql`position(${q} in ${cases.number}) > 0`,
    sql`position(${q} in ${cases.merchantName}) > 0`,
    sql`position(${q} in ${cases.productName}) > 0`,
    sql`position(${q} in ${cases.batchCode}) > 0`,
  )

function placeAfter(query: QueueQuery): SQL | undefined {
  const { cursor, filter } = query
  if (cursor === undefined) return undefined
  if (filter === 'ended') return before(cases.receivedAt, cursor)
  const [day = '', id = ''] = cursor.split('.')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !Id.safeParse(id).success) throw badCursor()
  return and(
    gte(cases.queueOn, day),
    or(gt(cases.queueOn, day), and(eq(cases.queueOn, day), gt(cases.id, id))),
  )
}

export const deskRow = (row: CaseRow, today: string): DeskCase => ({
  ...summaryOf(row, today),
  version: row.version,
  regionCode: row.regionCode,
  officerId: row.officerId,
  officerName: row.officerName,
  escalated: row.escalated,
  decidedLate: row.decidedLate,
  sourceKind: row.sourceKind,
  replyDueOn: row.replyDueOn,
})

/** The rows of a queue: those that are open by deadline, those that ended newest first. */
export const queueRows = (db: Db, officer: Officer, query: QueueQuery, today: string, limit: number) =>
  db
    .select()
    .from(cases)
    .where(and(among(officer, query, today), placeAfter(query)))
    .orderBy(
      ...(query.filter === 'ended'
        ? [desc(cases.receivedAt), desc(cases.id)]
        : [asc(cases.queueOn), asc(cases.id)]),
    )
    .limit(limit)

/** A page of what an officer sees. */
export async function readQueue(
  platform: Platform,
  officer: Officer,
  query: QueueQuery,
): Promise<{ items: DeskCase[]; nextCursor?: string }> {
  const today = todayOf(platform)
  const { pageSize = 20 } = query
  const rows = await queueRows(platform.database.db, officer, query, today, pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const cursor =
    last &&
    (query.filter === 'ended'
      ? keysetOf(last.receivedAt.toISOString(), last.id)
      : `${last.queueOn}.${last.id}`)
  return { items: shown.map((row) => deskRow(row, today)), ...(cursor && { nextCursor: cursor }) }
}
