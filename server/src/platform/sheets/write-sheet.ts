import { Worker } from 'node:worker_threads'

export interface WrittenSheet {
  name: string
  columns: { name: string; width: number }[]
  rows: (string | number | null)[][]
}

const timeoutMs = 60_000

/**
 * A table as an XLSX with one sheet, written on a thread of its own. Texts are written as texts, so that one that
 * begins with `=` is read and never reckoned.
 */
export function writeSheet(sheet: WrittenSheet): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./write-sheet-worker.ts', import.meta.url), {
    workerData: sheet,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('writing a sheet took too long')), timeoutMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the sheet's thread ended with ${code}`))
    })
  }).finally(() => worker.terminate())
}
