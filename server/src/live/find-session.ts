import { eq, type InferSelectModel } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type Author, maySee } from '../promotions/index.ts'
import { liveRooms, liveSessions } from './tables.ts'

export type RoomRow = InferSelectModel<typeof liveRooms>
export type SessionRow = InferSelectModel<typeof liveSessions>

/** A session, whoever asks; refuses with `live_session_not_found`. */
export async function requireSession(db: Db, sessionId: string): Promise<SessionRow> {
  const [row] = await db.select().from(liveSessions).where(eq(liveSessions.id, sessionId))
  if (!row) throw new Refusal('live_session_not_found')
  return row
}

/** One that this author plans: the operator all, a merchant its own; somebody else's is no different from none. */
export async function requireSeen(db: Db, author: Author, sessionId: string): Promise<SessionRow> {
  const session = await requireSession(db, sessionId)
  if (!maySee(author, session.merchantId)) throw new Refusal('live_session_not_found')
  return session
}

/** The same, locked: who changes a session does so alone. */
export async function lockSeen(tx: Db, author: Author, sessionId: string): Promise<SessionRow> {
  await lockSession(tx, sessionId)
  return requireSeen(tx, author, sessionId)
}

/** A session, whoever asks, locked; refuses with `live_session_not_found`. */
export async function lockSession(tx: Db, sessionId: string): Promise<SessionRow> {
  const [row] = await tx.select().from(liveSessions).where(eq(liveSessions.id, sessionId)).for('update')
  if (!row) throw new Refusal('live_session_not_found')
  return row
}

/** A room of this author's; refuses with `live_room_not_found`. */
export async function requireRoom(db: Db, author: Author, roomId: string): Promise<RoomRow> {
  const [room] = await db.select().from(liveRooms).where(eq(liveRooms.id, roomId))
  if (!room || !maySee(author, room.merchantId)) throw new Refusal('live_room_not_found')
  return room
}

/** Locked, so that it is not closed while something is planned in it. */
export async function lockRoom(tx: Db, author: Author, roomId: string): Promise<RoomRow> {
  await tx.select({ id: liveRooms.id }).from(liveRooms).where(eq(liveRooms.id, roomId)).for('update')
  return requireRoom(tx, author, roomId)
}
