import { type DeadlineKind, deadlineNames } from '@yuxiang/shared/complaints/words'
import { policy } from '@yuxiang/shared/policy'
import { caseMachines } from '@yuxiang/shared/states/complaint'
import { assertReachable, type Machine } from '@yuxiang/shared/states/machine'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { and, asc, type Column, eq, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { CITY_REGION, regulatorsOf } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { CaseConsequences } from './consequences.ts'
import type { CaseRow } from './find-case.ts'
import { forgetLooseFiles } from './forget-files.ts'
import { actOn } from './move-case.ts'
import { reckonClock, reckonClocks } from './reckon-clock.ts'
import { complaintCases as cases, complaintEvents } from './tables.ts'
import { nameOf, tellMerchant, tellOfficers, tellPeople } from './tell.ts'
import { todayOf } from './views.ts'

const atOnce = 200

/** Registers what cases do by themselves; refuses to start on a transition table with a lost state. */
export function defineComplaintJobs(platform: Platform, consequences: CaseConsequences): void {
  for (const machine of Object.values(caseMachines)) {
    assertReachable(machine as Machine<string, string>, 'received')
  }
  platform.jobs.every('complaint-deadlines', '*/10 * * * *', async () => {
    await watchDeadlines(platform, consequences)
  })
  platform.jobs.every('complaint-clocks', '20 0 * * *', () => reckonClocks(platform))
  platform.jobs.every('forget-loose-evidence', '50 4 * * *', () => forgetLooseFiles(platform))
}

/** Job: officers are warned ahead and on the day, the city's hears of what passed, merchants of an overdue answer. */
export async function watchDeadlines(platform: Platform, consequences: CaseConsequences): Promise<void> {
  const today = todayOf(platform)
  const soon = addWorkingDays(today, policy.deadlineWarning.value)
  const open = isNotNull(cases.queueOn)
  await forEach(platform, and(open, lt(cases.queueOn, today), not(cases.escalatedOf, cases.dueOn)), escalate)
  await forEach(platform, and(open, eq(cases.queueOn, today), not(cases.warnedOnDay, cases.dueOn)), warnOnDay)
  await forEach(platform, and(open, lte(cases.queueOn, soon), not(cases.warnedOf, cases.dueOn)), warnAhead)
  await forEach(
    platform,
    and(lt(cases.replyDueOn, today), not(cases.replyOverdueOf, cases.replyDueOn)),
    (tx, one, row) => noteOverdue(tx, one, row, consequences),
  )
}

const not = (column: Column, other: Column): SQL => sql`${column} is distinct from ${other}`

type Work = (tx: Db, platform: Platform, row: CaseRow) => Promise<void>

/** Each case in a transaction of its own, the most urgent first: one that fails keeps no other from it. */
async function forEach(platform: Platform, due: SQL | undefined, work: Work): Promise<void> {
  const { database, log } = platform
  for (;;) {
    const found = await database.db
      .select({ id: cases.id })
      .from(cases)
      .where(due)
      .orderBy(asc(cases.queueOn), asc(cases.id))
      .limit(atOnce)
    let done = 0
    for (const { id } of found) {
      try {
        await database.transaction(async (tx) => {
          const [row] = await tx
            .select()
            .from(cases)
            .where(and(eq(cases.id, id), due))
            .for('update')
          // By a day that is no longer true nobody is warned, nor anything reported.
          if (row && !(await reckonClock(tx, row))) await work(tx, platform, row)
        })
        done += 1
      } catch (error) {
        log.error({ caseId: id, err: error }, 'a deadline of a case was not seen to')
      }
    }
    if (found.length < atOnce || done === 0) return
  }
}

const clockName = ({ dueKind }: CaseRow) => deadlineNames[dueKind as DeadlineKind] ?? '办理'

/** The next level is told, and the case is marked for it. */
async function escalate(tx: Db, platform: Platform, row: CaseRow): Promise<void> {
  const { dueOn } = row
  const moved = await actOn(tx, row, {
    event: 'escalate',
    by: null,
    at: platform.clock(),
    shownTo: 'consumer',
    opinion: `${clockName(row)}已超过法定期限 ${dueOn}，已报上级市场监管部门督办`,
    facts: { ...(dueOn && { dueOn }) },
    set: { escalated: true, escalatedOf: dueOn },
  })
  const words = {
    about: `escalated/${dueOn}`,
    title: '案件已超期，请立即办理',
    text: `${row.number} ${nameOf(row)}：${clockName(row)}应于 ${dueOn} 前完成`,
  }
  await tellOfficers(tx, platform, moved, words)
  await tellPeople(tx, platform, await regulatorsOf(tx, CITY_REGION), moved, {
    ...words,
    title: `${row.officeName}有案件超期`,
  })
}

async function warn(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  { title, set }: { title: string; set: Partial<CaseRow> },
): Promise<void> {
  const text = `${row.number} ${nameOf(row)}：${clockName(row)}期限 ${row.dueOn}`
  await tx.update(cases).set(set).where(eq(cases.id, row.id))
  // No act on the case: an officer who is deciding need not look again.
  await tx.insert(complaintEvents).values({
    caseId: row.id,
    at: platform.clock(),
    event: 'warn',
    actedAs: 'system',
    fromState: row.state,
    toState: row.state,
    opinion: `${title}：${row.dueOn}`,
    facts: { ...(row.dueOn && { dueOn: row.dueOn }) },
    files: [],
    shownTo: 'officers',
  })
  await tellOfficers(tx, platform, row, { about: `${title}/${row.dueOn}`, title, text })
}

const warnAhead: Work = (tx, platform, row) =>
  warn(tx, platform, row, { title: '案件即将到期', set: { warnedOf: row.dueOn } })

const warnOnDay: Work = (tx, platform, row) =>
  warn(tx, platform, row, {
    title: '案件今天到期',
    set: { warnedOf: row.dueOn, warnedOnDay: row.dueOn },
  })

/** The merchant let its day pass: it hears so, and so does whoever draws consequences. */
async function noteOverdue(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  consequences: CaseConsequences,
): Promise<void> {
  const dueOn = row.replyDueOn
  if (dueOn === null) return
  const at = platform.clock()
  const moved = await actOn(tx, row, {
    event: 'replyOverdue',
    by: null,
    at,
    shownTo: row.track === 'complaint' ? 'all' : 'merchant',
    opinion: `商家未在 ${dueOn} 前答复`,
    facts: { dueOn },
    set: { replyOverdueOf: dueOn },
  })
  const words = {
    about: `replyOverdue/${dueOn}`,
    title: '商家逾期未答复',
    text: `${row.number} ${nameOf(row)}`,
  }
  await tellOfficers(tx, platform, moved, words)
  await tellMerchant(tx, platform, moved, { ...words, title: '投诉答复已逾期，请尽快答复' })
  await consequences.replyOverdue(tx, { caseId: row.id, merchantId: row.merchantId, dueOn, at })
}
