import { Worker } from 'node:worker_threads'
import type { Label } from './write-label.ts'

const timeoutMs = 20_000
const memoryMb = 192

let last: Promise<unknown> = Promise.resolve()

/**
 * Draws a label on a thread of its own, one after the other: reading and cutting the Chinese font takes the better part
 * of a second, and the server goes on answering meanwhile.
 */
export function drawLabel(label: Label): Promise<Uint8Array> {
  const drawn = last.then(() => drawOne(label))
  last = drawn.catch(() => {})
  return drawn
}

async function drawOne(label: Label): Promise<Uint8Array> {
  const worker = new Worker(new URL('./write-label-worker.ts', import.meta.url), {
    workerData: label,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const timer = setTimeout(() => worker.terminate(), timeoutMs)
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the label's thread ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
