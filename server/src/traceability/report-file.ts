import { and, eq } from 'drizzle-orm'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { traceBatches, traceEvents, traceReports } from './tables.ts'

/** The test report that an event of a batch names: public, as the batch's page is. */
export async function readReport(
  { database, files }: Platform,
  traceCode: string,
  { position }: { position: number },
): Promise<{ bytes: Uint8Array; contentType: string; name: string }> {
  if (!Number.isInteger(position) || position < 1 || position > 10_000) throw new Refusal('not_found')
  const [report] = await database.db
    .select({ fileKey: traceReports.fileKey, name: traceReports.name })
    .from(traceEvents)
    .innerJoin(traceBatches, eq(traceBatches.id, traceEvents.batchId))
    .innerJoin(traceReports, eq(traceReports.id, traceEvents.reportId))
    .where(and(eq(traceBatches.traceCode, traceCode), eq(traceEvents.position, position)))
  const file = report ? await files.private.get(report.fileKey) : null
  if (!report || !file) throw new Refusal('not_found')
  return { bytes: file.bytes, contentType: file.contentType, name: report.name }
}
