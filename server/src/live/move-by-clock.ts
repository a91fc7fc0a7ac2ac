import { eq } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { catchUp } from './move-session.ts'
import { liveSessions } from './tables.ts'

/**
 * Job, every minute: writes down what the clock has begun and ended, those that end first, so that their rooms are
 * free. One session's fault stops no other. Answers how many it moved.
 */
export async function moveByClock({ database, clock, log }: Platform): Promise<number> {
  const now = clock()
  const at = now.toISOString()
  const due = await sqlOf(database.db)<{ id: string }[]>`
    select id from live_sessions
    where (state = 'live' and ends_at <= ${at}::timestamptz)
      or (state = 'planned' and starts_at <= ${at}::timestamptz)
    order by state = 'planned', starts_at`
  let moved = 0
  for (const { id } of due) {
    try {
      await database.transaction((tx) => moveOne(tx, id, now))
      moved += 1
    } catch (error) {
      log.error({ sessionId: id, err: error }, 'a live session could not be moved')
    }
  }
  return moved
}

async function moveOne(tx: Db, sessionId: string, now: Date): Promise<void> {
  const [session] = await tx.select().from(liveSessions).where(eq(liveSessions.id, sessionId)).for('update')
  if (session) await catchUp(tx, session, now)
}
