import type { Platform } from './index.ts'
import { checkLedger } from './ledger/index.ts'

/** A repeat of a request comes within minutes; a week is on the safe side of every queue on a phone. */
const IDEMPOTENCY_KEY_DAYS = 7
const DAY_MS = 86_400_000

/** Registers what the platform clears away by itself, and what it tells of its jobs. */
export function definePlatformJobs({ jobs, tokens, database, metrics, log }: Platform): void {
  jobs.every('rotate-signing-keys', '10 3 1 * *', () => tokens.rotateKeys())
  jobs.every('purge-refresh-tokens', '20 3 * * *', () => tokens.purgeExpired())
  jobs.every('purge-idempotency-keys', '40 3 * * *', async (clock) => {
    const before = new Date(clock().getTime() - IDEMPOTENCY_KEY_DAYS * DAY_MS)
    await database.sql`delete from idempotency_keys where created_at < ${before.toISOString()}::timestamptz`
  })
  jobs.every('purge-rate-limits', '50 3 * * *', async (clock) => {
    await database.sql`delete from rate_limits where expire < ${clock().getTime()}`
  })
  // Not zero: a process that has not looked yet must not say that all is well.
  let ledgerFaults = Number.NaN
  jobs.every('check-ledger', '10 4 * * *', async (clock) => {
    const faults = await checkLedger(database.sql, clock())
    ledgerFaults = faults.length
    for (const fault of faults) log.error(fault, 'the ledger does not hold')
  })
  metrics.gauge(
    'ledger_faults',
    'What the last check of the ledger found wrong; NaN before the first',
    () => ledgerFaults,
  )
  metrics.gauge('jobs_open', 'Jobs that wait or run', async () => (await jobs.counts()).open)
  metrics.gauge('jobs_dead', 'Jobs that used up their retries', async () => (await jobs.counts()).dead)
}
