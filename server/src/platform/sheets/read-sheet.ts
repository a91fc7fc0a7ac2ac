import { Worker } from 'node:worker_threads'
import type { ProblemCode } from '@yuxiang/shared/problems'
import { Refusal } from '../http/refusal.ts'
import type { Sheet, SheetError } from './sheet.ts'

const timeoutMs = 15_000
const memoryMb = 256

type Message = { sheet: Sheet } | { refusal: { code: SheetError['code']; detail: string } }

/**
 * Parses an uploaded table on a thread of its own, whose memory and time are limited: a hostile file costs that
 * thread and nothing else, and the server goes on answering. Refuses with the caller's own codes.
 */
export function readSheet(
  bytes: Uint8Array,
  { rowsMax, refusals }: { rowsMax: number; refusals: Record<SheetError['code'], ProblemCode> },
): Promise<Sheet> {
  const worker = new Worker(new URL('./parse-sheet-worker.ts', import.meta.url), {
    workerData: { bytes, rowsMax },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return new Promise<Sheet>((resolve, reject) => {
    const unreadable = () => reject(new Refusal(refusals.unreadable))
    const timer = setTimeout(unreadable, timeoutMs)
    worker.once('message', (message: Message) => {
      if ('sheet' in message) resolve(message.sheet)
      else reject(new Refusal(refusals[message.refusal.code], { detail: message.refusal.detail }))
    })
    worker.once('error', unreadable)
    worker.once('exit', () => {
      clearTimeout(timer)
      unreadable()
    })
  }).finally(() => worker.terminate())
}
