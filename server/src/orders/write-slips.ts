import { Worker } from 'node:worker_threads'
import type { WaitingOrder } from './waiting-orders.ts'

/** What is printed for the warehouse. */
export interface Slips {
  kind: 'packing' | 'picking'
  madeAt: Date
  orders: readonly WaitingOrder[]
  picks: readonly { name: string; skuName: string; units: number; orders: number }[]
}

const timeoutMs = 60_000

/** Writes slips as a PDF on a thread of its own, so that the server goes on answering. */
export function writeSlips(slips: Slips): Promise<Uint8Array> {
  const worker = new Worker(new URL('./write-slips-worker.ts', import.meta.url), {
    workerData: slips,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('slips took too long to write')), timeoutMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the slip writer's thread ended with ${code}`))
    })
  }).finally(() => worker.terminate())
}
