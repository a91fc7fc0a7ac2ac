import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

const HOUR_MS = 3_600_000

/**
 * Acts of the domain inside the seeding's transaction, at a moment of the past. Nothing waits for a job: the orders are
 * paid whole by allowances, so WeChat has nothing to hear of them.
 */
export function platformAt(
  tx: Db,
  context: Pick<Platform, 'clock' | 'cipher' | 'database'>,
  hoursAgo: number,
): Platform {
  const at = new Date(context.clock().getTime() - hoursAgo * HOUR_MS)
  const database = {
    ...context.database,
    db: tx,
    transaction: (work: (tx: Db) => Promise<unknown>) => tx.transaction(work),
  }
  const jobs = { enqueue: async () => undefined }
  return { ...context, database, jobs, config: {}, clock: () => at } as unknown as Platform
}
