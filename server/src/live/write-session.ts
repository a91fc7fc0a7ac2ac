import type { LiveSessionInput } from '@yuxiang/shared/api/live-desk'
import { liveStateAt } from '@yuxiang/shared/live/state-at'
import { eq, sql } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Author } from '../promotions/index.ts'
import { liveChanged } from './caches.ts'
import { checkSession } from './check-session.ts'
import { lockRoom, lockSeen } from './find-session.ts'
import { setAside } from './set-aside.ts'
import { liveSessionCoupons, liveSessionProducts, liveSessions } from './tables.ts'

/**
 * Plans a session and sets its stock aside. Beside what {@link checkSession} refuses: `live_room_closed`,
 * `live_room_busy` (the room has another at that time), `out_of_stock`. Answers its id.
 */
export async function createSession(
  tx: Db,
  platform: Platform,
  author: Author,
  input: LiveSessionInput,
): Promise<string> {
  const now = platform.clock()
  const room = await lockRoom(tx, author, input.roomId)
  if (room.closedAt !== null) throw new Refusal('live_room_closed')
  const columns = await checkSession({ tx, platform, actorId: author.userId, room, now }, input, null)
  const id = newId()
  await refusingOverlap(() =>
    tx.insert(liveSessions).values({ id, ...columns, createdBy: author.userId, createdAt: now }),
  )
  await writeShown(tx, id, input)
  await setAside(tx, id, input.setAsides, { productIds: input.productIds, now })
  await audit(tx, { actorId: author.userId, action: 'liveSession.plan', ...subject(id), after: input })
  await liveChanged(tx)
  return id
}

/**
 * Changes a session that is not over. Once it is on, its room, its start and what was set aside stay as they were.
 * Refuses with `live_state_conflict` what is over.
 */
export async function changeSession(
  tx: Db,
  platform: Platform,
  author: Author,
  { sessionId, input }: { sessionId: string; input: LiveSessionInput },
): Promise<void> {
  const now = platform.clock()
  const before = await lockSeen(tx, author, sessionId)
  const state = liveStateAt(before, now)
  if (state !== 'planned' && state !== 'live') throw new Refusal('live_state_conflict')
  const room = await lockRoom(tx, author, state === 'planned' ? input.roomId : before.roomId)
  if (room.closedAt !== null) throw new Refusal('live_room_closed')
  const checking = { tx, platform, actorId: author.userId, room, now }
  const columns = await checkSession(checking, input, { ...before, state })
  await refusingOverlap(() => tx.update(liveSessions).set(columns).where(eq(liveSessions.id, sessionId)))
  await writeShown(tx, sessionId, input)
  if (state === 'planned')
    await setAside(tx, sessionId, input.setAsides, { productIds: input.productIds, now })
  const { title, hostName, startsAt, endsAt, roomId } = before
  await audit(tx, {
    actorId: author.userId,
    action: 'liveSession.change',
    ...subject(sessionId),
    before: { title, hostName, startsAt, endsAt, roomId },
    after: input,
  })
  await liveChanged(tx)
}

const subject = (subjectId: string) => ({ subject: 'liveSession', subjectId })

/** Products and coupons in their order; what is being explained goes on being it. */
async function writeShown(
  tx: Db,
  sessionId: string,
  { productIds, couponBatchIds }: Pick<LiveSessionInput, 'productIds' | 'couponBatchIds'>,
): Promise<void> {
  await tx.delete(liveSessionProducts).where(
    sql`${liveSessionProducts.sessionId} = ${sessionId}
      and ${liveSessionProducts.productId} <> all(${sql.param([...productIds])}::uuid[])`,
  )
  if (productIds.length > 0) {
    await tx
      .insert(liveSessionProducts)
      .values(productIds.map((productId, position) => ({ sessionId, productId, position })))
      .onConflictDoUpdate({
        target: [liveSessionProducts.sessionId, liveSessionProducts.productId],
        set: { position: sql`excluded.position` },
      })
  }
  await tx.delete(liveSessionCoupons).where(eq(liveSessionCoupons.sessionId, sessionId))
  if (couponBatchIds.length === 0) return
  await tx
    .insert(liveSessionCoupons)
    .values(couponBatchIds.map((batchId, position) => ({ sessionId, batchId, position })))
}

/** Says `live_room_busy` for what the database refuses: another session of the room at that time, or on already. */
export async function refusingOverlap<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'live_sessions_overlap' || constraint === 'live_sessions_one_live') {
      throw new Refusal('live_room_busy')
    }
    throw error
  }
}
