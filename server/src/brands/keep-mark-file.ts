import type { MarkFile } from '@yuxiang/shared/api/brands'
import { newId } from '../platform/db/columns.ts'
import { acceptDocument } from '../platform/files/index.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { markFiles } from './tables.ts'

/** Keeps a mark's certificate as it was sent; the entry names it afterwards. Refuses with `file_type_not_allowed`. */
export async function keepMarkFile(
  { database, files, clock }: Platform,
  staffId: string,
  upload: () => Promise<Upload>,
): Promise<MarkFile> {
  const file = await upload()
  const { name, fileKey, contentType } = await acceptDocument('mark-files', file)
  await files.private.put(fileKey, file.bytes, contentType)
  const id = newId()
  await database.db
    .insert(markFiles)
    .values({ id, name, fileKey, contentType, ownerId: staffId, createdAt: clock() })
  return { id, name }
}
