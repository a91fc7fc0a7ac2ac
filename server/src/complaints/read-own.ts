import type { CaseSummary } from '@yuxiang/shared/api/complaint-views'
import type { OwnCase } from '@yuxiang/shared/api/complaints'
import { Id } from '@yuxiang/shared/api/endpoint'
import { desc, eq, inArray } from 'drizzle-orm'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { consumerActs } from './consumer-acts.ts'
import { type Bringer, ownCase } from './find-case.ts'
import { deadlinesOfCase } from './move-case.ts'
import { complaintCases, violationReporters } from './tables.ts'
import { evidenceOf, partsOf, summaryOf, todayOf } from './views.ts'

export interface Page {
  cursor?: string | undefined
  pageSize?: number | undefined
}

export const badCursor = () =>
  new Refusal('invalid_input', { errors: [{ path: 'cursor', message: '翻页位置无效' }] })

/** What somebody brought, newest first: ids are in time order. */
export async function ownCases(
  platform: Platform,
  userId: string,
  { cursor, pageSize = 20 }: Page,
): Promise<{ items: CaseSummary[]; nextCursor?: string }> {
  if (cursor !== undefined && !Id.safeParse(cursor).success) throw badCursor()
  const { db } = platform.database
  const ids = await sqlOf(db)<{ id: string }[]>`
    select id from (
      (select case_id as id from complaint_parties
        where user_id = ${userId} and case_id < ${cursor ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}
        order by case_id desc limit ${pageSize + 1})
      union all
      (select case_id as id from violation_reporters
        where user_id = ${userId} and case_id < ${cursor ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}
        order by case_id desc limit ${pageSize + 1})
    ) own order by id desc limit ${pageSize + 1}`
  const shown = ids.slice(0, pageSize).map(({ id }) => id)
  const rows =
    shown.length === 0
      ? []
      : await db
          .select()
          .from(complaintCases)
          .where(inArray(complaintCases.id, shown))
          .orderBy(desc(complaintCases.id))
  const today = todayOf(platform)
  const last = ids.length > pageSize ? shown.at(-1) : undefined
  return { items: rows.map((row) => summaryOf(row, today)), ...(last && { nextCursor: last }) }
}

/** One of them with everything about it. */
export async function readOwnCase(
  platform: Platform,
  userId: string,
  id: string,
  db: Db = platform.database.db,
): Promise<OwnCase> {
  const { row, bringer } = await ownCase(db, userId, id)
  const parts = await partsOf(platform, db, row, 'consumer')
  const { party } = bringer
  const hasOffer = parts.offers.some((one) => one.state === 'open' && !one.consumerAgreed)
  return {
    ...summaryOf(row, todayOf(platform)),
    ...parts,
    facts: row.facts,
    evidence: await evidenceOf(platform, db, id),
    version: row.version,
    seenWhere: row.seenWhere,
    happenedOn: row.happenedOn,
    deadlines: await deadlinesOfCase(db, row),
    orderId: party.orderId,
    orderNo: party.orderNo,
    demand: party.demand,
    demandFen: bringer.track === 'complaint' ? bringer.party.demandFen : null,
    anonymous: party.nameEncrypted === null,
    particulars: particularsOf(platform, bringer, true),
    otherId: await otherOf(db, id, bringer),
    stars: party.stars,
    ratingText: party.ratingText,
    acts: await consumerActs(db, row, bringer, { hasOffer, at: platform.clock() }),
  }
}

/** Who brought a case, in clear or with the phone masked; null for somebody without a name. */
export function particularsOf({ cipher }: Platform, bringer: Bringer, masked: boolean) {
  if (bringer === null) return null
  const { nameEncrypted, phoneEncrypted, addressEncrypted } = bringer.party
  if (nameEncrypted === null || phoneEncrypted === null || addressEncrypted === null) return null
  const phone = cipher.decrypt(phoneEncrypted)
  return {
    name: cipher.decrypt(nameEncrypted),
    phone: masked ? maskPhone(phone) : phone,
    address: cipher.decrypt(addressEncrypted),
  }
}

/** The other case of the same event. */
async function otherOf(db: Db, id: string, bringer: NonNullable<Bringer>): Promise<string | null> {
  if (bringer.track === 'violationReport') return bringer.party.complaintId
  const [report] = await db
    .select({ id: violationReporters.caseId })
    .from(violationReporters)
    .where(eq(violationReporters.complaintId, id))
  return report?.id ?? null
}
