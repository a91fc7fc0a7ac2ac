import { Worker } from 'node:worker_threads'
import type { Evidence } from '@yuxiang/shared/api/union-evidence'
import type { Cell, Papers, SectionKey } from './sections.ts'
import type { Said, Told } from './write-papers-worker.ts'

/** 10,000 members with three orders each add 200 MB to the process while it writes, 20,000 members 330 MB. */
const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
const timeoutMs = 8 * 60_000

/** Writes papers on a thread of its own, so that the server goes on answering. */
export interface Writer {
  add(key: SectionKey, rows: Cell[][]): void
  /** The finished file; throws when the thread failed, ran out of memory or took longer than 8 minutes. */
  finish(end: Pick<Papers, 'cover' | 'madeAt'> & { sums: Record<SectionKey, Cell[]> }): Promise<Uint8Array>
  stop(): Promise<unknown>
}

export function startWriter(format: Evidence['format'], onShare: (share: number) => void): Writer {
  const worker = new Worker(new URL('./write-papers-worker.ts', import.meta.url), {
    workerData: format,
    execArgv: [],
    resourceLimits: memory,
  })
  const written = new Promise<Uint8Array>((resolve, reject) => {
    worker.on('message', (said: Said) => ('bytes' in said ? resolve(said.bytes) : onShare(said.share)))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the writer's thread ended with ${code}`)))
  })
  // Whoever waits hears of it in `finish`; until then it is nobody's unhandled fault.
  written.catch(() => {})
  const tell = (told: Told) => worker.postMessage(told)
  return {
    add: (key, rows) => tell({ key, rows }),
    async finish(end) {
      const timer = setTimeout(() => worker.terminate(), timeoutMs)
      tell(end)
      return written.finally(() => clearTimeout(timer))
    },
    stop: () => worker.terminate(),
  }
}
