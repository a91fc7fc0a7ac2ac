import { policy } from '@yuxiang/shared/policy'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { and, desc, eq, or } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { issueDocument } from './documents.ts'
import type { CaseRow } from './find-case.ts'
import { actOn } from './move-case.ts'
import { penaltyNoticePaper } from './papers.ts'
import { type InputOf, type Step, written } from './step.ts'
import { complaintEvents as events } from './tables.ts'
import { nameOf, tellMerchant } from './tell.ts'

type Penalty = InputOf<'announcePenalty'>['penalty']

const statementDay = (announcedOn: string): string =>
  addWorkingDays(announcedOn, policy.penaltyStatement.value)

/**
 * 行政处罚告知: what is intended, on what facts and grounds, is told to the merchant, which states its case before anything
 * is decided (《行政处罚法》第四十四、四十五条). Announced anew, its days begin anew.
 */
export async function announcePenalty(step: Step<InputOf<'announcePenalty'>>): Promise<void> {
  const { tx, row, input, acting } = step
  const { platform } = acting
  const at = platform.clock()
  const until = statementDay(dayInShanghai(at))
  const moved = await actOn(tx, row, {
    ...written(step),
    event: 'announcePenalty',
    shownTo: 'merchant',
    opinion: `拟作出行政处罚：${input.penalty.measures}。${until} 前可以陈述、申辩`,
    facts: { penalty: input.penalty },
    set: {
      shownToMerchant: true,
      shownToMerchantAt: row.shownToMerchantAt ?? at,
      // Silence gives a right up and is no answer that is late: it has no day of its own.
      replyDueOn: null,
      replyAsked: `拟作出行政处罚，请在 ${until} 前陈述、申辩；属于听证范围的，可以要求听证`,
    },
  })
  const number = await issueDocument(tx, platform, moved, {
    kind: 'penaltyNotice',
    paragraphs: penaltyNoticePaper(row, input.penalty, until),
    for: ['merchant'],
    at,
  })
  await tellMerchant(tx, platform, moved, {
    about: `penaltyNotice/${moved.version}`,
    title: '送达行政处罚告知书',
    text: `${number} ${nameOf(row)}，${until} 前可以陈述、申辩`,
  })
}

/**
 * How a penalty that was announced stands: 'unheard' while the merchant has said nothing on the last announcement, 'heard'
 * once it did; null where none is announced, or the case is decided. Announced anew, it is heard anew.
 */
export async function hearingOf(
  db: Db,
  { id, state }: Pick<CaseRow, 'id' | 'state'>,
): Promise<'unheard' | 'heard' | null> {
  if (state !== 'filed') return null
  const [last] = await db
    .select({ event: events.event })
    .from(events)
    .where(and(eq(events.caseId, id), or(eq(events.event, 'announcePenalty'), eq(events.event, 'statement'))))
    .orderBy(desc(events.id))
    .limit(1)
  if (!last) return null
  return last.event === 'statement' ? 'heard' : 'unheard'
}

/** The penalty that was announced last, and through which day the merchant states its case; null before there is one. */
export async function intendedPenalty(
  db: Db,
  caseId: string,
): Promise<(Penalty & { statementUntil: string }) | null> {
  const [announced] = await db
    .select({ at: events.at, facts: events.facts })
    .from(events)
    .where(and(eq(events.caseId, caseId), eq(events.event, 'announcePenalty')))
    .orderBy(desc(events.id))
    .limit(1)
  const penalty = announced?.facts.penalty
  return penalty ? { ...penalty, statementUntil: statementDay(dayInShanghai(announced.at)) } : null
}
