import { type FlashSessionEvent, flashSessionMachine } from '@yuxiang/shared/states/flash-sale'
import { next, statesAllowing } from '@yuxiang/shared/states/machine'
import { and, eq, type InferSelectModel, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { flashSessions } from './tables.ts'

export type SessionRow = InferSelectModel<typeof flashSessions>

interface Move {
  event: FlashSessionEvent
  reason?: string
  set?: Partial<Pick<SessionRow, 'publishedAt' | 'reason'>>
}

/** A session, whoever asks; refuses with `flash_sale_not_found`. */
export async function requireSession(db: Db, sessionId: string): Promise<SessionRow> {
  const [row] = await db.select().from(flashSessions).where(eq(flashSessions.id, sessionId))
  if (!row) throw new Refusal('flash_sale_not_found')
  return row
}

/** Moves the state by one conditional update and leaves the audit row; refuses with `flash_sale_state_conflict`. */
export async function moveSession(
  tx: Db,
  actorId: string | null,
  sessionId: string,
  { event, reason, set }: Move,
): Promise<void> {
  const from = statesAllowing(flashSessionMachine, event)
  const [to] = from.map((state) => next(flashSessionMachine, state, event))
  if (!to) throw new Error(`no state allows ${event}`)
  const moved = await tx
    .update(flashSessions)
    .set({ state: to, ...set })
    .where(and(eq(flashSessions.id, sessionId), inArray(flashSessions.state, from)))
    .returning({ id: flashSessions.id })
  if (moved.length === 0) {
    await requireSession(tx, sessionId)
    throw new Refusal('flash_sale_state_conflict')
  }
  await audit(tx, {
    actorId,
    action: `flashSale.${event}`,
    subject: 'flashSale',
    subjectId: sessionId,
    after: { state: to, ...(reason !== undefined && { reason }) },
  })
}
