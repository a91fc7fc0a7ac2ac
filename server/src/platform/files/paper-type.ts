import { fileTypeFromBuffer } from 'file-type'

const accepted: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** What a scanned paper is, told by its content: a PDF, a JPG or a PNG; null for anything else. */
export async function paperType(bytes: Uint8Array): Promise<{ mime: string; extension: string } | null> {
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  const extension = accepted[mime]
  return extension === undefined ? null : { mime, extension }
}
