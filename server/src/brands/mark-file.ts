import { eq } from 'drizzle-orm'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { markFiles } from './tables.ts'

/** Where a mark's certificate is. */
export const markFilePath = (fileId: string) => `/api/mark-files/${fileId}/file`

/** A certificate as it was sent in; refuses with `not_found`. */
export async function readMarkFile(
  { database, files }: Platform,
  fileId: string,
): Promise<{ bytes: Uint8Array; contentType: string; name: string }> {
  const [row] = await database.db.select().from(markFiles).where(eq(markFiles.id, fileId))
  const file = row ? await files.private.get(row.fileKey) : null
  if (!row || !file) throw new Refusal('not_found')
  return { bytes: file.bytes, contentType: file.contentType, name: row.name }
}
