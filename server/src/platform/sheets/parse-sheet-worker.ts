import { parentPort, workerData } from 'node:worker_threads'
import { parseSheet } from './parse-sheet.ts'
import { SheetError } from './sheet.ts'

const { bytes, rowsMax } = workerData as { bytes: Uint8Array; rowsMax: number }
try {
  parentPort?.postMessage({ sheet: await parseSheet(bytes, rowsMax) })
} catch (error) {
  if (!(error instanceof SheetError)) throw error
  parentPort?.postMessage({ refusal: { code: error.code, detail: error.message } })
}
