import type { messagesContract } from '@yuxiang/shared/api/messages'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { markRead, readMessages } from './read-messages.ts'
import { keepConsents, readSubscriptions } from './subscriptions.ts'

export function messageRoutes(platform: Platform): RouteTable<typeof messagesContract> {
  return {
    'GET /api/messages': only(['shopper'], ({ query, actor }) => readMessages(platform, actor.userId, query)),
    'POST /api/messages/read': only(['shopper'], ({ body, actor }) =>
      markRead(platform, actor.userId, body.ids),
    ),
    'GET /api/messages/subscriptions': only(['shopper'], ({ actor }) =>
      readSubscriptions(platform, actor.userId),
    ),
    'POST /api/messages/subscriptions': only(
      ['shopper'],
      async ({ body, actor, idempotency }) => {
        await idempotently(platform.database, actor.userId, idempotency, async (tx) => {
          await keepConsents(tx, platform, actor.userId, body.templates)
          return { answer: {} }
        })
      },
      { count: 60, seconds: 3_600, per: 'actor' },
    ),
  }
}
