import type { Clock } from '../clock.ts'
import type { Db } from '../db/index.ts'

export { createJobs } from './create-jobs.ts'

/** How a queue treats a job that fails. Defaults: 5 retries, from 5 s, doubling; a run may take 60 s. */
export interface QueueOptions {
  /** Runs after the first before the job is dead. */
  retryLimit?: number
  retryDelaySeconds?: number
  /** The delay doubles (with jitter) after each failure, up to an hour. */
  retryBackoff?: boolean
  /** A run that takes longer counts as failed and is repeated. */
  expireInSeconds?: number
  /** How many jobs of this queue one process runs at once. */
  concurrency?: number
}

interface EnqueueOptions {
  /** Not before this moment. */
  startAfter?: Date
}

/**
 * Does the job. It may run more than once (a crash after the work, a run that took too long, a person's retry) and
 * twice at the same time: a handler must be idempotent. Throwing means "try again".
 */
export type JobHandler<Data> = (data: Data, clock: Clock) => Promise<void>

/** A job that used up its retries. */
export interface DeadJob {
  id: string
  queue: string
  failedAt: Date
  attempts: number
  error: string
}

/** Work that must happen, outside of the request that asked for it. Durable in PostgreSQL, at least once. */
export interface Jobs {
  /** Declares a queue and its handler; only before `start`. */
  define<Data extends object>(queue: string, options: QueueOptions, handler: JobHandler<Data>): void
  /** Runs `handler` at every time of a cron expression (minutes, Asia/Shanghai), once across all processes. */
  every(queue: string, cron: string, handler: (clock: Clock) => Promise<void>): void
  /** Adds a job in the caller's transaction: rolled back with it, visible with it. */
  enqueue(tx: Db, queue: string, data: object, options?: EnqueueOptions): Promise<void>
  /** Installs the queue and, unless `work` is false, takes jobs. */
  start(options?: { work: boolean }): Promise<void>
  /** Takes no new job and lets running ones finish, for 20 s at most; what is cut runs again elsewhere. */
  stop(): Promise<void>
  /** Whether the queue answers. */
  ready(): Promise<boolean>
  /** Jobs which used up their retries, newest first. */
  deadJobs(page: { limit: number; offset: number }): Promise<{ items: DeadJob[]; total: number }>
  /** Puts a dead job back into its queue with fresh retries; false when there is no such job. */
  retryDeadJob(id: string): Promise<boolean>
  /** Jobs that wait or run, and dead ones. */
  counts(): Promise<{ open: number; dead: number }>
}
