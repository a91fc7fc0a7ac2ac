import type { CaseSummary } from '@yuxiang/shared/api/complaint-views'
import type { OwnCase } from '@yuxiang/shared/api/complaints'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { keysetKeys, keysetOf, readKeyset } from '../platform/http/keyset.ts'
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

/** What somebody brought, newest first. */
export async function ownCases(
  platform: Platform,
  userId: string,
  { cursor, pageSize = 20 }: Page,
): Promise<{ items: CaseSummary[]; nextCursor?: string }> {
  const rows = await platform.database.db
    .select()
    .from(complaintCases)
    .where(
      and(
        sql`${complaintCases.id} in (
          select case_id from complaint_parties where user_id = ${userId}
          union all select case_id from violation_reporters where user_id = ${userId})`,
        before(complaintCases.receivedAt, cursor),
      ),
    )
    .orderBy(desc(complaintCases.receivedAt), desc(complaintCases.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const today = todayOf(platform)
  return {
    items: shown.map((row) => summaryOf(row, today)),
    ...(last && { nextCursor: keysetOf(last.receivedAt.toISOString(), last.id) }),
  }
}

/** Cases before a place in a list that is sorted by a moment and by id, newest first. */
export function before(
  moment: (typeof complaintCases)['receivedAt' | 'shownToMerchantAt' | 'publishedAt'],
  cursor: string | undefined,
): SQL | undefined {
  const place = readKeyset(cursor, keysetKeys.instant)
  if (!place) return undefined
  return sql`(${moment}, ${complaintCases.id}) < (${place.key}::timestamptz, ${place.id}::uuid)`
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
    evidence: await evidenceOf(platform, db, id, 'consumer'),
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
