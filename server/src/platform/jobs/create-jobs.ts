import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss, type Queue } from 'pg-boss'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { createDeadJobs, DEAD_QUEUE } from './dead-jobs.ts'
import type { JobHandler, Jobs, QueueOptions } from './index.ts'

const STOP_MS = 20_000
const TIME_ZONE = 'Asia/Shanghai'
/**
 * A job that is enqueued wakes its worker (LISTEN and NOTIFY). Looking for one, fifty queues long, is for what waits for
 * its time, as retries do, and for a database that notifies nobody, behind PgBouncer say.
 */
const POLLING_SECONDS = 2
/** What the calendar starts is never retried within seconds. */
const SCHEDULED_POLLING_SECONDS = 20

export interface JobsOptions {
  databaseUrl: string
  clock: Clock
  log: Logger
  /** How often workers look for jobs that nobody told them of; at least 0.5. */
  pollingSeconds?: number
  /** How often jobs of killed workers are looked for. */
  superviseSeconds?: number
}

interface Definition {
  queue: string
  options: QueueOptions
  handler: JobHandler<object>
  cron?: string
}

/**
 * pg-boss on a small `pg` pool of its own (schema `pgboss`): its start can't run on postgres.js, while enqueueing
 * goes through the caller's drizzle transaction.
 */
export function createJobs(options: JobsOptions): Jobs {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: 'yuxiang-jobs',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: options.superviseSeconds ?? 30,
    monitorIntervalSeconds: options.superviseSeconds ?? 30,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => options.log.error({ err: error }, 'jobs fault'))
  boss.on('warning', (warning) => options.log.warn({ warning: warning.message }, 'jobs warning'))
  const definitions = new Map<string, Definition>()
  const workers: string[] = []
  let isRunning = false

  const add = (definition: Definition) => {
    if (isRunning) throw new Error(`queue ${definition.queue} is defined after the start`)
    if (definitions.has(definition.queue)) throw new Error(`queue ${definition.queue} is defined twice`)
    definitions.set(definition.queue, definition)
  }
  return {
    define: (queue, queueOptions, handler) =>
      add({ queue, options: queueOptions, handler: handler as JobHandler<object> }),
    every: (queue, cron, handler) =>
      add({
        queue,
        cron,
        options: { retryLimit: 3, retryDelaySeconds: 30, expireInSeconds: 300 },
        handler: (_data, clock) => handler(clock),
      }),
    async enqueue(tx, queue, data, { startAfter } = {}) {
      if (!definitions.has(queue)) throw new Error(`queue ${queue} is not defined`)
      const id = await boss.send(queue, data, { db: fromDrizzle(tx, sql), ...(startAfter && { startAfter }) })
      if (id === null) throw new Error(`queue ${queue} refused a job`)
    },
    async start({ work } = { work: true }) {
      isRunning = true
      await boss.start()
      const keep = await queueKeeper(boss)
      await keep({ name: DEAD_QUEUE, retentionSeconds: 365 * 86_400 })
      for (const definition of definitions.values()) await keep(queueOf(definition))
      if (!work) return
      for (const definition of definitions.values()) {
        for (let count = definition.options.concurrency ?? 1; count > 0; count -= 1) {
          workers.push(await startWorker(boss, definition, options))
        }
      }
      await keepSchedules(boss, definitions.values())
    },
    async stop() {
      if (!isRunning) return
      isRunning = false
      await boss.stop({ graceful: true, timeout: STOP_MS, close: true })
    },
    ready: async () => isRunning && (await boss.isInstalled()),
    ...createDeadJobs(boss, () => {
      for (const worker of workers) boss.notifyWorker(worker)
    }),
  }
}

function queueOf({ queue, options, cron }: Definition): Queue {
  return {
    name: queue,
    // Of a scheduled act one may wait and one run: a slow one doesn't pile up.
    ...(cron && { policy: 'stately' }),
    deadLetter: DEAD_QUEUE,
    retryLimit: options.retryLimit ?? 5,
    retryDelay: options.retryDelaySeconds ?? 5,
    ...(options.retryBackoff === false
      ? { retryBackoff: false }
      : { retryBackoff: true, retryDelayMax: 3_600 }),
    expireInSeconds: options.expireInSeconds ?? 60,
    notify: true,
    // A killed worker is noticed by its silence, long before a slow job would expire.
    heartbeatSeconds: 10,
  }
}

/**
 * Creates a queue, or brings an existing one to what the code says now; leaves alone what is as it should be: there are
 * some fifty, and each costs four statements.
 */
async function queueKeeper(boss: PgBoss): Promise<(queue: Queue) => Promise<void>> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue as Queue]))
  return async ({ name, policy, ...rest }) => {
    const before = known.get(name)
    if (before && Object.entries(rest).every(([key, value]) => before[key as keyof Queue] === value)) return
    if (before) await boss.updateQueue(name, rest)
    else await boss.createQueue(name, { policy, ...rest })
  }
}

/** The calendar, likewise; what the code knows no more would be called for ever, with nobody to do it. */
async function keepSchedules(boss: PgBoss, definitions: Iterable<Definition>): Promise<void> {
  const known = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]))
  for (const { queue, cron } of definitions) {
    if (cron && known.get(queue) !== cron) await boss.schedule(queue, cron, {}, { tz: TIME_ZONE })
    if (cron) known.delete(queue)
  }
  for (const name of known.keys()) await boss.unschedule(name)
}

/** Answers its id. */
async function startWorker(boss: PgBoss, definition: Definition, jobs: JobsOptions): Promise<string> {
  const { queue, handler, cron } = definition
  const { clock, log } = jobs
  const seconds = jobs.pollingSeconds ?? (cron ? SCHEDULED_POLLING_SECONDS : POLLING_SECONDS)
  const polling = { pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds }
  let worker = ''
  worker = await boss.work<object>(queue, polling, async ([job]) => {
    if (!job) return
    try {
      await handler(job.data, clock)
    } catch (error) {
      log.warn({ queue, jobId: job.id, attempt: job.retryCount + 1, err: error }, 'job failed')
      throw error
    }
    // Where one was, more may wait: the next is fetched at once.
    boss.notifyWorker(worker)
  })
  return worker
}
