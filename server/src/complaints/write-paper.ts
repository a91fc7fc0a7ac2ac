import { Worker } from 'node:worker_threads'

/** A written notice as it is printed. */
export interface Paper {
  officeName: string
  title: string
  number: string
  paragraphs: readonly string[]
  /** Calendar day in China. */
  issuedOn: string
}

const timeoutMs = 30_000

/** Writes a notice as a PDF on a thread of its own, so that the server goes on answering. */
export function writePaper(paper: Paper): Promise<Uint8Array> {
  const worker = new Worker(new URL('./write-paper-worker.ts', import.meta.url), {
    workerData: paper,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  })
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a paper took too long to write')), timeoutMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the paper writer's thread ended with ${code}`))
    })
  }).finally(() => worker.terminate())
}
