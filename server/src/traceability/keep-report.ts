import { createHash, randomBytes } from 'node:crypto'
import type { TraceReport } from '@yuxiang/shared/api/traceability'
import { fileTypeFromBuffer } from 'file-type'
import { newId } from '../platform/db/columns.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { traceReports } from './tables.ts'

const accepted: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}
const nameMax = 60

/**
 * Keeps a test report as it was sent, told by its content; an event names it afterwards, and its SHA-256 goes into the
 * chain. Refuses with `file_type_not_allowed`.
 */
export async function keepReport(
  { database, files, clock }: Platform,
  staffId: string,
  upload: () => Promise<Upload>,
): Promise<TraceReport> {
  const { name: given, bytes } = await upload()
  const contentType = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  const extension = accepted[contentType]
  if (extension === undefined)
    throw new Refusal('file_type_not_allowed', { detail: '请上传 PDF、JPG 或 PNG 文件' })
  const report = {
    id: newId(),
    name: nameOf(given, extension),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const fileKey = `trace-reports/${randomBytes(24).toString('hex')}.${extension}`
  await files.private.put(fileKey, bytes, contentType)
  await database.db
    .insert(traceReports)
    .values({ ...report, ownerId: staffId, fileKey, contentType, createdAt: clock() })
  return report
}

/** The sender's name of the file, without what could not be shown or kept, with the ending of what it is. */
function nameOf(given: string, extension: string): string {
  const stem = given
    .replace(/\p{C}/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
  return `${stem.slice(0, nameMax).toWellFormed() || '检测报告'}.${extension}`
}
