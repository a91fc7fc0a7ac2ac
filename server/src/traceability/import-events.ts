import { type TraceEventInput, traceEventsMax } from '@yuxiang/shared/api/traceability'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { placesForRecalls } from './add-event.ts'
import { appendEvents } from './append-event.ts'
import { lockOwnBatch } from './find-batch.ts'
import { readChain } from './read-batches.ts'

/**
 * Adds the events of a table behind what is there. One that the chain has already, word for word, is not added again,
 * so the same file twice changes nothing. Refuses with `batch_not_found`, `trace_full`.
 */
export async function importEvents(
  tx: Db,
  staffId: string,
  batchId: string,
  events: readonly TraceEventInput[],
  now: Date,
): Promise<{ added: number; known: number }> {
  const batch = await lockOwnBatch(tx, staffId, batchId)
  const seen = new Set((await readChain(tx, batchId)).map(sameness))
  const fresh = events.filter((event) => !seen.has(sameness(event)) && seen.add(sameness(event)))
  if (batch.headPosition + fresh.length > traceEventsMax - placesForRecalls) throw new Refusal('trace_full')
  const hashes = await appendEvents(
    tx,
    batch,
    { actorId: staffId, now },
    fresh.map(({ reportId: _, ...event }) => ({ ...event, at: new Date(event.at), report: null })),
  )
  if (hashes.length > 0) {
    await audit(tx, {
      actorId: staffId,
      action: 'batch.importEvents',
      subject: 'batch',
      subjectId: batchId,
      after: { from: batch.headPosition + 1, to: batch.headPosition + hashes.length, hash: hashes.at(-1) },
    })
  }
  return { added: fresh.length, known: events.length - fresh.length }
}

const sameness = ({
  kind,
  at,
  place,
  text,
}: Pick<TraceEventInput, 'at' | 'place' | 'text'> & { kind: string }) =>
  JSON.stringify([kind, Date.parse(at), place, text])
