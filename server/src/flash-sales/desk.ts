import type { FlashClaimed, FlashTicket } from '@yuxiang/shared/api/flash-sales'
import type { ProblemCode } from '@yuxiang/shared/problems'
import { networkOf } from '../platform/http/client-ip.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { createClaimQueue } from './claim-queue.ts'
import { isEligible } from './eligibility.ts'
import { findByKey } from './find-claim.ts'
import { type Asked, type Outcome, repeated, settleClaims } from './settle-claims.ts'
import { createSoldOut } from './sold-out.ts'
import { closedAt, createTermsReader } from './terms.ts'
import { createTickets } from './ticket.ts'

/** A person taps a few times; a company's phones share one address. */
const perShopper = { count: 60, seconds: 60 } as const
const perAddress = { count: 6_000, seconds: 60 } as const

interface Act {
  ofShopper: string
  fromAddress: string
}
const ticketing: Act = {
  ofShopper: 'flash tickets of a shopper',
  fromAddress: 'flash tickets from an address',
}
const claiming: Act = { ofShopper: 'flash claims of a shopper', fromAddress: 'flash claims from an address' }

interface Caller {
  userId: string
  clientIp: string
}

/** Where a process lets people into flash sales and takes their claims. */
export interface Desk {
  giveTicket(caller: Caller, itemId: string): Promise<FlashTicket>
  claim(
    caller: Caller,
    itemId: string,
    wish: { key: string; ticket: string; addressId: string | null; isRepeat: boolean },
  ): Promise<FlashClaimed>
}

// Thrown by the thousand once an item is gone: made once, without a stack each.
const gone = new Refusal('sold_out')

export function createDesk(platform: Platform): Desk {
  const { config, clock, database, limits } = platform
  const tickets = createTickets(config.SECRET_KEY)
  const terms = createTermsReader(platform)
  const soldOut = createSoldOut(database)
  const queue = createClaimQueue((itemId, asked) => settleClaims(platform, itemId, asked), {
    onSettled: soldOut.note,
    isTooLate: (itemId, userId) => soldOut.isFor(itemId, userId) === true,
    onFault: (error) => platform.log.error({ err: error }, 'claims could not be settled'),
  })

  async function takeLimits(act: Act, { userId, clientIp }: Caller): Promise<void> {
    await limits.take(act.ofShopper, userId, perShopper)
    await limits.take(act.fromAddress, networkOf(clientIp), perAddress)
  }

  return {
    async giveTicket(caller, itemId) {
      await takeLimits(ticketing, caller)
      const now = clock()
      const found = await terms.of(itemId)
      if (!found) throw new Refusal('flash_item_not_found')
      const closed = closedAt(found, now)
      if (closed) throw new Refusal(closed)
      if (!(await isEligible(database.db, caller.userId, found.eligibility, now))) {
        throw new Refusal('not_eligible')
      }
      const { ticket, expiresAt } = tickets.issue(caller.userId, itemId, now)
      return { ticket, expiresAt: expiresAt.toISOString(), serverTime: now.toISOString() }
    },

    async claim(caller, itemId, { key, ticket, addressId, isRepeat }) {
      if (!isRepeat && (await soldOut.isFor(itemId, caller.userId))) throw gone
      const goodUntil = tickets.check(ticket, caller.userId, itemId)
      if (goodUntil === null) throw new Refusal('ticket_invalid')
      await takeLimits(claiming, caller)
      const askedAt = clock()
      const asked: Asked = { userId: caller.userId, key, addressId, isRepeat, askedAt }
      if (goodUntil > askedAt) return answerOf(await queue.ask(itemId, asked))
      // The answer was lost and the phone asks again, however late.
      const before = await findByKey(database.db, caller.userId, key)
      return answerOf(before ? repeated(before, itemId, asked) : { refusal: await whyLate(itemId, askedAt) })
    },
  }

  async function whyLate(itemId: string, now: Date): Promise<ProblemCode> {
    const found = await terms.of(itemId)
    return found && closedAt(found, now) === 'ended' ? 'ended' : 'ticket_invalid'
  }
}

function answerOf(outcome: Outcome): FlashClaimed {
  if ('refusal' in outcome) throw new Refusal(outcome.refusal)
  return { claimId: outcome.claimId, state: 'won', payBy: outcome.payBy.toISOString() }
}
