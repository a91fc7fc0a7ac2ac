import type { StreamerAccount } from '@yuxiang/shared/api/streamers'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { streamerAccounts } from './tables.ts'

/** Replaces where a streamer broadcasts. */
export async function writeAccounts(
  tx: Db,
  streamerId: string,
  accounts: readonly StreamerAccount[],
): Promise<void> {
  await tx.delete(streamerAccounts).where(eq(streamerAccounts.streamerId, streamerId))
  if (accounts.length > 0) {
    await tx
      .insert(streamerAccounts)
      .values(accounts.map((account, position) => ({ ...account, streamerId, position })))
  }
}

/** Where these streamers broadcast, by streamer. */
export async function accountsOf(
  db: Db,
  streamerIds: readonly string[],
): Promise<Map<string, StreamerAccount[]>> {
  const rows = await db
    .select()
    .from(streamerAccounts)
    .where(inArray(streamerAccounts.streamerId, [...streamerIds]))
    .orderBy(asc(streamerAccounts.position))
  const all = new Map<string, StreamerAccount[]>(streamerIds.map((id) => [id, []]))
  for (const { streamerId, platform, name, accountId } of rows) {
    all.get(streamerId)?.push({ platform, name, accountId })
  }
  return all
}
