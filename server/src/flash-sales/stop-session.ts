import { and, eq } from 'drizzle-orm'
import { releaseStock } from '../catalog/index.ts'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { moveSession } from './move-session.ts'
import { flashItems, flashSessions } from './tables.ts'

/** Stops a session until it is resumed; what was won stands. */
export const pauseSession = (tx: Db, operatorId: string, sessionId: string, reason: string): Promise<void> =>
  moveSession(tx, operatorId, sessionId, { event: 'pause', reason, set: { reason } })

export const resumeSession = (tx: Db, operatorId: string, sessionId: string): Promise<void> =>
  moveSession(tx, operatorId, sessionId, { event: 'resume', set: { reason: null } })

/** Throws a draft away; it stays on record. */
export const discardSession = (tx: Db, operatorId: string, sessionId: string): Promise<void> =>
  moveSession(tx, operatorId, sessionId, { event: 'discard' })

/** Ends a session before its time, for good: what is left goes back to the shop, what was won stands. */
export async function cancelSession(
  tx: Db,
  operatorId: string,
  sessionId: string,
  reason: string,
): Promise<void> {
  await moveSession(tx, operatorId, sessionId, { event: 'cancel', reason, set: { reason } })
  await closeItems(tx, sessionId)
}

/** Stops one item, or lets it go on. Refuses with `flash_item_not_found`. Answers its session. */
export async function pauseItem(
  tx: Db,
  operatorId: string,
  itemId: string,
  { paused, reason }: { paused: boolean; reason?: string },
): Promise<string> {
  const [item] = await tx
    .update(flashItems)
    .set({ paused })
    .where(and(eq(flashItems.id, itemId), eq(flashItems.closed, false)))
    .returning({ sessionId: flashItems.sessionId })
  if (!item) throw new Refusal('flash_sale_not_found')
  await audit(tx, {
    actorId: operatorId,
    action: paused ? 'flashItem.pause' : 'flashItem.resume',
    subject: 'flashItem',
    subjectId: itemId,
    after: { paused, ...(reason !== undefined && { reason }) },
  })
  return item.sessionId
}

/** Job, every minute: sessions whose time is over. One session's fault stops no other. Answers how many ended. */
export async function endSessions({ database, clock, log }: Platform): Promise<number> {
  const due = await database.sql<{ id: string }[]>`
    select id from flash_sessions
    where state in ('published', 'paused') and ends_at <= ${clock().toISOString()}::timestamptz order by ends_at`
  let ended = 0
  for (const { id } of due) {
    try {
      await database.transaction((tx) => endSession(tx, id))
      ended += 1
    } catch (error) {
      log.error({ sessionId: id, err: error }, 'a flash sale could not be ended')
    }
  }
  return ended
}

async function endSession(tx: Db, sessionId: string): Promise<void> {
  const [open] = await tx
    .select({ state: flashSessions.state })
    .from(flashSessions)
    .where(eq(flashSessions.id, sessionId))
    .for('update')
  // Another process was faster.
  if (open?.state !== 'published' && open?.state !== 'paused') return
  await moveSession(tx, null, sessionId, { event: 'end' })
  await closeItems(tx, sessionId)
}

/** Closes a session's items, in the order of their ids, and returns what is left of each to its SKU. */
async function closeItems(tx: Db, sessionId: string): Promise<void> {
  const left = await sqlOf(tx)<{ skuId: string; quantity: number }[]>`
    with open as (
      select id, sku_id, stock_left from flash_items where session_id = ${sessionId} and not closed
      order by id for no key update
    )
    update flash_items item set closed = true, stock_left = 0 from open where item.id = open.id
    returning open.sku_id as "skuId", open.stock_left as quantity`
  const returning = left.filter(({ quantity }) => quantity > 0)
  if (returning.length > 0) await releaseStock(tx, returning)
}
