import { type Heard, hear } from './api'
import { reportConnection } from './connection'
import { localProblem } from './problem'

/** A file that the person picked on this computer or phone. */
export interface PickedFile {
  name: string
  sizeBytes: number
  content: Blob
}

const timeoutMs = 60_000

/** Lets the person pick a file; null when they change their mind. */
export function pickFile(extensions: readonly string[]): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.map((extension) => `.${extension}`).join(',')
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      resolve(file ? { name: file.name, sizeBytes: file.size, content: file } : null)
    })
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** Posts one file as multipart/form-data in the field `file`. Throws ApiProblem when nothing is heard. */
export async function postFile(
  url: string,
  headers: Record<string, string>,
  file: PickedFile,
): Promise<Heard> {
  const body = new FormData()
  body.append('file', file.content, file.name)
  // Not by AbortSignal.timeout: iPhones before iOS 16 have none.
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: abort.signal })
    return hear(answer.status, await answer.text())
  } catch {
    reportConnection(abort.signal.aborted)
    throw localProblem(abort.signal.aborted ? 'timeout' : 'offline')
  } finally {
    clearTimeout(timer)
  }
}

/** The browser saves any file. */
export const savesFiles = true

/** Gives the person a text as a file, in UTF-8 with the mark by which Excel knows it. Whether they have it. */
export async function saveText(name: string, text: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
  download(url, name)
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return true
}

/** Downloads a document of ours, by its path or full address. */
export async function openDocument(address: string): Promise<void> {
  download(address, '')
}

function download(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
