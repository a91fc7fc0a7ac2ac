import { createHash, randomBytes } from 'node:crypto'
import { paperType } from './paper-type.ts'

const nameMax = 60

export interface AcceptedDocument {
  /** The sender's name of it, fit to show, with the ending of what it is. */
  name: string
  /** Where it is to be kept: random, within the folder. */
  fileKey: string
  contentType: string
  sha256: string
}

/** Takes a paper as it was sent, a PDF or a picture told by its content. Refuses with `file_type_not_allowed`. */
export async function acceptDocument(
  folder: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<AcceptedDocument> {
  const { mime, extension } = await paperType(bytes)
  return {
    name: nameOf(name, extension),
    fileKey: `${folder}/${randomBytes(24).toString('hex')}.${extension}`,
    contentType: mime,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

function nameOf(given: string, extension: string): string {
  const stem = given
    .replace(/\p{C}/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
  return `${stem.slice(0, nameMax).toWellFormed() || '文件'}.${extension}`
}
