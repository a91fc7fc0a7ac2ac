import pino from 'pino'
import { systemClock } from '../clock.ts'
import { connect } from '../db/index.ts'
import { createJobs } from './index.ts'

// A program for the test that kills it: takes one job and never finishes it.
const databaseUrl = process.argv[2] ?? ''
const database = connect(databaseUrl, { poolMax: 2 })
const log = pino({ level: 'silent' })
const jobs = createJobs({ databaseUrl, clock: systemClock, log, pollingSeconds: 0.5 })
jobs.define('stuck', { expireInSeconds: 600, retryDelaySeconds: 0, retryBackoff: false }, () => {
  process.stdout.write('started\n')
  return new Promise(() => {})
})
await jobs.start()
await database.transaction((tx) => jobs.enqueue(tx, 'stuck', { parcel: 7 }))
