import type { MerchantCase, MerchantCaseSummary } from '@yuxiang/shared/api/complaints'
import { Id } from '@yuxiang/shared/api/endpoint'
import { isMediated } from '@yuxiang/shared/states/complaint'
import { and, asc, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { badCursor, keysetOf } from '../platform/http/keyset.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseRow, merchantsCase, type PartyRow } from './find-case.ts'
import { mayReply } from './merchant-acts.ts'
import { deadlinesOfCase } from './move-case.ts'
import { refundableOf } from './order-lines.ts'
import { before, type Page } from './read-own.ts'
import { complaintCases, complaintParties } from './tables.ts'
import { daysLeft, evidenceOf, partsOf, summaryOf, todayOf } from './views.ts'

/**
 * A report as a merchant may see it: what was asked, and since when it was told. What was reported, when and where
 * would point at who did, and so would the moment of what they add to it.
 */
const hideReport = (row: CaseRow): CaseRow => ({
  ...row,
  facts: row.replyAsked ?? '',
  seenWhere: null,
  happenedOn: null,
  batchId: null,
  batchCode: null,
  receivedAt: row.shownToMerchantAt ?? row.changedAt,
  changedAt: row.shownToMerchantAt ?? row.changedAt,
  dueKind: null,
  dueOn: null,
  suspended: false,
  version: 1,
})

const asMerchantSees = (row: CaseRow): CaseRow => (row.track === 'complaint' ? row : hideReport(row))

const summary = (row: CaseRow, today: string): MerchantCaseSummary => ({
  ...summaryOf(asMerchantSees(row), today),
  replyDueOn: row.replyDueOn,
  replyDaysLeft: row.replyDueOn === null ? null : daysLeft(row.replyDueOn, today),
})

/** What a merchant is to answer by its day, or everything it was told of. */
export async function merchantCases(
  platform: Platform,
  userId: string,
  { filter = 'toAnswer', cursor, pageSize = 20 }: Page & { filter?: 'toAnswer' | 'all' | undefined },
): Promise<{ items: MerchantCaseSummary[]; nextCursor?: string; toAnswer: number }> {
  const { db } = platform.database
  const merchantIds = await merchantsOfStaff(db, userId, 'orders')
  const own = and(inArray(complaintCases.merchantId, merchantIds), eq(complaintCases.shownToMerchant, true))
  const waiting = and(own, isNotNull(complaintCases.replyDueOn))
  const toAnswer = filter === 'toAnswer'
  const rows = await db
    .select()
    .from(complaintCases)
    .where(
      toAnswer
        ? and(waiting, placeAfter(cursor))
        : and(own, before(complaintCases.shownToMerchantAt, cursor)),
    )
    .orderBy(
      ...(toAnswer
        ? [asc(complaintCases.replyDueOn), asc(complaintCases.id)]
        : [desc(complaintCases.shownToMerchantAt), desc(complaintCases.id)]),
    )
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const [counted] = await db.select({ cases: count() }).from(complaintCases).where(waiting)
  const today = todayOf(platform)
  return {
    items: shown.map((row) => summary(row, today)),
    ...(last && { nextCursor: toAnswer ? `${last.replyDueOn}.${last.id}` : placeOf(last) }),
    toAnswer: counted?.cases ?? 0,
  }
}

const placeOf = ({ shownToMerchantAt, changedAt, id }: CaseRow) =>
  keysetOf((shownToMerchantAt ?? changedAt).toISOString(), id)

/** `<day>.<id>`: the place after a case in the queue. */
const placeAfter = (cursor: string | undefined) => {
  if (cursor === undefined) return undefined
  const [day = '', id = ''] = cursor.split('.')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !Id.safeParse(id).success) throw badCursor()
  return sql`(${complaintCases.replyDueOn}, ${complaintCases.id}) > (${day}::date, ${id}::uuid)`
}

/** A case as the merchant sees it. Of a report nothing is read but the case, and that with its facts taken out. */
export async function readMerchantCase(
  platform: Platform,
  userId: string,
  id: string,
  db: Db = platform.database.db,
): Promise<MerchantCase> {
  const row = await merchantsCase(db, userId, id)
  const isComplaint = row.track === 'complaint'
  const parts = await partsOf(platform, db, row, 'merchant')
  const seen = asMerchantSees(row)
  const party = isComplaint ? await partyOf(db, id) : null
  const hasOffer = parts.offers.some((one) => one.state === 'open' && !one.merchantAgreed)
  const mediated = isComplaint && isMediated(row.state)
  return {
    ...summary(row, todayOf(platform)),
    ...parts,
    facts: seen.facts,
    version: seen.version,
    seenWhere: seen.seenWhere,
    happenedOn: seen.happenedOn,
    deadlines: isComplaint ? await deadlinesOfCase(db, row) : [],
    replyAsked: row.replyAsked,
    complainant: party && {
      name: platform.cipher.decrypt(party.nameEncrypted),
      phone: maskPhone(platform.cipher.decrypt(party.phoneEncrypted)),
    },
    demand: party?.demand ?? null,
    demandFen: party?.demandFen ?? null,
    orderNo: party?.orderNo ?? null,
    ...(await refundableOf(platform, db, party, row.productId)),
    evidence: isComplaint ? await evidenceOf(platform, db, id, 'merchant') : [],
    acts: [
      ...(mayReply(row) ? (['reply'] as const) : []),
      ...(mediated ? (['offer'] as const) : []),
      ...(hasOffer && mediated ? (['answerOffer'] as const) : []),
      ...(row.state === 'agreed' ? (['performed'] as const) : []),
    ],
  }
}

async function partyOf(db: Db, id: string): Promise<PartyRow | null> {
  const [party] = await db.select().from(complaintParties).where(eq(complaintParties.caseId, id))
  return party ?? null
}
