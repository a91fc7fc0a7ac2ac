import { policy } from '@yuxiang/shared/policy'
import { and, eq, inArray } from 'drizzle-orm'
import { notify } from '../messages/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { flashReminders, flashSessions } from './tables.ts'

const BATCH = 1_000

/** Sets a reminder before a session begins, or takes it away. Refuses with `flash_sale_not_found`, `flash_sale_started`. */
export async function setReminder(
  { database, clock }: Platform,
  userId: string,
  sessionId: string,
  wanted: boolean,
): Promise<void> {
  const { db } = database
  const now = clock()
  const [session] = await db
    .select({ startsAt: flashSessions.startsAt })
    .from(flashSessions)
    .where(and(eq(flashSessions.id, sessionId), inArray(flashSessions.state, ['published', 'paused'])))
  if (!session) throw new Refusal('flash_sale_not_found')
  if (!wanted) {
    await db
      .delete(flashReminders)
      .where(and(eq(flashReminders.sessionId, sessionId), eq(flashReminders.userId, userId)))
    return
  }
  if (session.startsAt <= now) throw new Refusal('flash_sale_started')
  await db.insert(flashReminders).values({ sessionId, userId, createdAt: now }).onConflictDoNothing()
}

/**
 * Job, every minute: tells whoever asked for it that a session begins in a few minutes, once each. Answers how many it
 * told.
 */
export async function remindOfSessions(platform: Platform): Promise<number> {
  const now = platform.clock()
  const until = new Date(now.getTime() + policy.flashReminder.value * 60_000)
  const due = await platform.database.sql<{ id: string; title: string }[]>`
    select id, title from flash_sessions
    where state = 'published' and ends_at > ${now.toISOString()}::timestamptz
      and starts_at > ${now.toISOString()}::timestamptz and starts_at <= ${until.toISOString()}::timestamptz`
  let told = 0
  for (const session of due) {
    for (let batch = BATCH; batch === BATCH; told += batch) {
      batch = await platform.database.transaction((tx) => remindSome(tx, platform, session, now))
    }
  }
  return told
}

async function remindSome(
  tx: Db,
  platform: Platform,
  { id, title }: { id: string; title: string },
  now: Date,
): Promise<number> {
  const rows = await sqlOf(tx)<{ userId: string }[]>`
    update flash_reminders set reminded_at = ${now.toISOString()}::timestamptz
    where session_id = ${id} and user_id in (
      select user_id from flash_reminders where session_id = ${id} and reminded_at is null
      limit ${BATCH} for update skip locked)
    returning user_id as "userId"`
  await notify(
    tx,
    platform,
    rows.map(({ userId }) => ({
      userId,
      kind: 'flashSaleStarting' as const,
      title: '积分抢购即将开始',
      text: `${title} ${policy.flashReminder.value} 分钟内开抢`,
      path: `/packages/flash/sessions/index?id=${id}`,
      dedupeKey: `flash-sale/${id}`,
    })),
  )
  return rows.length
}
