import type { flashSalesContract } from '@yuxiang/shared/api/flash-sales'
import { only, open, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { createDesk } from './desk.ts'
import { createOrderSoon, orderClaim, type PlaceClaimed } from './order-claim.ts'
import { readClaim, readClaims } from './read-claims.ts'
import { createSessionsReader, readItem } from './read-sessions.ts'
import { setReminder } from './remind.ts'

const perShopper = { count: 60, seconds: 60, per: 'actor' } as const

/** Flash sales as everybody sees them, and what shoppers do there. `place` is how orders are placed: orders hand it in. */
export function flashSaleRoutes(
  platform: Platform,
  place: PlaceClaimed,
): RouteTable<typeof flashSalesContract> {
  const { database } = platform
  const desk = createDesk(platform)
  const orderSoon = createOrderSoon(platform, place)
  const readAll = createSessionsReader(platform)
  return {
    'GET /api/flash-sales': open(() => readAll()),
    'GET /api/flash-sales/claims': only(['shopper'], ({ actor, query }) =>
      readClaims(platform, actor.userId, query),
    ),
    'GET /api/flash-sales/claims/{id}': only(['shopper'], ({ actor, params }) =>
      readClaim(platform, actor.userId, params.id),
    ),
    'POST /api/flash-sales/claims/{id}/order': only(
      ['shopper'],
      async ({ actor: { userId }, params: { id: claimId }, body, idempotency }) => {
        await idempotently(database, userId, idempotency, async (tx) => {
          await orderClaim(tx, platform, place, { userId, claimId, addressId: body.addressId })
          return { answer: { claimId } }
        })
        // Only now: it may read through the pool, where others wait for the connection that the transaction held.
        return readClaim(platform, userId, claimId)
      },
      perShopper,
    ),
    'PUT /api/flash-sales/sessions/{id}/reminder': only(
      ['shopper'],
      async ({ actor, params, body }) => {
        await setReminder(platform, actor.userId, params.id, body.wanted)
        return body
      },
      perShopper,
    ),
    'GET /api/flash-sales/{itemId}': open(({ actor, params }) =>
      readItem(platform, params.itemId, actor?.userId ?? null),
    ),
    'POST /api/flash-sales/{itemId}/ticket': only(['shopper'], ({ actor, params, clientIp }) =>
      desk.giveTicket({ userId: actor.userId, clientIp }, params.itemId),
    ),
    // The key is kept with the claim itself: a row of its own for each would cost the batch half its speed.
    'POST /api/flash-sales/{itemId}/claims': only(
      ['shopper'],
      async ({ actor: { userId }, params, body, idempotency, clientIp }) => {
        const { ticket, addressId = null, isRepeat = false } = body
        const wish = { key: idempotency.key, ticket, addressId, isRepeat }
        const claimed = await desk.claim({ userId, clientIp }, params.itemId, wish)
        if (addressId !== null) orderSoon({ userId, claimId: claimed.claimId, addressId })
        return claimed
      },
    ),
  }
}
