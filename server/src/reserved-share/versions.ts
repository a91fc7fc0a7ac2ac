import type { FilingVersion } from '@yuxiang/shared/api/reserved-share'
import type { FilingState } from '@yuxiang/shared/states/share-filing'
import { desc, eq, type InferSelectModel } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { shareFilingVersions } from './tables.ts'

export type VersionRow = InferSelectModel<typeof shareFilingVersions>

const openStates: readonly FilingState[] = ['draft', 'submitted', 'returned']

/** A year's versions: the one in force, the open one, and those before, the newest first. */
export interface Versions {
  accepted: VersionRow | null
  open: VersionRow | null
  history: VersionRow[]
}

export async function versionsOf(db: Db, filingId: string): Promise<Versions> {
  const rows = await db
    .select()
    .from(shareFilingVersions)
    .where(eq(shareFilingVersions.filingId, filingId))
    .orderBy(desc(shareFilingVersions.version))
  return {
    accepted: rows.find(({ state }) => state === 'accepted') ?? null,
    open: rows.find(({ state }) => openStates.includes(state)) ?? null,
    history: rows.filter(({ state }) => state === 'superseded'),
  }
}

export const versionView = (row: VersionRow): FilingVersion => ({
  id: row.id,
  version: row.version,
  revision: row.revision,
  state: row.state,
  canteen: row.canteen,
  plannedFen: row.plannedFen,
  reservedFen: row.reservedFen,
  executingUnit: row.executingUnit,
  noCanteenReason: row.noCanteenReason,
  explanation: row.explanation,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  returnReason: row.returnReason,
})

/** The share in force of a unit's year; null when none was accepted. */
export async function shareInForce(db: Db, unitId: string, year: number): Promise<number | null> {
  const [row] = await sqlOf(db)<{ fen: string }[]>`
    select version.reserved_fen as fen from share_filings filing
    join share_filing_versions version on version.filing_id = filing.id and version.state = 'accepted'
    where filing.unit_id = ${unitId} and filing.year = ${year}`
  return row ? Number(row.fen) : null
}
