import { randomBytes } from 'node:crypto'
import type { CaseFile } from '@yuxiang/shared/api/complaint-views'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import type { Reader } from './documents.ts'
import { removeFile } from './forget-files.ts'
import { complaintFiles } from './record-tables.ts'

const nameMax = 100
const megabyte = 1024 * 1024
/** Taken by their content, each up to its size. */
const accepted: Readonly<Record<string, { extension: string; sizeMax: number }>> = {
  'image/jpeg': { extension: 'jpg', sizeMax: 8 * megabyte },
  'image/png': { extension: 'png', sizeMax: 8 * megabyte },
  'image/webp': { extension: 'webp', sizeMax: 8 * megabyte },
  'application/pdf': { extension: 'pdf', sizeMax: 8 * megabyte },
  'video/mp4': { extension: 'mp4', sizeMax: 50 * megabyte },
}
/** Where a file is as it was sent; a merchant gets pictures as a copy, at an address that leads to nothing else. */
export const filePaths = {
  original: (id: string) => `/api/complaint-files/${id}`,
  copy: (id: string) => `/api/complaint-files/${id}/copy`,
}

export type FileRow = typeof complaintFiles.$inferSelect

function viewOf(
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
  row: FileRow,
  reader: Reader,
): CaseFile {
  const isCopy = reader === 'merchant' && row.contentType.startsWith('image/')
  return {
    id: row.id,
    name: row.name,
    contentType: row.contentType,
    sizeBytes: row.sizeBytes,
    url: signedLink(config.SECRET_KEY, filePaths[isCopy ? 'copy' : 'original'](row.id), clock()),
  }
}

/** Keeps a piece of evidence apart from public files. Refuses with `file_type_not_allowed`, `file_too_large`. */
export async function keepFile(
  platform: Platform,
  ownerId: string,
  { name, bytes }: Upload,
): Promise<CaseFile> {
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  const type = accepted[mime]
  if (type === undefined) {
    throw new Refusal('file_type_not_allowed', { detail: '请上传图片（JPG、PNG、WebP）、MP4 视频或 PDF' })
  }
  if (bytes.length > type.sizeMax) throw new Refusal('file_too_large')
  const fileKey = `complaints/${randomBytes(24).toString('hex')}.${type.extension}`
  const row: FileRow = {
    id: newId(),
    ownerId,
    fileKey,
    name: name.replace(/\p{C}/gu, '').slice(0, nameMax).toWellFormed() || `材料.${type.extension}`,
    contentType: mime,
    sizeBytes: bytes.length,
    createdAt: platform.clock(),
    state: 'loose',
  }
  // The row first: a file without one would be found by no job.
  await platform.database.db.insert(complaintFiles).values(row)
  try {
    await platform.files.private.put(fileKey, bytes, mime)
  } catch (error) {
    // A store that failed may have kept it all the same. If it cannot be removed either, the row leads the job to it.
    await removeFile(platform, row).catch(() => undefined)
    throw error
  }
  return viewOf(platform, row, 'consumer')
}

const ofOwner = (ownerId: string, ids: readonly string[]) =>
  and(
    eq(complaintFiles.ownerId, ownerId),
    inArray(complaintFiles.id, [...ids]),
    ne(complaintFiles.state, 'forgotten'),
  )

/**
 * Puts files on a case, in the transaction that names them there: from now on they are kept. Refuses with
 * `case_file_unknown` unless this person sent each of them in.
 */
export async function attachOwnFiles(tx: Db, ownerId: string, ids: readonly string[] = []): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const own = await tx
    .select({ id: complaintFiles.id })
    .from(complaintFiles)
    .where(ofOwner(ownerId, wanted))
    .orderBy(complaintFiles.id)
    .for('update')
  if (own.length < wanted.length) throw new Refusal('case_file_unknown')
  await tx
    .update(complaintFiles)
    .set({ state: 'attached' })
    .where(and(inArray(complaintFiles.id, wanted), eq(complaintFiles.state, 'loose')))
}

/** Which of these a draft can no longer bring: they lay on no case for too long. */
export async function goneOf(db: Db, ownerId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.select({ id: complaintFiles.id }).from(complaintFiles).where(ofOwner(ownerId, ids))
  const there = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !there.has(id))
}

/** These files with addresses that are good for 10 minutes, in their order: for this reader, who may see the case. */
export async function filesOf(
  platform: Pick<Platform, 'config' | 'clock'>,
  db: Db,
  ids: readonly string[],
  reader: Reader,
): Promise<(wanted: readonly string[]) => CaseFile[]> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(complaintFiles)
          .where(inArray(complaintFiles.id, [...new Set(ids)]))
  const views = new Map(rows.map((row) => [row.id, viewOf(platform, row, reader)]))
  return (wanted) => wanted.flatMap((id) => views.get(id) ?? [])
}
