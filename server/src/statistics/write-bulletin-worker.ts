import { parentPort, workerData } from 'node:worker_threads'
import { type BulletinPaper, writeBulletinPaper } from './write-bulletin-paper.ts'

parentPort?.postMessage(await writeBulletinPaper(workerData as BulletinPaper))
