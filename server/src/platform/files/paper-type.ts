import { Refusal } from '../http/refusal.ts'
import { mimeOf } from './mime-of.ts'

const accepted: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** What a scanned paper is, told by its content: a PDF, a JPG or a PNG; refuses with `file_type_not_allowed`. */
export async function paperType(bytes: Uint8Array): Promise<{ mime: string; extension: string }> {
  const mime = await mimeOf(bytes)
  const extension = accepted[mime]
  if (extension === undefined) {
    throw new Refusal('file_type_not_allowed', { detail: '请上传 PDF、JPG 或 PNG 文件' })
  }
  return { mime, extension }
}
