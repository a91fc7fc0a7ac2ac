import { Worker } from 'node:worker_threads'
import { Refusal } from '../platform/http/refusal.ts'
import type { Sheet, SheetError } from './sheet.ts'

const timeoutMs = 15_000
const memoryMb = 256

type Message = { sheet: Sheet } | { refusal: { code: SheetError['code']; detail: string } }

/**
 * Parses an uploaded table on a thread of its own, whose memory and time are limited: a hostile file costs that
 * thread and nothing else, and the server goes on answering. Refuses with `roster_unreadable`, `roster_too_long`.
 */
export function readSheet(bytes: Uint8Array): Promise<Sheet> {
  const worker = new Worker(new URL('./parse-sheet-worker.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return new Promise<Sheet>((resolve, reject) => {
    const unreadable = () => reject(new Refusal('roster_unreadable'))
    const timer = setTimeout(unreadable, timeoutMs)
    worker.once('message', (message: Message) => {
      if ('sheet' in message) resolve(message.sheet)
      else reject(new Refusal(message.refusal.code, { detail: message.refusal.detail }))
    })
    worker.once('error', unreadable)
    worker.once('exit', () => {
      clearTimeout(timer)
      unreadable()
    })
  }).finally(() => worker.terminate())
}
