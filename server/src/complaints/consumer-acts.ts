import type { CaseMessage } from '@yuxiang/shared/api/complaint-views'
import { policy } from '@yuxiang/shared/policy'
import { isCaseOpen, isMediated } from '@yuxiang/shared/states/complaint'
import { workingDaysBetween } from '@yuxiang/shared/working-days'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Acting } from './consequences.ts'
import { attachOwnFiles } from './files.ts'
import { type Bringer, type CaseRow, lockOwnCase } from './find-case.ts'
import { requireRoom, say, type Words } from './messages.ts'
import { actOn } from './move-case.ts'
import { answerOffer, dropOpenOffer } from './offers.ts'
import { performAndClose } from './settle-offer.ts'
import { complaintEvents, complaintParties, violationReporters } from './tables.ts'
import { nameOf, tellMerchant, tellOfficers } from './tell.ts'

const byOf = (row: CaseRow, userId: string) =>
  ({ userId, as: row.track === 'complaint' ? 'complainant' : 'reporter' }) as const

/** The complainant takes a complaint back; a report, once made, is the office's. */
export async function withdrawCase(
  tx: Db,
  { platform, consequences }: Acting,
  userId: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const { row } = await lockOwnCase(tx, userId, id)
  const at = platform.clock()
  const moved = await actOn(tx, row, {
    event: 'withdraw',
    move: 'withdraw',
    by: byOf(row, userId),
    at,
    shownTo: row.shownToMerchant ? 'all' : 'consumer',
    opinion: `投诉人撤回投诉：${reason}`,
    set: { replyDueOn: null },
  })
  await dropOpenOffer(tx, id)
  const words = { about: 'withdrawn', title: '投诉已撤回', text: `${row.number} ${nameOf(row)}` }
  await tellOfficers(tx, platform, moved, words)
  if (row.shownToMerchant) await tellMerchant(tx, platform, moved, words)
  const { merchantId, track } = row
  await consequences.ended(tx, { caseId: id, merchantId, track, outcome: 'withdrawn', at })
}

/** More of what happened, or more evidence. */
export async function supplementCase(
  tx: Db,
  { platform }: Acting,
  userId: string,
  { id, words }: { id: string; words: Words },
): Promise<void> {
  const { row } = await lockOwnCase(tx, userId, id)
  if (!isCaseOpen(row.track, row.state)) throw new Refusal('case_state_conflict')
  await requireRoom(tx, id, byOf(row, userId))
  await attachOwnFiles(tx, userId, words.files)
  const moved = await actOn(tx, row, {
    event: 'supplement',
    by: byOf(row, userId),
    at: platform.clock(),
    // What a reporter adds is nobody's but the office's.
    shownTo: row.track === 'complaint' && row.shownToMerchant ? 'all' : 'consumer',
    opinion: words.text,
    files: words.files,
  })
  await tellOfficers(tx, platform, moved, {
    about: `supplement/${moved.version}`,
    title: '补充了材料',
    text: `${row.number} ${nameOf(row)}`,
  })
}

/** 催办: once in some working days; refuses with `case_hurried`. */
export async function hurryCase(tx: Db, { platform }: Acting, userId: string, id: string): Promise<void> {
  const { row } = await lockOwnCase(tx, userId, id)
  if (!isCaseOpen(row.track, row.state)) throw new Refusal('case_state_conflict')
  const at = platform.clock()
  if (!(await mayHurry(tx, id, at))) throw new Refusal('case_hurried')
  const moved = await actOn(tx, row, {
    event: 'hurry',
    by: byOf(row, userId),
    at,
    shownTo: 'consumer',
    opinion: '请求尽快办理',
  })
  await tellOfficers(tx, platform, moved, {
    about: `hurry/${moved.version}`,
    title: '当事人催办',
    text: `${row.number} ${nameOf(row)}${row.dueOn ? `，${row.dueOn} 到期` : ''}`,
  })
}

async function mayHurry(db: Db, caseId: string, at: Date): Promise<boolean> {
  const [last] = await db
    .select({ at: complaintEvents.at })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.caseId, caseId), eq(complaintEvents.event, 'hurry')))
    .orderBy(desc(complaintEvents.id))
    .limit(1)
  if (!last) return true
  return workingDaysBetween(dayInShanghai(last.at), dayInShanghai(at)) >= policy.hurryInterval.value
}

/** A word in the mediation's conversation. */
export async function sayAsConsumer(
  tx: Db,
  { platform }: Acting,
  userId: string,
  { id, words }: { id: string; words: Words },
): Promise<CaseMessage> {
  const { row } = await lockOwnCase(tx, userId, id)
  if (row.track !== 'complaint' || !isMediated(row.state)) throw new Refusal('case_state_conflict')
  const message = await say(tx, platform, row, { by: byOf(row, userId), byName: '投诉人', words })
  const telling = { about: `message/${message.id}`, title: '投诉人有新留言', text: words.text.slice(0, 60) }
  await tellOfficers(tx, platform, row, telling)
  await tellMerchant(tx, platform, row, telling)
  return message
}

export async function answerOfferAsConsumer(
  tx: Db,
  acting: Acting,
  userId: string,
  { id, ...answer }: { id: string; offerId: string; agrees: boolean; reason?: string | undefined },
): Promise<void> {
  const { row } = await lockOwnCase(tx, userId, id)
  await answerOffer(tx, acting, row, { ...answer, by: byOf(row, userId) })
}

/** The complainant has what was agreed. */
export async function confirmPerformed(tx: Db, acting: Acting, userId: string, id: string): Promise<void> {
  const { row } = await lockOwnCase(tx, userId, id)
  if (row.state !== 'agreed') throw new Refusal('case_state_conflict')
  await performAndClose(tx, acting, row, { by: byOf(row, userId), opinion: '投诉人确认协议已履行' })
}

/** Stars for how it was handled, once, when it is over. */
export async function rateCase(
  tx: Db,
  userId: string,
  { id, stars, text }: { id: string; stars: number; text: string },
): Promise<void> {
  const { row, bringer } = await lockOwnCase(tx, userId, id)
  if (isCaseOpen(row.track, row.state)) throw new Refusal('case_state_conflict')
  const table = bringer.track === 'complaint' ? complaintParties : violationReporters
  const rated = await tx
    .update(table)
    .set({ stars, ratingText: text })
    .where(and(eq(table.caseId, id), isNull(table.stars)))
    .returning({ caseId: table.caseId })
  if (rated.length === 0) throw new Refusal('case_rated')
}

/** What whoever brought a case may do with it now. */
export async function consumerActs(
  db: Db,
  row: CaseRow,
  bringer: NonNullable<Bringer>,
  { hasOffer, at }: { hasOffer: boolean; at: Date },
) {
  const open = isCaseOpen(row.track, row.state)
  const isComplaint = row.track === 'complaint'
  const isInMediation = isComplaint && isMediated(row.state)
  const isWithdrawable = ['received', 'accepted', 'mediating'].includes(row.state)
  return [
    ...(isComplaint && isWithdrawable ? (['withdraw'] as const) : []),
    ...(open ? (['supplement'] as const) : []),
    ...(open && (await mayHurry(db, row.id, at)) ? (['hurry'] as const) : []),
    ...(isInMediation ? (['say'] as const) : []),
    ...(hasOffer && isInMediation ? (['answerOffer'] as const) : []),
    ...(row.state === 'agreed' ? (['confirm'] as const) : []),
    ...(!open && bringer.party.stars === null && row.state !== 'withdrawn' ? (['rate'] as const) : []),
  ]
}
