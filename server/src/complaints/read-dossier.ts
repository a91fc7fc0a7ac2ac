import type { CaseDossier } from '@yuxiang/shared/api/complaint-desk'
import { and, desc, eq, ne, or } from 'drizzle-orm'
import { contactOfMerchant } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { intendedPenalty } from './announce-penalty.ts'
import { type Bringer, bringerOf, type CaseRow, officersCase } from './find-case.ts'
import { deadlinesOfCase } from './move-case.ts'
import { actsOf } from './officer-acts.ts'
import type { Officer } from './offices.ts'
import { refundableOf } from './order-lines.ts'
import { withinReach } from './reach.ts'
import { particularsOf } from './read-own.ts'
import { deskRow } from './read-queue.ts'
import { complaintPenalties } from './record-tables.ts'
import { areAlike } from './similar.ts'
import { complaintCases } from './tables.ts'
import { evidenceOf, partsOf, todayOf } from './views.ts'

/**
 * A case on one page: everything there is, names and phones masked. `opening` is as whom the case itself is opened;
 * what belongs together with it stays what the officer may open.
 */
export async function readDossier(
  platform: Platform,
  officer: Officer,
  id: string,
  opening = officer,
): Promise<CaseDossier> {
  const { db } = platform.database
  const row = await officersCase(db, opening, id)
  const bringer = await bringerOf(db, row)
  const party = particularsOf(platform, bringer, true)
  const contact = await contactOfMerchant(db, platform, row.merchantId)
  const [penalty] = await db.select().from(complaintPenalties).where(eq(complaintPenalties.caseId, id))
  const isComplaint = bringer?.track === 'complaint'
  return {
    ...deskRow(row, todayOf(platform)),
    ...(await partsOf(platform, db, row, 'officer')),
    facts: row.facts,
    seenWhere: row.seenWhere,
    happenedOn: row.happenedOn,
    deadlines: await deadlinesOfCase(db, row),
    evidence: await evidenceOf(platform, db, id, 'officer'),
    orderNo: bringer?.party.orderNo ?? null,
    ...(await refundableOf(platform, db, isComplaint ? bringer.party : null, row.productId)),
    demand: bringer?.party.demand ?? null,
    demandFen: isComplaint ? bringer.party.demandFen : null,
    anonymous: party === null,
    partyMasked: party && { name: `${party.name.slice(0, 1)}**`, phone: party.phone },
    merchantPhoneMasked: contact ? maskPhone(contact.phone) : null,
    replyAsked: row.replyAsked,
    intendedPenalty: isComplaint ? null : await intendedPenalty(db, id),
    penalty: penalty
      ? {
          decisionNo: penalty.decisionNo,
          violation: penalty.violation,
          basis: penalty.basis,
          measures: penalty.measures,
          fineFen: penalty.fineFen,
          decidedOn: penalty.decidedOn,
        }
      : null,
    publishedOn: row.publishedAt && dayInShanghai(row.publishedAt),
    stars: bringer?.party.stars ?? null,
    ratingText: bringer?.party.ratingText ?? null,
    related: await relatedTo(db, officer, row, bringer),
    acts: await actsOf(db, row, todayOf(platform)),
  }
}

/** Whoever brought a case, in clear: the look leaves its trace. Null for somebody without a name. */
export async function revealParty(platform: Platform, officer: Officer, id: string) {
  return platform.database.transaction(async (tx) => {
    const row = await officersCase(tx, officer, id)
    const { userId } = officer
    await audit(tx, {
      actorId: userId,
      action: 'complaintCase.reveal',
      subject: 'complaintCase',
      subjectId: id,
    })
    return particularsOf(platform, await bringerOf(tx, row), false)
  })
}

/** Of the newest cases about the merchant so many are compared. */
const comparedMax = 200
const relatedMax = 20

/** Others of the officer's cases that this one may belong together with: same batch, product, words, or person. */
async function relatedTo(
  db: Db,
  officer: Officer,
  row: CaseRow,
  bringer: Bringer,
): Promise<CaseDossier['related']> {
  const others = await db
    .select()
    .from(complaintCases)
    .where(
      and(
        ne(complaintCases.id, row.id),
        withinReach(officer),
        or(
          eq(complaintCases.merchantId, row.merchantId),
          row.batchId === null ? undefined : eq(complaintCases.batchId, row.batchId),
        ),
      ),
    )
    .orderBy(desc(complaintCases.receivedAt))
    .limit(comparedMax)
  const sameHand = await ofSamePerson(db, bringer)
  return others
    .map((one) => ({
      one,
      by: [
        ...(row.batchId !== null && one.batchId === row.batchId ? (['batch'] as const) : []),
        ...(row.productId !== null && one.productId === row.productId ? (['product'] as const) : []),
        ...(areAlike(one.facts, row.facts) ? (['text'] as const) : []),
        ...(sameHand.has(one.id) ? (['person'] as const) : []),
      ],
    }))
    .filter(({ by }) => by.length > 0)
    .slice(0, relatedMax)
    .map(({ one, by }) => ({
      id: one.id,
      number: one.number,
      track: one.track,
      kind: one.kind,
      state: one.state,
      facts: one.facts.slice(0, 80),
      receivedAt: one.receivedAt.toISOString(),
      by,
    }))
}

async function ofSamePerson(db: Db, bringer: Bringer): Promise<Set<string>> {
  if (bringer === null) return new Set()
  const { userId } = bringer.party
  const rows = await sqlOf(db)<{ id: string }[]>`
    (select case_id as id from complaint_parties where user_id = ${userId} order by case_id desc limit 200)
    union all
    (select case_id from violation_reporters where user_id = ${userId} order by case_id desc limit 200)`
  return new Set(rows.map(({ id }) => id))
}
