import { parentPort, workerData } from 'node:worker_threads'
import { type Label, writeLabel } from './write-label.ts'

parentPort?.postMessage(await writeLabel(workerData as Label))
