import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { checkFiling } from '@yuxiang/shared/reserved-share/check-filing'
import { next } from '@yuxiang/shared/states/machine'
import { filingMachine } from '@yuxiang/shared/states/share-filing'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockFiling, requireFilingTime } from './lock-filing.ts'
import { readUnit } from './read-units.ts'
import type { Filer } from './save-filing.ts'
import { requireOfficer, requireOpenUnit } from './scope.ts'
import { paths, tellCity } from './tell.ts'
import { shareInForce, type VersionRow } from './versions.ts'

/**
 * Hands the open version to the city's office, if it keeps the rules. Refuses with `budget_unit_not_found`, `budget_unit_closed`,
 * `filing_year_closed`, `filing_amendment_closed`, `filing_changed`, and field by field with `invalid_input`.
 */
export async function submitFiling(
  tx: Db,
  platform: Platform,
  { userId, unitId, year }: Filer,
  revision: number,
): Promise<void> {
  await requireOpenUnit(tx, userId, unitId)
  const filing = await lockFiling(tx, unitId, year, { make: false })
  const open = filing?.open
  if (!filing || !open) throw new Refusal('filing_changed')
  if (open.state === 'submitted' && open.revision === revision + 1) return
  if (open.revision !== revision || next(filingMachine, open.state, 'submit') === null) {
    throw new Refusal('filing_changed')
  }
  const now = platform.clock()
  requireFilingTime(now, year, filing.accepted !== null)
  const errors = checkFiling(open, {
    lastYearFen: await shareInForce(tx, unitId, year - 1),
    acceptedFen: filing.accepted?.reservedFen ?? null,
  })
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
  const sql = sqlOf(tx)
  const at = now.toISOString()
  await sql`
    update share_filing_versions set state = 'submitted', revision = revision + 1, min_percent = ${policy.reservedShareMin.value},
      submitted_at = ${at}::timestamptz, submitted_by = ${userId}, decided_at = null, decided_by = null, return_reason = null
    where id = ${open.id}`
  await sql`
    update share_filings set first_submitted_at = coalesce(first_submitted_at, ${at}::timestamptz)
    where id = ${filing.id}`
  const unit = await readUnit(tx, unitId)
  await tellCity(tx, platform, {
    title: open.version === 1 ? '预留份额填报待审核' : '预留份额调整待审核',
    text: `${unit.name} ${year} 年预留 ¥${formatYuan(open.reservedFen ?? 0)}`,
    path: paths.cityUnit(unitId, year),
    dedupeKey: `share-filing/${open.id}/submitted/${revision}`,
  })
  await audit(tx, {
    actorId: userId,
    action: 'shareFiling.submit',
    subject: 'shareFiling',
    subjectId: filing.id,
    before: { state: open.state },
    after: { version: open.version, ...wordsOf(open) },
  })
}

/** Takes a version that waits back, to change something. Refuses with `budget_unit_not_found`, `filing_changed`. */
export async function withdrawFiling(
  tx: Db,
  { userId, unitId, year }: Filer,
  revision: number,
): Promise<void> {
  await requireOfficer(tx, userId, unitId)
  const filing = await lockFiling(tx, unitId, year, { make: false })
  const open = filing?.open
  if (!filing || !open) throw new Refusal('filing_changed')
  if (open.state === 'draft' && open.revision === revision + 1) return
  if (open.revision !== revision || next(filingMachine, open.state, 'withdraw') === null) {
    throw new Refusal('filing_changed')
  }
  await sqlOf(tx)`
    update share_filing_versions set state = 'draft', revision = revision + 1, submitted_at = null, submitted_by = null
    where id = ${open.id}`
  await audit(tx, {
    actorId: userId,
    action: 'shareFiling.withdraw',
    subject: 'shareFiling',
    subjectId: filing.id,
    before: { state: open.state },
    after: { version: open.version },
  })
}

/** What of a version its audit rows say. */
const wordsOf = (row: VersionRow) => ({
  canteen: row.canteen,
  plannedFen: row.plannedFen,
  reservedFen: row.reservedFen,
  executingUnit: row.executingUnit,
  noCanteenReason: row.noCanteenReason,
  explanation: row.explanation,
})
