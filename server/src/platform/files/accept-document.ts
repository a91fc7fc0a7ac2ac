import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '../http/refusal.ts'

const accepted: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** What a scanned paper is, a PDF or a picture told by its content; refuses with `file_type_not_allowed`. */
export async function acceptDocument(bytes: Uint8Array): Promise<{ contentType: string; extension: string }> {
  const contentType = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  const extension = accepted[contentType]
  if (extension === undefined)
    throw new Refusal('file_type_not_allowed', { detail: '请上传 PDF、JPG 或 PNG 文件' })
  return { contentType, extension }
}
