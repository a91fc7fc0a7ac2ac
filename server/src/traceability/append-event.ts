import { hashOfEvent, type TraceEventFacts } from '@yuxiang/shared/trace/chain'
import { and, eq } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { traceChanged } from './caches.ts'
import type { BatchRow } from './find-batch.ts'
import { traceBatches, traceEvents } from './tables.ts'

export type NewEvent = Omit<TraceEventFacts, 'position' | 'at' | 'recordedAt' | 'report'> & {
  at: Date
  report: { id: string; name: string; sha256: string } | null
}

/**
 * Adds events behind the newest one of a batch that the caller holds locked. The head moves only from where it was read,
 * and a place is taken once, so there is one chain and never a fork. Answers the hashes.
 */
export async function appendEvents(
  tx: Db,
  batch: Pick<BatchRow, 'id' | 'headPosition' | 'headHash'>,
  { actorId, now }: { actorId: string; now: Date },
  events: readonly NewEvent[],
): Promise<string[]> {
  let { headPosition: position, headHash: hash } = batch
  const rows = events.map(({ at, report, ...event }) => {
    position += 1
    const facts: TraceEventFacts = {
      ...event,
      position,
      at: at.toISOString(),
      report: report && { name: report.name, sha256: report.sha256 },
      recordedAt: now.toISOString(),
    }
    hash = hashOfEvent(hash, facts)
    return {
      id: newId(),
      batchId: batch.id,
      ...event,
      photos: [...event.photos],
      position,
      at,
      reportId: report?.id ?? null,
      reportName: report?.name ?? null,
      reportSha256: report?.sha256 ?? null,
      recordedAt: now,
      recordedBy: actorId,
      hash,
    }
  })
  if (rows.length === 0) return []
  await tx.insert(traceEvents).values(rows)
  const moved = await tx
    .update(traceBatches)
    .set({ headPosition: position, headHash: hash })
    .where(and(eq(traceBatches.id, batch.id), eq(traceBatches.headHash, batch.headHash)))
    .returning({ id: traceBatches.id })
  if (moved.length === 0) throw new Error(`the chain of batch ${batch.id} moved under its lock`)
  await traceChanged(tx)
  return rows.map((row) => row.hash)
}
