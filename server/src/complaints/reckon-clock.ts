import { policy } from '@yuxiang/shared/policy'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { casesChanged } from './caches.ts'
import type { CaseRow } from './find-case.ts'
import { clockColumns, deadlinesOfCase } from './move-case.ts'
import { complaintCases as cases, complaintEvents as events } from './tables.ts'

const atOnce = 200

/**
 * Reckons the day of a locked case anew from its events. Days are written down when something is done to a case, and the
 * holidays of a year are announced late in the year before: what was reckoned without them moves. Answers whether it did.
 */
export async function reckonClock(tx: Db, row: CaseRow): Promise<boolean> {
  const { dueKind, dueOn, queueOn, suspended } = clockColumns(row, row.state, await deadlinesOfCase(tx, row))
  const replyDueOn = await replyDay(tx, row)
  const isSame = dueKind === row.dueKind && dueOn === row.dueOn && queueOn === row.queueOn
  if (isSame && replyDueOn === row.replyDueOn) return false
  await tx.update(cases).set({ dueKind, dueOn, queueOn, suspended, replyDueOn }).where(eq(cases.id, row.id))
  await casesChanged(tx)
  return true
}

/** The day of a merchant's answer; never before the one it was told. */
async function replyDay(tx: Db, { id, replyDueOn }: CaseRow): Promise<string | null> {
  if (replyDueOn === null) return null
  const [asked] = await tx
    .select({ at: events.at })
    .from(events)
    .where(and(eq(events.caseId, id), inArray(events.event, ['accept', 'requestReply'])))
    .orderBy(desc(events.id))
    .limit(1)
  const reckoned = asked ? addWorkingDays(dayInShanghai(asked.at), policy.caseReply.value) : replyDueOn
  return reckoned > replyDueOn ? reckoned : replyDueOn
}

/** Job: all open cases, so that queues and calendars are true before anybody acts. Safe to repeat. */
export async function reckonClocks({ database }: Pick<Platform, 'database'>): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await database.db
      .select({ id: cases.id })
      .from(cases)
      .where(and(isNotNull(cases.queueOn), gt(cases.id, after)))
      .orderBy(asc(cases.id))
      .limit(atOnce)
    for (const { id } of found) {
      await database.transaction(async (tx) => {
        const [row] = await tx.select().from(cases).where(eq(cases.id, id)).for('update')
        if (row) await reckonClock(tx, row)
      })
    }
    const last = found.at(-1)
    if (!last || found.length < atOnce) return
    after = last.id
  }
}
