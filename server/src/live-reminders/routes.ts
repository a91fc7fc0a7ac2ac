import type { liveRemindersContract } from '@yuxiang/shared/api/live-reminders'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { isReminded, setReminder } from './set-reminder.ts'

export function liveReminderRoutes(platform: Platform): RouteTable<typeof liveRemindersContract> {
  return {
    'GET /api/live/sessions/{id}/reminder': only(['shopper'], async ({ actor, params }) => ({
      wanted: await isReminded(platform, actor.userId, params.id),
    })),
    'PUT /api/live/sessions/{id}/reminder': only(
      ['shopper'],
      async ({ actor, params, body }) => {
        await setReminder(platform, actor.userId, params.id, body.wanted)
        return body
      },
      { count: 60, seconds: 60, per: 'actor' },
    ),
  }
}
