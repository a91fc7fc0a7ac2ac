import { formatYuan } from '@yuxiang/shared/money'
import { next } from '@yuxiang/shared/states/machine'
import { filingMachine } from '@yuxiang/shared/states/share-filing'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { lockFiling } from './lock-filing.ts'
import { paths, tellUnit } from './tell.ts'
import type { VersionRow } from './versions.ts'

type FilingDecision =
  | { decision: 'accept'; revision: number }
  | { decision: 'return'; revision: number; reason: string }

/**
 * The city's office accepts the version that waits, which is then in force instead of the one before, or returns it with
 * a reason. Answers whose it is. Refuses with `filing_not_found`, `filing_changed`.
 */
export async function decideFiling(
  tx: Db,
  platform: Platform,
  actorId: string,
  filingId: string,
  decided: FilingDecision,
): Promise<{ unitId: string; year: number }> {
  const [place] = await sqlOf(tx)<{ unitId: string; year: number }[]>`
    select unit_id as "unitId", year from share_filings where id = ${filingId}`
  const filing = place && (await lockFiling(tx, place.unitId, place.year, { make: false }))
  if (!place || !filing) throw new Refusal('filing_not_found')
  const { open, accepted } = filing
  const latest = [open, accepted].find((one) => one?.revision === decided.revision + 1)
  if (latest && isDone(latest, decided)) return place
  if (
    !open ||
    open.revision !== decided.revision ||
    next(filingMachine, open.state, decided.decision) === null
  ) {
    throw new Refusal('filing_changed')
  }
  await write(tx, actorId, filing.id, open, decided, platform.clock())
  await tellUnit(tx, platform, place.unitId, {
    ...(decided.decision === 'accept'
      ? {
          title: '预留份额填报已通过',
          text: `${place.year} 年预留份额 ¥${formatYuan(open.reservedFen ?? 0)}，下单时可选择计入`,
        }
      : { title: '预留份额填报已退回', text: `${place.year} 年：${decided.reason}` }),
    path: paths.filing(place.unitId, place.year),
    dedupeKey: `share-filing/${open.id}/${decided.decision}/${decided.revision}`,
  })
  await audit(tx, {
    actorId,
    action: `shareFiling.${decided.decision}`,
    subject: 'shareFiling',
    subjectId: filing.id,
    before: { state: open.state, inForce: accepted?.version ?? null },
    after: { version: open.version, ...(decided.decision === 'return' && { reason: decided.reason }) },
  })
  return place
}

async function write(
  tx: Db,
  actorId: string,
  filingId: string,
  open: VersionRow,
  decided: FilingDecision,
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx)
  if (decided.decision === 'accept') {
    await sql`update share_filing_versions set state = 'superseded'
      where filing_id = ${filingId} and state = 'accepted'`
  }
  const [state, reason] = decided.decision === 'accept' ? ['accepted', null] : ['returned', decided.reason]
  await sql`
    update share_filing_versions set state = ${state}, revision = revision + 1, decided_at = ${now.toISOString()}::timestamptz,
      decided_by = ${actorId}, return_reason = ${reason}
    where id = ${open.id} and state = 'submitted'`
}

/** The same was decided before, and its answer lost. */
const isDone = (row: VersionRow, decided: FilingDecision): boolean =>
  decided.decision === 'accept'
    ? row.state === 'accepted'
    : row.state === 'returned' && row.returnReason === decided.reason
