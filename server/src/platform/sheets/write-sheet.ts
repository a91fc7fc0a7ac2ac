import { Worker } from 'node:worker_threads'

/** What a cell holds; an amount is in fen and becomes yuan in the file. */
export type SheetCell = string | number | null

export interface SheetColumn {
  title: string
  width: number
  /** `fen` is written as yuan; `text` never reckons, whatever it begins with. */
  kind: 'text' | 'count' | 'fen'
}

export interface SheetToWrite {
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  /** The last row, in bold. */
  sums?: readonly SheetCell[]
}

const timeoutMs = 60_000

/** Writes a workbook on a thread of its own, so that the server goes on answering. */
export function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./write-sheet-worker.ts', import.meta.url), {
    workerData: sheets,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a sheet took too long to write')), timeoutMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the sheet writer's thread ended with ${code}`))
    })
  }).finally(() => worker.terminate())
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
