import { eq, type InferSelectModel } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { covers, type Scope } from './scope.ts'
import { streamers } from './tables.ts'

export type StreamerRecord = InferSelectModel<typeof streamers>

async function findStreamer(db: Db, streamerId: string): Promise<StreamerRecord | undefined> {
  const [row] = await db.select().from(streamers).where(eq(streamers.id, streamerId))
  return row
}

/** A streamer in somebody's part of the register; refuses with `streamer_not_found`. */
export async function requireStreamer(db: Db, scope: Scope, streamerId: string): Promise<StreamerRecord> {
  const row = await findStreamer(db, streamerId)
  if (!row || !covers(scope, row.countyCode)) throw new Refusal('streamer_not_found')
  return row
}

/** A streamer of a merchant that this account keeps the goods of; refuses with `streamer_not_found`. */
export async function requireOwnStreamer(
  db: Db,
  userId: string,
  streamerId: string,
): Promise<StreamerRecord & { merchantId: string }> {
  const row = await findStreamer(db, streamerId)
  const own = await merchantsOfStaff(db, userId, 'goods')
  if (!row?.merchantId || !own.includes(row.merchantId)) throw new Refusal('streamer_not_found')
  return { ...row, merchantId: row.merchantId }
}
