import type { TraceReport } from '@yuxiang/shared/api/traceability'
import { newId } from '../platform/db/columns.ts'
import { acceptDocument } from '../platform/files/index.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { traceReports } from './tables.ts'

/**
 * Keeps a test report as it was sent; an event names it afterwards, and its SHA-256 goes into the chain. Refuses with
 * `file_type_not_allowed`.
 */
export async function keepReport(
  { database, files, clock }: Platform,
  staffId: string,
  upload: () => Promise<Upload>,
): Promise<TraceReport> {
  const file = await upload()
  const document = await acceptDocument('trace-reports', file)
  await files.private.put(document.fileKey, file.bytes, document.contentType)
  const id = newId()
  await database.db.insert(traceReports).values({ id, ...document, ownerId: staffId, createdAt: clock() })
  return { id, name: document.name, sha256: document.sha256 }
}
