import { liveStateAt } from '@yuxiang/shared/live/state-at'
import { policy } from '@yuxiang/shared/policy'
import { eq, isNull } from 'drizzle-orm'
import type postgres from 'postgres'
import { liveSessions } from '../live/index.ts'
import { type Notice, notify } from '../messages/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { liveReminderSessions } from './tables.ts'

/** People told by one transaction: their reminders, their messages and the job that sends them change together. */
const BATCH = 1_000
const minuteMs = 60_000

interface Open {
  id: string
  title: string
  state: (typeof liveSessions.$inferSelect)['state']
  reason: string | null
  startsAt: Date
  endsAt: Date
  knownStartsAt: Date
}

/**
 * Job, every minute: reminds of sessions that begin in a few minutes (or began early), and tells of those that were
 * cancelled, or moved while still to come; each person once. Crashed anywhere, the next run goes on with whoever was not
 * told. Answers how many it told.
 */
export async function runReminders(platform: Platform): Promise<number> {
  let told = 0
  for (const session of await openSessions(platform)) told += await runSession(platform, session)
  return told
}

const openSessions = ({ database }: Platform): Promise<Open[]> =>
  database.db
    .select({
      id: liveSessions.id,
      title: liveSessions.title,
      state: liveSessions.state,
      reason: liveSessions.reason,
      startsAt: liveSessions.startsAt,
      endsAt: liveSessions.endsAt,
      knownStartsAt: liveReminderSessions.startsAt,
    })
    .from(liveReminderSessions)
    .innerJoin(liveSessions, eq(liveSessions.id, liveReminderSessions.sessionId))
    .where(isNull(liveReminderSessions.closedAt))

async function runSession(platform: Platform, stored: Open): Promise<number> {
  const { db } = platform.database
  const now = platform.clock()
  // After an outage the clock is ahead of what is written down: nobody is called to what is over.
  const session = { ...stored, state: liveStateAt(stored, now) }
  const close = () =>
    db
      .update(liveReminderSessions)
      .set({ closedAt: now })
      .where(eq(liveReminderSessions.sessionId, session.id))
  if (session.state === 'cancelled') {
    const told = await inBatches(platform, (sql) => withdrawSome(sql, session.id, now), cancelled(session))
    await close()
    return told
  }
  if (session.state === 'ended') {
    await close()
    return 0
  }
  let told = 0
  // A host who begins by hand moves the start to that moment: nobody is told of it, who was reminded is not again.
  if (session.state === 'planned' && session.startsAt.getTime() !== session.knownStartsAt.getTime()) {
    told += await inBatches(platform, (sql) => moveSome(sql, session, now), moved(session))
    await db
      .update(liveReminderSessions)
      .set({ startsAt: session.startsAt })
      .where(eq(liveReminderSessions.sessionId, session.id))
  }
  const from = session.startsAt.getTime() - policy.liveReminder.value * minuteMs
  if (session.state === 'planned' && now.getTime() < from) return told
  return told + (await inBatches(platform, (sql) => remindSome(sql, session.id, now), starting(session, now)))
}

/** Who is to be told, and when each was told of another start last. */
type Take = (sql: postgres.Sql) => Promise<readonly { userId: string; movedAt: string | null }[]>

async function inBatches(platform: Platform, take: Take, notice: Omit<Notice, 'userId'>): Promise<number> {
  let told = 0
  for (let batch = BATCH; batch === BATCH; told += batch) {
    batch = await platform.database.transaction((tx) => tellSome(tx, platform, take, notice))
  }
  return told
}

async function tellSome(
  tx: Db,
  platform: Platform,
  take: Take,
  notice: Omit<Notice, 'userId'>,
): Promise<number> {
  const rows = await take(sqlOf(tx))
  await notify(
    tx,
    platform,
    // A start that was told, moved and moved back is told anew: what was said of it before is another message.
    rows.map(({ userId, movedAt }) => ({
      ...notice,
      userId,
      dedupeKey: movedAt === null ? notice.dedupeKey : `${notice.dedupeKey}/${movedAt}`,
    })),
  )
  return rows.length
}

type Taken = Awaited<ReturnType<Take>>

const remindSome = (sql: postgres.Sql, sessionId: string, now: Date) => sql<Taken[number][]>`
  update live_reminders set reminded_at = ${now.toISOString()}::timestamptz
  where session_id = ${sessionId} and user_id in (
    select user_id from live_reminders where session_id = ${sessionId} and reminded_at is null
    limit ${BATCH} for update skip locked)
  returning user_id as "userId", moved_at as "movedAt"`

const withdrawSome = (sql: postgres.Sql, sessionId: string, now: Date) => sql<Taken[number][]>`
  update live_reminders set withdrawn_at = ${now.toISOString()}::timestamptz
  where session_id = ${sessionId} and user_id in (
    select user_id from live_reminders where session_id = ${sessionId} and withdrawn_at is null
    limit ${BATCH} for update skip locked)
  returning user_id as "userId", null as "movedAt"`

/** Whoever is told of another start is reminded of it, too. */
const moveSome = (sql: postgres.Sql, { id, startsAt }: Open, now: Date) => sql<Taken[number][]>`
  update live_reminders set told_starts_at = ${startsAt.toISOString()}::timestamptz, reminded_at = null,
    moved_at = ${now.toISOString()}::timestamptz
  where session_id = ${id} and user_id in (
    select user_id from live_reminders
    where session_id = ${id} and told_starts_at <> ${startsAt.toISOString()}::timestamptz
    limit ${BATCH} for update skip locked)
  returning user_id as "userId", moved_at as "movedAt"`

const pageOf = (id: string) => `/packages/live/session/index?id=${id}&from=message`

function starting({ id, title, state, startsAt }: Open, now: Date): Omit<Notice, 'userId'> {
  const minutes = Math.ceil((startsAt.getTime() - now.getTime()) / minuteMs)
  const isOn = state === 'live'
  return {
    kind: 'liveStarting',
    title: isOn ? '直播已开始' : '直播即将开始',
    text: isOn ? `${title} 正在直播` : `${title} ${minutes} 分钟后开播`,
    path: pageOf(id),
    dedupeKey: `live/${id}/starting/${startsAt.toISOString()}`,
  }
}

const moved = ({ id, title, startsAt }: Open): Omit<Notice, 'userId'> => ({
  kind: 'liveChanged',
  title: '直播改期',
  text: `${title} 改到 ${moment.format(startsAt)} 开播，届时仍会提醒您`,
  path: pageOf(id),
  dedupeKey: `live/${id}/moved/${startsAt.toISOString()}`,
})

const cancelled = ({ id, title, reason }: Open): Omit<Notice, 'userId'> => ({
  kind: 'liveChanged',
  title: '直播已取消',
  text: `${title}：${reason ?? '主办方取消'}`,
  path: pageOf(id),
  dedupeKey: `live/${id}/cancelled`,
})

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
