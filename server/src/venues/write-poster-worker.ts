import { parentPort, workerData } from 'node:worker_threads'
import { type Poster, writePoster } from './write-poster.ts'

parentPort?.postMessage(await writePoster(workerData as Poster))
