import { liveStateAt } from '@yuxiang/shared/live/state-at'
import { type LiveSessionEvent, liveSessionMachine } from '@yuxiang/shared/states/live'
import { next } from '@yuxiang/shared/states/machine'
import { and, eq, inArray, isNotNull, lt, lte } from 'drizzle-orm'
import { catalogueChanged } from '../catalog/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Author } from '../promotions/index.ts'
import { liveChanged } from './caches.ts'
import { lockSeen, requireRoom, requireSession, type SessionRow } from './find-session.ts'
import { releaseSetAsides } from './set-aside.ts'
import { liveSessionProducts, liveSessions } from './tables.ts'
import { refusingOverlap } from './write-session.ts'

const MINUTE_MS = 60_000
/** A host may begin so much before the hour. */
const EARLY_MS = 2 * 60 * MINUTE_MS

export interface Move {
  event: LiveSessionEvent
  /** Null: the clock, or several viewers' phones. */
  actorId: string | null
  now: Date
  /** By whom or what, where nobody did it by hand; for a cancellation, why. */
  because?: string
  set?: Partial<Pick<SessionRow, 'startsAt' | 'startedAt' | 'endedAt' | 'reason'>>
}

/**
 * Moves a session by one conditional update: who was slower hears `live_state_conflict`. What it had set aside goes on
 * general sale when it begins, and when it is cancelled.
 */
export async function moveSession(tx: Db, session: SessionRow, move: Move): Promise<void> {
  const { event, actorId, now, because, set } = move
  const state = next(liveSessionMachine, session.state, event)
  if (state === null) throw new Refusal('live_state_conflict')
  if (event === 'start') await endOverdueBefore(tx, session, now)
  const moved = await refusingOverlap(() =>
    tx
      .update(liveSessions)
      .set({ state, ...set })
      .where(and(eq(liveSessions.id, session.id), eq(liveSessions.state, session.state)))
      .returning({ id: liveSessions.id }),
  )
  if (moved.length === 0) throw new Refusal('live_state_conflict')
  if (event === 'end') await stopExplaining(tx, session.id)
  if (event !== 'end' && (await releaseSetAsides(tx, session.id, now))) await catalogueChanged(tx)
  await audit(tx, {
    actorId,
    action: `liveSession.${event}`,
    subject: 'liveSession',
    subjectId: session.id,
    before: { state: session.state, startsAt: session.startsAt },
    after: { state, ...set, ...(because !== undefined && { because }) },
  })
  await liveChanged(tx)
}

/** What the clock has ended before, and nobody has written down yet, does not keep its room from the next. */
async function endOverdueBefore(tx: Db, { roomId, startsAt }: SessionRow, now: Date): Promise<void> {
  const overdue = await tx
    .select()
    .from(liveSessions)
    .where(
      and(
        eq(liveSessions.roomId, roomId),
        inArray(liveSessions.state, ['planned', 'live']),
        lte(liveSessions.endsAt, now),
        lt(liveSessions.startsAt, startsAt),
      ),
    )
    .orderBy(liveSessions.startsAt)
    .for('update')
  for (const session of overdue) await catchUp(tx, session, now)
}

const stopExplaining = (tx: Db, sessionId: string) =>
  tx
    .update(liveSessionProducts)
    .set({ explainedSince: null })
    .where(and(eq(liveSessionProducts.sessionId, sessionId), isNotNull(liveSessionProducts.explainedSince)))

/** Writes down what the clock has done to a locked session already; answers it as it is then. */
export async function catchUp(tx: Db, session: SessionRow, now: Date): Promise<SessionRow> {
  const due = liveStateAt(session, now)
  if (due === session.state || due === 'planned' || due === 'cancelled') return session
  const clock = { actorId: null, now, because: 'clock' }
  if (session.state === 'planned') {
    await moveSession(tx, session, { ...clock, event: 'start', set: { startedAt: session.startsAt } })
  }
  if (due === 'ended') {
    const live = await requireSession(tx, session.id)
    await moveSession(tx, live, { ...clock, event: 'end', set: { endedAt: session.endsAt } })
  }
  return requireSession(tx, session.id)
}

/**
 * By hand: the session is on from now, two hours early at most. It takes its room from now, too: another one of the
 * room before its planned start is refused with `live_room_busy`. Without a way to it, `live_link_missing`.
 */
export async function startSession(tx: Db, author: Author, sessionId: string, now: Date): Promise<void> {
  const session = await catchUp(tx, await lockSeen(tx, author, sessionId), now)
  const room = await requireRoom(tx, author, session.roomId)
  if (room.platform === 'channels' ? session.feedId === null : session.link === '') {
    throw new Refusal('live_link_missing')
  }
  await startNow(tx, session, { actorId: author.userId, now })
}

/** The same for whoever may say that it has begun. */
export async function startNow(
  tx: Db,
  session: SessionRow,
  by: { actorId: string | null; now: Date; because?: string },
): Promise<void> {
  const { now } = by
  if (session.startsAt.getTime() - now.getTime() > EARLY_MS) throw new Refusal('live_times_invalid')
  const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS)
  const startsAt = session.startsAt > minute ? minute : session.startsAt
  await moveSession(tx, session, { ...by, event: 'start', set: { startsAt, startedAt: now } })
}

export async function endSession(tx: Db, author: Author, sessionId: string, now: Date): Promise<void> {
  const session = await catchUp(tx, await lockSeen(tx, author, sessionId), now)
  await moveSession(tx, session, { actorId: author.userId, now, event: 'end', set: { endedAt: now } })
}

/** Before it began, by the clock. */
export async function cancelSession(
  tx: Db,
  author: Author,
  { sessionId, reason, now }: { sessionId: string; reason: string; now: Date },
): Promise<void> {
  const session = await catchUp(tx, await lockSeen(tx, author, sessionId), now)
  await moveSession(tx, session, { actorId: author.userId, now, event: 'cancel', set: { reason } })
}

/** What the host speaks of now; null for nothing. Refuses with `live_state_conflict` what is not on. */
export async function explain(
  tx: Db,
  author: Author,
  { sessionId, productId, now }: { sessionId: string; productId: string | null; now: Date },
): Promise<void> {
  const session = await catchUp(tx, await lockSeen(tx, author, sessionId), now)
  if (session.state !== 'live') throw new Refusal('live_state_conflict')
  const own = eq(liveSessionProducts.sessionId, sessionId)
  await stopExplaining(tx, sessionId)
  if (productId !== null) {
    const explained = await tx
      .update(liveSessionProducts)
      .set({ explainedSince: now })
      .where(and(own, eq(liveSessionProducts.productId, productId)))
      .returning({ productId: liveSessionProducts.productId })
    if (explained.length === 0) throw new Refusal('live_product_unknown')
  }
  await audit(tx, {
    actorId: author.userId,
    action: 'liveSession.explain',
    subject: 'liveSession',
    subjectId: sessionId,
    after: { productId },
  })
  await liveChanged(tx)
}
