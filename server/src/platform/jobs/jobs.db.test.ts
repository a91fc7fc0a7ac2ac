import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { systemClock } from '../clock.ts'
import { connect, type Database } from '../db/index.ts'
import { createJobs, type Jobs } from './index.ts'

let testDatabase: TestDatabase
let database: Database
const running: Jobs[] = []

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connect(testDatabase.url, { poolMax: 4 })
})

afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop()
})

afterAll(async () => {
  await database?.close()
  await testDatabase?.drop()
})

function newJobs(pollingSeconds = 0.5): Jobs {
  const log = pino({ level: 'silent' })
  const options = { databaseUrl: testDatabase.url, clock: systemClock, log }
  const jobs = createJobs({ ...options, pollingSeconds, superviseSeconds: 1 })
  running.push(jobs)
  return jobs
}

const enqueue = (jobs: Jobs, queue: string, data: object) =>
  database.transaction((tx) => jobs.enqueue(tx, queue, data))

test('a job runs when its transaction commits, and never when it rolls back', async () => {
  const jobs = newJobs()
  const seen: string[] = []
  jobs.define<{ order: string }>('commits', {}, async ({ order }) => {
    seen.push(order)
  })
  await jobs.start()

  const rollback = database.transaction(async (tx) => {
    await jobs.enqueue(tx, 'commits', { order: 'rolled back' })
    throw new Error('changed my mind')
  })
  await expect(rollback).rejects.toThrow('changed my mind')
  await enqueue(jobs, 'commits', { order: 'committed' })

  // The rolled-back one was enqueued first: had it survived, it would have run first.
  await vi.waitFor(() => expect(seen).toEqual(['committed']), { timeout: 5_000 })
  expect(await jobs.counts()).toMatchObject({ dead: 0 })
})

test('jobs run at once and without a pause between them, long before anybody looks for them', async () => {
  const jobs = newJobs(60)
  const seen: number[] = []
  jobs.define<{ number: number }>('many', {}, async ({ number }) => {
    seen.push(number)
  })
  await jobs.start()
  await database.transaction(async (tx) => {
    for (let number = 0; number < 40; number += 1) await jobs.enqueue(tx, 'many', { number })
  })
  await vi.waitFor(() => expect(seen).toHaveLength(40), { timeout: 15_000 })
  expect(new Set(seen).size).toBe(40)
})

test('a job that keeps failing is retried, dies, and runs again when somebody says so', async () => {
  const jobs = newJobs()
  let isBroken = true
  let runs = 0
  jobs.define<{ refund: number }>(
    'fails',
    { retryLimit: 1, retryDelaySeconds: 0, retryBackoff: false },
    async () => {
      runs += 1
      if (isBroken) throw new Error('the outside is down')
    },
  )
  await jobs.start()
  await enqueue(jobs, 'fails', { refund: 1 })

  await vi.waitFor(async () => expect((await jobs.deadJobs({ limit: 10, offset: 0 })).total).toBe(1), {
    timeout: 10_000,
  })
  expect(runs).toBe(2)
  const [dead] = (await jobs.deadJobs({ limit: 10, offset: 0 })).items
  expect(dead).toMatchObject({ queue: 'fails', attempts: 2, error: 'the outside is down' })

  isBroken = false
  expect(await jobs.retryDeadJob(dead?.id ?? '')).toBe(true)
  await vi.waitFor(() => expect(runs).toBe(3), { timeout: 5_000 })
  expect(await jobs.deadJobs({ limit: 10, offset: 0 })).toEqual({ items: [], total: 0 })
  expect(await jobs.retryDeadJob(dead?.id ?? '')).toBe(false)
})

test('stopping waits for the job that runs', async () => {
  const jobs = newJobs()
  const { promise: hasStarted, resolve: started } = Promise.withResolvers<void>()
  const { promise: mayFinish, resolve: finish } = Promise.withResolvers<void>()
  let isFinished = false
  jobs.define('slow', {}, async () => {
    started()
    await mayFinish
    isFinished = true
  })
  await jobs.start()
  await enqueue(jobs, 'slow', {})
  await hasStarted

  const stopped = jobs.stop()
  setTimeout(finish, 300)
  await stopped
  expect(isFinished).toBe(true)
  const [row] = await database.sql`select state from pgboss.job where name = 'slow'`
  expect(row).toEqual({ state: 'completed' })
})

test('a schedule is kept in local time, and its handler is given the clock', async () => {
  const jobs = newJobs()
  const seen: unknown[] = []
  jobs.every('nightly', '20 3 * * *', async (clock) => {
    seen.push(clock)
  })
  await jobs.start()
  const schedules = await database.sql`select name, cron, timezone from pgboss.schedule`
  expect([...schedules]).toEqual([{ name: 'nightly', cron: '20 3 * * *', timezone: 'Asia/Shanghai' }])
  // What pg-boss does at twenty past three.
  await enqueue(jobs, 'nightly', {})
  await vi.waitFor(() => expect(seen).toEqual([systemClock]), { timeout: 5_000 })
  // The next version of the program knows another act, and no longer this one.
  await jobs.stop()
  const next = newJobs()
  next.every('hourly', '5 * * * *', async () => {})
  await next.start()
  expect([...(await database.sql`select name from pgboss.schedule`)]).toEqual([{ name: 'hourly' }])
})

test('a job whose worker is killed runs again', { timeout: 40_000 }, async () => {
  const worker = spawn(
    process.execPath,
    [new URL('./stuck-worker.ts', import.meta.url).pathname, testDatabase.url],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void worker.kill('SIGKILL'))
  await once(worker.stdout, 'data')
  const jobs = newJobs()
  const seen: unknown[] = []
  jobs.define('stuck', { expireInSeconds: 600 }, async (data) => {
    seen.push(data)
  })
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  const active = await database.sql`select state from pgboss.job where name = 'stuck'`
  expect([...active]).toEqual([{ state: 'active' }])

  await jobs.start()
  await vi.waitFor(() => expect(seen).toEqual([{ parcel: 7 }]), { timeout: 35_000, interval: 200 })
})
