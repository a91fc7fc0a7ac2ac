import { parentPort, workerData } from 'node:worker_threads'
import { parseSheet } from './parse-sheet.ts'
import { SheetError } from './sheet.ts'

try {
  parentPort?.postMessage({ sheet: await parseSheet(workerData as Uint8Array) })
} catch (error) {
  if (!(error instanceof SheetError)) throw error
  parentPort?.postMessage({ refusal: { code: error.code, detail: error.message } })
}
