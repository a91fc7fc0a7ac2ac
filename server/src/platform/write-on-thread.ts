import { Worker } from 'node:worker_threads'

const timeoutMs = 60_000
const memoryMb = 256

/**
 * What a program of ours makes of `data` on a thread of its own, so that the server goes on answering: PDFs and
 * pictures that take the better part of a second. The program posts one message.
 */
export async function writeOnThread(program: URL, data: unknown): Promise<Uint8Array> {
  const worker = new Worker(program, {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const timer = setTimeout(() => worker.terminate(), timeoutMs)
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`${program.pathname} ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
