import { Id } from '@yuxiang/shared/api/endpoint'
import { policy } from '@yuxiang/shared/policy'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { liveSessions } from '../live/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { attachment } from '../platform/http/signed-link.ts'
import { traceOf } from '../platform/http/trace.ts'
import type { Platform } from '../platform/index.ts'
import { calendarOf } from './calendar.ts'

/** `GET /api/live/sessions/{id}/calendar.ics`: public, as the session itself is; for phones without WeChat. */
export function mountCalendarFile(app: Hono, { config, database, clock }: Platform): void {
  app.get('/api/live/sessions/:id/calendar.ics', async (c) => {
    traceOf(c).route = 'GET /api/live/sessions/{id}/calendar.ics'
    const id = c.req.param('id')
    const [session] = Id.safeParse(id).success
      ? await database.db.select().from(liveSessions).where(eq(liveSessions.id, id))
      : []
    if (!session) throw new Refusal('live_session_not_found')
    const { title, hostName, startsAt, endsAt, state } = session
    const file = calendarOf({
      ...{ id, title, hostName, startsAt, endsAt },
      isCancelled: state === 'cancelled',
      address: new URL(`/packages/live/session/index?id=${id}&from=message`, config.PUBLIC_URL).href,
      writtenAt: clock(),
      alarmMinutes: policy.liveReminder.value,
    })
    return c.body(file, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachment('live.ics', `${title}.ics`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })
}
