import type { FilingInput } from '@yuxiang/shared/api/reserved-share'
import { isFilingWritable } from '@yuxiang/shared/states/share-filing'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type LockedFiling, lockFiling, requireFilingTime } from './lock-filing.ts'
import { requireOpenUnit } from './scope.ts'
import { shareFilingVersions } from './tables.ts'
import type { VersionRow } from './versions.ts'

/** Who writes of which unit and year. */
export interface Filer {
  userId: string
  unitId: string
  year: number
}

/**
 * Keeps what an officer wrote, finished or not: in the open version, or as the next one. What was kept before by the same
 * words and heard of by nobody stays as it is. Refuses with `budget_unit_not_found`, `budget_unit_closed`, `filing_year_closed`,
 * `filing_amendment_closed`, `filing_changed`.
 */
export async function saveFiling(
  tx: Db,
  platform: Pick<Platform, 'clock'>,
  { userId, unitId, year }: Filer,
  { revision, ...words }: FilingInput,
): Promise<void> {
  await requireOpenUnit(tx, userId, unitId)
  const filing = await lockFiling(tx, unitId, year, { make: true })
  if (!filing) throw new Error('a filing that was made is gone')
  requireFilingTime(platform.clock(), year, filing.accepted !== null)
  const { open } = filing
  if (!open) return addVersion(tx, filing, { userId, revision, words })
  if (!isFilingWritable(open.state)) throw new Refusal('filing_changed')
  if (open.revision !== revision) {
    if (open.revision === revision + 1 && isSame(open, words)) return
    throw new Refusal('filing_changed')
  }
  if (isSame(open, words)) return
  await tx
    .update(shareFilingVersions)
    .set({ ...words, writtenBy: userId, revision: revision + 1 })
    .where(and(eq(shareFilingVersions.id, open.id), eq(shareFilingVersions.revision, revision)))
}

type Words = Omit<FilingInput, 'revision'>

async function addVersion(
  tx: Db,
  { id: filingId, accepted, history }: LockedFiling,
  { userId, revision, words }: { userId: string; revision: number; words: Words },
): Promise<void> {
  if (revision !== 0) throw new Refusal('filing_changed')
  const before = [...(accepted ? [accepted] : []), ...history]
  const version = 1 + Math.max(0, ...before.map((one) => one.version))
  // Counted on through the year, so that what somebody saw of one version is never taken for another.
  const nextRevision = 1 + Math.max(0, ...before.map((one) => one.revision))
  await tx
    .insert(shareFilingVersions)
    .values({ ...words, filingId, version, revision: nextRevision, writtenBy: userId })
  await audit(tx, {
    actorId: userId,
    action: 'shareFiling.write',
    subject: 'shareFiling',
    subjectId: filingId,
    after: { version },
  })
}

const isSame = (row: VersionRow, words: Words): boolean =>
  (Object.keys(words) as (keyof Words)[]).every((key) => row[key] === words[key])
