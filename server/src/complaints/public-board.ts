import type { HandledCase } from '@yuxiang/shared/api/complaints'
import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { workingDaysBetween } from '@yuxiang/shared/working-days'
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { keysetOf } from '../platform/http/keyset.ts'
import type { Platform } from '../platform/index.ts'
import { before, type Page } from './read-own.ts'
import { complaintCases as cases, complaintEvents as events } from './tables.ts'

/** Published cases, newest first: what an officer wrote for everybody, and nobody's name but the merchant's. */
export async function handledCases(
  { database }: Platform,
  {
    cursor,
    pageSize = 20,
    county,
    kind,
  }: Page & { county?: string | undefined; kind?: CaseKind | undefined },
): Promise<{ items: HandledCase[]; nextCursor?: string }> {
  const rows = await database.db
    .select()
    .from(cases)
    .where(
      and(
        isNotNull(cases.publishedAt),
        county === undefined ? undefined : eq(cases.regionCode, county),
        kind === undefined ? undefined : eq(cases.kind, kind),
        before(cases.publishedAt, cursor),
      ),
    )
    .orderBy(desc(cases.publishedAt), desc(cases.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const taken = await daysTaken(
    database.db,
    shown.map(({ id }) => id),
  )
  return {
    items: shown.map((row) => ({
      id: row.id,
      track: row.track,
      kind: row.kind,
      state: row.state,
      officeName: row.officeName,
      merchantName: row.merchantName,
      productName: row.productName,
      summary: row.publicSummary ?? '',
      publishedOn: dayInShanghai(row.publishedAt ?? row.changedAt),
      workingDays: taken.get(row.id) ?? null,
    })),
    ...(last && { nextCursor: keysetOf((last.publishedAt ?? last.changedAt).toISOString(), last.id) }),
  }
}

/** The last of them decided a complaint: what was agreed and not performed is ended once more. */
const decisions = ['refuse', 'agree', 'terminate']

/** Working days from receipt to decision. None of a report: its merchant could tell by them who made it. */
async function daysTaken(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const decided = await db
    .selectDistinctOn([cases.id], { id: cases.id, from: cases.receivedAt, to: events.at })
    .from(cases)
    .innerJoin(events, eq(events.caseId, cases.id))
    .where(and(inArray(cases.id, [...ids]), eq(cases.track, 'complaint'), inArray(events.event, decisions)))
    .orderBy(cases.id, desc(events.id))
  return new Map(
    decided.map(({ id, from, to }) => [id, workingDaysBetween(dayInShanghai(from), dayInShanghai(to))]),
  )
}
