import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Author } from '../promotions/index.ts'
import { lockSeen, lockSession, requireSession, type SessionRow } from './find-session.ts'
import { catchUp, moveSession, startNow } from './move-session.ts'
import { liveRooms, liveStatusReports } from './tables.ts'

export type PlatformStatus = 'live' | 'ended'

/** So many viewers' phones must have heard the same … */
const VIEWERS = 3
/** … within so long. */
const AGREE_MS = 10 * 60_000

async function requireChannels(db: Db, session: SessionRow): Promise<void> {
  const [room] = await db.select().from(liveRooms).where(eq(liveRooms.id, session.roomId))
  if (room?.platform !== 'channels') throw new Refusal('live_not_channels')
}

/**
 * What 视频号 told the phone of the room's own staff moves the session at once; what it is already stays. Without the
 * broadcast's id an end is ignored: it may be the end of the room's broadcast before.
 */
export async function reportAsStaff(
  tx: Db,
  author: Author,
  { sessionId, status, now }: { sessionId: string; status: PlatformStatus; now: Date },
): Promise<void> {
  const session = await catchUp(tx, await lockSeen(tx, author, sessionId), now)
  await requireChannels(tx, session)
  const by = { actorId: author.userId, now, because: 'channels' }
  if (status === 'live' && session.state === 'planned') await startNow(tx, session, by)
  if (status === 'ended' && session.state === 'live' && session.feedId !== null) {
    await moveSession(tx, session, { ...by, event: 'end', set: { endedAt: now } })
  }
}

/**
 * What 视频号 told a viewer's phone. Three different signed-in viewers who hear that it is on make it so; that it is
 * over no viewers can decide: it would be a way to shut somebody's shop. Their own pages show it at once either way.
 * A report is on record before the session is locked, and locks it only when it decides: at the start of a broadcast
 * all its viewers come at once.
 */
export async function reportAsViewer(
  { database, clock }: Platform,
  userId: string,
  { sessionId, status }: { sessionId: string; status: PlatformStatus },
): Promise<void> {
  const now = clock()
  const { db } = database
  const session = await requireSession(db, sessionId)
  await requireChannels(db, session)
  if (session.state !== 'planned') return
  const report = { status, reportedAt: now }
  await db
    .insert(liveStatusReports)
    .values({ sessionId, userId, ...report })
    .onConflictDoUpdate({ target: [liveStatusReports.sessionId, liveStatusReports.userId], set: report })
  const agreeing = and(
    eq(liveStatusReports.sessionId, sessionId),
    eq(liveStatusReports.status, 'live'),
    gt(liveStatusReports.reportedAt, new Date(now.getTime() - AGREE_MS)),
  )
  if ((await db.$count(liveStatusReports, agreeing)) < VIEWERS) return
  await database.transaction(async (tx) => {
    const locked = await catchUp(tx, await lockSession(tx, sessionId), now)
    if (locked.state === 'planned') await startNow(tx, locked, { actorId: null, now, because: 'channels' })
  })
}
