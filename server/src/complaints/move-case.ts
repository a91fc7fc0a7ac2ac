import { currentDeadline, type Deadline, deadlinesOf } from '@yuxiang/shared/complaints/deadlines'
import { type CaseMove, type CaseState, caseNext, isCaseOpen } from '@yuxiang/shared/states/complaint'
import { and, asc, eq } from 'drizzle-orm'
import { nicknameOf } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { casesChanged } from './caches.ts'
import { bringerOf, type CaseRow } from './find-case.ts'
import { complaintCases, complaintEvents, type EventFacts } from './tables.ts'

/** Who acts; nobody when the system does. */
export type By = { userId: string; as: 'complainant' | 'reporter' | 'merchant' | 'officer' } | null

export interface Act {
  event: string
  by: By
  at: Date
  opinion: string
  /** The move of the state, when it moves it. */
  move?: CaseMove
  shownTo: 'all' | 'consumer' | 'merchant' | 'officers'
  facts?: EventFacts
  files?: readonly string[] | undefined
  /** Columns that change along with it. */
  set?: Partial<CaseRow>
}

/** What clocks read of a case. */
export async function clockEventsOf(db: Db, caseId: string) {
  const rows = await db
    .select({ event: complaintEvents.event, at: complaintEvents.at, facts: complaintEvents.facts })
    .from(complaintEvents)
    .where(eq(complaintEvents.caseId, caseId))
    .orderBy(asc(complaintEvents.id))
  return rows.map(({ event, at, facts }) => ({ event, on: dayInShanghai(at), performBy: facts.performBy }))
}

/** Whether somebody is to be told by name of what a report comes to. */
export async function isNamed(db: Db, row: Pick<CaseRow, 'id' | 'track'>): Promise<boolean> {
  const bringer = await bringerOf(db, row)
  return bringer !== null && bringer.party.nameEncrypted !== null
}

/** All deadlines of a case, from its events. */
export const deadlinesOfCase = async (db: Db, row: Pick<CaseRow, 'id' | 'track'>): Promise<Deadline[]> =>
  deadlinesOf(row.track, await isNamed(db, row), await clockEventsOf(db, row.id))

const endOfDays = '9999-12-31'

/** The columns by which queues know a case's deadline. */
export function clockColumns(
  row: Pick<CaseRow, 'track' | 'regionCode'>,
  state: CaseState,
  deadlines: readonly Deadline[],
) {
  const current = currentDeadline(deadlines)
  const open = isCaseOpen(row.track, state)
  const suspended = open && current !== null && current.dueOn === null
  return {
    dueKind: open ? (current?.kind ?? null) : null,
    dueOn: open ? (current?.dueOn ?? null) : null,
    queueOn: open ? (current?.dueOn ?? endOfDays) : null,
    suspended,
  }
}

/**
 * Does something to a case that the caller has locked: one conditional update, the event, the audit row of an act of
 * staff or system, and the clock anew from all events. Refuses with `case_state_conflict` when it has no place in the
 * case's state. What ends a deadline after its day is allowed, and marked late.
 */
export async function actOn(tx: Db, row: CaseRow, act: Act): Promise<CaseRow> {
  const { event, by, at, opinion, move, shownTo, files = [] } = act
  const to = move === undefined ? row.state : caseNext(row.track, row.state, move)
  if (to === null) throw new Refusal('case_state_conflict')
  const before = await clockEventsOf(tx, row.id)
  const named = await isNamed(tx, row)
  const own = { event, on: dayInShanghai(at), performBy: act.facts?.performBy }
  const deadlines = deadlinesOf(row.track, named, [...before, own])
  const earlier = new Set(
    deadlinesOf(row.track, named, before).flatMap(({ kind, startsOn, doneOn }) =>
      doneOn === null ? [] : [`${kind}/${startsOn}`],
    ),
  )
  const endedLate = deadlines.filter(
    ({ kind, startsOn, late }) => late && !earlier.has(`${kind}/${startsOn}`),
  )
  const late = endedLate.length > 0
  const facts = { ...act.facts, ...(late && { late }) }
  const isNameless = by === null || by.as === 'reporter'
  await tx.insert(complaintEvents).values({
    caseId: row.id,
    at,
    event,
    actedAs: by?.as ?? 'system',
    actorId: isNameless ? null : by.userId,
    actorName: by?.as === 'officer' || by?.as === 'merchant' ? await nicknameOf(tx, by.userId) : null,
    fromState: row.state,
    toState: to,
    opinion,
    facts,
    files: [...files],
    shownTo,
  })
  const [moved] = await tx
    .update(complaintCases)
    .set({
      ...act.set,
      state: to,
      version: row.version + 1,
      changedAt: at,
      // The day of a performance is the merchant's: no office was late with it.
      ...(endedLate.some(({ kind }) => kind !== 'perform') && { decidedLate: true }),
      ...clockColumns(row, to, deadlines),
    })
    .where(and(eq(complaintCases.id, row.id), eq(complaintCases.version, row.version)))
    .returning()
  if (!moved) throw new Refusal('case_version_conflict')
  await casesChanged(tx)
  if (by === null || by.as === 'officer') {
    await audit(tx, {
      actorId: by?.userId ?? null,
      action: `complaintCase.${event}`,
      subject: 'complaintCase',
      subjectId: row.id,
      before: { state: row.state },
      after: { state: to, opinion, ...facts },
    })
  }
  return moved
}
