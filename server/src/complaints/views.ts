import type {
  CaseEntry,
  CaseFile,
  CaseMessage,
  CaseOffer,
  CaseSummary,
} from '@yuxiang/shared/api/complaint-views'
import {
  type DeadlineKind,
  type RefusalGround,
  refusalGroundNames,
  type SuspensionReason,
  suspensionReasonNames,
  type TerminationReason,
  terminationReasonNames,
} from '@yuxiang/shared/complaints/words'
import { workingDaysBetween } from '@yuxiang/shared/working-days'
import { and, asc, eq, type InferSelectModel, inArray } from 'drizzle-orm'
import { compensableOf } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { documentsOf, type Reader } from './documents.ts'
import { filesOf } from './files.ts'
import { type CaseRow, orderIdOf } from './find-case.ts'
import type { OfferRow } from './offer-row.ts'
import { complaintEvents, complaintMessages, complaintOffers, type EventFacts } from './tables.ts'

/** How much of what happened a list shows. */
const FACTS_SHOWN = 120

/** Working days that are left up to and with a day; below zero when it is over. */
export const daysLeft = (dueOn: string, today: string): number =>
  dueOn >= today ? workingDaysBetween(today, dueOn) : -workingDaysBetween(dueOn, today)

export const summaryOf = (row: CaseRow, today: string): CaseSummary => ({
  id: row.id,
  number: row.number,
  track: row.track,
  kind: row.kind,
  state: row.state,
  officeName: row.officeName,
  merchantId: row.merchantId,
  merchantName: row.merchantName,
  productId: row.productId,
  productName: row.productName,
  imageUrl: row.imageUrl,
  batchCode: row.batchCode,
  facts: row.facts.slice(0, FACTS_SHOWN),
  receivedAt: row.receivedAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  dueKind: row.dueKind as DeadlineKind | null,
  dueOn: row.dueOn,
  daysLeft: row.dueOn === null ? null : daysLeft(row.dueOn, today),
  suspended: row.suspended,
})

const shownTo = {
  consumer: ['all', 'consumer'],
  merchant: ['all', 'merchant'],
  officer: ['all', 'consumer', 'merchant', 'officers'],
} as const satisfies Record<Reader, InferSelectModel<typeof complaintEvents>['shownTo'][]>

function groundOf({ ground, reason }: EventFacts): string | null {
  if (ground) return refusalGroundNames[ground as RefusalGround] ?? null
  if (!reason) return null
  return (
    terminationReasonNames[reason as TerminationReason] ??
    suspensionReasonNames[reason as SuspensionReason] ??
    null
  )
}

/** What a reader sees of what happened and was said on a case, with files signed for him. */
export async function partsOf(platform: Platform, db: Db, row: CaseRow, reader: Reader) {
  const events = await db
    .select()
    .from(complaintEvents)
    .where(and(eq(complaintEvents.caseId, row.id), inArray(complaintEvents.shownTo, [...shownTo[reader]])))
    .orderBy(asc(complaintEvents.id))
  // What a merchant says of a report is no part of a mediation: whoever reported does not read it.
  const isPrivate = row.track === 'violationReport' && reader === 'consumer'
  const messages = isPrivate
    ? []
    : await db
        .select()
        .from(complaintMessages)
        .where(eq(complaintMessages.caseId, row.id))
        .orderBy(asc(complaintMessages.id))
  const offers = await db
    .select()
    .from(complaintOffers)
    .where(eq(complaintOffers.caseId, row.id))
    .orderBy(asc(complaintOffers.id))
  const compensableFen = offers.some(isOpenSum) ? await compensableFor(platform, db, row) : 0
  const papers = await documentsOf(db, row.id, reader)
  const files = await filesOf(
    platform,
    db,
    [...events, ...messages].flatMap((one) => one.files),
    reader,
  )
  return {
    timeline: events.map(
      (one): CaseEntry => ({
        id: one.id,
        at: one.at.toISOString(),
        by: one.actedAs,
        byName: one.actorName,
        event: one.event,
        opinion: one.opinion,
        ground: groundOf(one.facts),
        late: one.facts.late ?? false,
        files: files(one.files),
      }),
    ),
    messages: messages.map(
      (one): CaseMessage => ({
        id: one.id,
        at: one.at.toISOString(),
        by: one.actedAs,
        byName: one.actorName,
        text: one.text,
        files: files(one.files),
      }),
    ),
    offers: offers.map((one) => offerView(one, compensableFen)),
    documents: papers.map(({ id, kind, number, issuedAt }) => ({
      id,
      kind,
      number,
      issuedAt: issuedAt.toISOString(),
    })),
  }
}

/** An offer of a sum that is on the table: how much of it would go back by itself is said before it is agreed to. */
const isOpenSum = ({ state, lines, amountFen }: OfferRow) =>
  state === 'open' && lines.length === 0 && amountFen > 0

async function compensableFor(platform: Platform, db: Db, row: CaseRow): Promise<number> {
  const orderId = await orderIdOf(db, row)
  return orderId === null ? 0 : compensableOf(db, platform, { orderId })
}

function refundFenOf(row: OfferRow, compensableFen: number): number {
  if (row.state !== 'open') return row.refundedFen
  return row.lines.length > 0 ? row.amountFen : Math.min(row.amountFen, compensableFen)
}

const offerView = (row: OfferRow, compensableFen: number): CaseOffer => ({
  id: row.id,
  round: row.round,
  by: row.by,
  text: row.text,
  lines: row.lines,
  amountFen: row.amountFen,
  performBy: row.performBy,
  answerBy: row.answerBy,
  state: row.state,
  merchantAgreed: row.merchantAgreed,
  consumerAgreed: row.consumerAgreed,
  answer: row.answer,
  otherDuty: row.otherDuty,
  refundFen: refundFenOf(row, compensableFen),
  refunded: row.refundId !== null,
  createdAt: row.createdAt.toISOString(),
})

export const todayOf = ({ clock }: Pick<Platform, 'clock'>): string => dayInShanghai(clock())

/** What a case was brought with. */
export async function evidenceOf(
  platform: Platform,
  db: Db,
  caseId: string,
  reader: Reader,
): Promise<CaseFile[]> {
  const [first] = await db
    .select({ files: complaintEvents.files })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.caseId, caseId), eq(complaintEvents.event, 'receive')))
    .limit(1)
  if (!first) return []
  return (await filesOf(platform, db, first.files, reader))(first.files)
}
