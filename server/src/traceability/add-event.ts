import { type TraceEventInput, traceEventsMax } from '@yuxiang/shared/api/traceability'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { ownUploads } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { appendEvents } from './append-event.ts'
import { lockOwnBatch } from './find-batch.ts'
import { traceReports } from './tables.ts'

/** Clocks of phones are not exact. */
const aheadMs = 5 * 60_000
/** Places at the end of a chain that only recalls may take. */
export const placesForRecalls = 20

/**
 * A merchant's staff writes what happened to a batch. Nothing is ever changed: what puts an earlier event right is a
 * new one. Refuses with `batch_not_found`, `picture_unknown`, `report_unknown`, `trace_event_not_found`, `trace_full`.
 */
export async function addEvent(
  tx: Db,
  staffId: string,
  batchId: string,
  { reportId, ...input }: TraceEventInput,
  now: Date,
): Promise<void> {
  refuseFuture(now, input)
  if ((await ownUploads(tx, staffId, input.photos)) === null) throw new Refusal('picture_unknown')
  const report = reportId === null ? null : await ownReport(tx, staffId, reportId)
  const batch = await lockOwnBatch(tx, staffId, batchId)
  if (batch.headPosition >= traceEventsMax - placesForRecalls) throw new Refusal('trace_full')
  if (input.corrects !== null && input.corrects > batch.headPosition)
    throw new Refusal('trace_event_not_found')
  const [hash] = await appendEvents(tx, batch, { actorId: staffId, now }, [
    {
      ...input,
      at: new Date(input.at),
      temperatures: input.temperatures.map(({ at, celsiusTenths }) => ({
        at: new Date(at).toISOString(),
        celsiusTenths,
      })),
      report,
    },
  ])
  await audit(tx, {
    actorId: staffId,
    action: 'batch.addEvent',
    subject: 'batch',
    subjectId: batchId,
    after: { position: batch.headPosition + 1, kind: input.kind, hash },
  })
}

function refuseFuture(now: Date, { at, temperatures }: Pick<TraceEventInput, 'at' | 'temperatures'>): void {
  const latest = now.getTime() + aheadMs
  const message = '时间不能晚于现在：溯源只记已经发生的事'
  const errors = [
    ...(Date.parse(at) > latest ? [{ path: 'at', message }] : []),
    ...temperatures.flatMap((one, index) =>
      Date.parse(one.at) > latest ? [{ path: `temperatures.${index}.at`, message }] : [],
    ),
  ]
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}

async function ownReport(tx: Db, staffId: string, reportId: string) {
  const [report] = await tx
    .select({ id: traceReports.id, name: traceReports.name, sha256: traceReports.sha256 })
    .from(traceReports)
    .where(and(eq(traceReports.id, reportId), eq(traceReports.ownerId, staffId)))
  if (!report) throw new Refusal('report_unknown')
  return report
}
