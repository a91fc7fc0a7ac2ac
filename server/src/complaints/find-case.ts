import { and, eq, type InferSelectModel, inArray, type SQL } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Officer } from './offices.ts'
import { complaintCases, complaintParties, violationReporters } from './tables.ts'

export type CaseRow = InferSelectModel<typeof complaintCases>
export type PartyRow = InferSelectModel<typeof complaintParties>
type ReporterRow = InferSelectModel<typeof violationReporters>

async function locked(tx: Db, where: SQL | undefined): Promise<CaseRow> {
  const [row] = await tx.select().from(complaintCases).where(where).for('update')
  if (!row) throw new Refusal('case_not_found')
  return row
}

async function found(db: Db, where: SQL | undefined): Promise<CaseRow> {
  const [row] = await db.select().from(complaintCases).where(where)
  if (!row) throw new Refusal('case_not_found')
  return row
}

const within = ({ regions }: Officer) =>
  regions === null ? undefined : inArray(complaintCases.regionCode, [...regions])

/**
 * A case of the officer's regions; refuses with `case_not_found` what is none of his, with `reviewer_involved` whoever
 * works for the merchant: he would learn who reported.
 */
export async function officersCase(db: Db, officer: Officer, id: string): Promise<CaseRow> {
  const row = await found(db, and(eq(complaintCases.id, id), within(officer)))
  refuseInvolved(officer, row)
  return row
}

/**
 * The same, locked: one act after the other on a case. Refuses with `reviewer_involved` whoever works for the merchant.
 */
export async function lockOfficersCase(tx: Db, officer: Officer, id: string): Promise<CaseRow> {
  const row = await locked(tx, and(eq(complaintCases.id, id), within(officer)))
  refuseInvolved(officer, row)
  return row
}

function refuseInvolved({ involvedIn }: Officer, { merchantId }: CaseRow): void {
  if (involvedIn.includes(merchantId)) throw new Refusal('reviewer_involved')
}

/** A case that the merchants of this account are concerned with and have been told of. */
export async function merchantsCase(db: Db, userId: string, id: string): Promise<CaseRow> {
  const merchantIds = await merchantsOfStaff(db, userId, 'orders')
  return found(db, seenByMerchants(merchantIds, id))
}

export async function lockMerchantsCase(tx: Db, userId: string, id: string): Promise<CaseRow> {
  const merchantIds = await merchantsOfStaff(tx, userId, 'orders')
  return locked(tx, seenByMerchants(merchantIds, id))
}

const seenByMerchants = (merchantIds: string[], id: string) =>
  and(
    eq(complaintCases.id, id),
    inArray(complaintCases.merchantId, merchantIds),
    eq(complaintCases.shownToMerchant, true),
  )

/** Whoever brought a case, as what; null for a case that an office opened by itself. */
export type Bringer =
  | { track: 'complaint'; party: PartyRow }
  | { track: 'violationReport'; party: ReporterRow }
  | null

export async function bringerOf(db: Db, { id, track }: Pick<CaseRow, 'id' | 'track'>): Promise<Bringer> {
  if (track === 'complaint') {
    const [party] = await db.select().from(complaintParties).where(eq(complaintParties.caseId, id))
    return party ? { track, party } : null
  }
  const [party] = await db.select().from(violationReporters).where(eq(violationReporters.caseId, id))
  return party ? { track, party } : null
}

/** The order that a complaint is about; null for one about no order, and for every report. */
export async function orderIdOf(db: Db, row: Pick<CaseRow, 'id' | 'track'>): Promise<string | null> {
  const bringer = await bringerOf(db, row)
  return bringer?.track === 'complaint' ? bringer.party.orderId : null
}

/** The case that this person brought; refuses with `case_not_found` for anybody else's. */
export async function ownCase(
  db: Db,
  userId: string,
  id: string,
): Promise<{ row: CaseRow; bringer: NonNullable<Bringer> }> {
  return owned(db, userId, await found(db, eq(complaintCases.id, id)))
}

export async function lockOwnCase(
  tx: Db,
  userId: string,
  id: string,
): Promise<{ row: CaseRow; bringer: NonNullable<Bringer> }> {
  return owned(tx, userId, await locked(tx, eq(complaintCases.id, id)))
}

async function owned(db: Db, userId: string, row: CaseRow) {
  const bringer = await bringerOf(db, row)
  if (bringer?.party.userId !== userId) throw new Refusal('case_not_found')
  return { row, bringer }
}
