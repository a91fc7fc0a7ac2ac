import { type Db, sqlOf } from '../platform/db/index.ts'

/** Runs of payouts, their ends and waivers come one after the other; taken before anything else is locked. */
export async function lockPayouts(tx: Db): Promise<void> {
  await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended('start-payouts', 0))`
}
