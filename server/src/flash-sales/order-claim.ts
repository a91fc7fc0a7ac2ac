import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireOwnClaim } from './find-claim.ts'
import { claimsPaid } from './give-back.ts'
import { flashClaims, flashItems, flashSessions } from './tables.ts'

/** What was won, as an order needs it; the points are held already. */
export interface ClaimedGoods {
  /** The order's id, too. */
  claimId: string
  userId: string
  itemId: string
  skuId: string
  title: string
  points: number
  priceFen: number
  /** What the merchant gets. */
  valueFen: number
  payBy: Date
}

/**
 * Places the ordinary order of a claim in the caller's transaction; orders do it, and are handed in. Refuses with
 * `address_not_found`, `not_deliverable`.
 */
export type PlaceClaimed = (
  tx: Db,
  platform: Platform,
  goods: ClaimedGoods,
  addressId: string,
) => Promise<{ paymentId: string; isPaid: boolean }>

/**
 * Makes an order of a claim; asked again, nothing changes. Refuses with `flash_claim_not_found`, `flash_claim_over`
 * (its time is over) and what {@link PlaceClaimed} refuses.
 */
export async function orderClaim(
  tx: Db,
  platform: Platform,
  place: PlaceClaimed,
  { userId, claimId, addressId }: { userId: string; claimId: string; addressId: string },
): Promise<void> {
  const before = await requireOwnClaim(tx, userId, claimId)
  const [taken] = await sqlOf(tx)<{ id: string }[]>`
    select id from flash_claims where id = ${claimId} and state = 'won' for update`
  if (!taken) {
    const { state } = await requireOwnClaim(tx, userId, claimId)
    if (state === 'ordered' || state === 'paid') return
    throw new Refusal('flash_claim_over')
  }
  if (before.payBy <= platform.clock()) throw new Refusal('flash_claim_over')
  const [goods] = await tx
    .select({ skuId: flashItems.skuId, valueFen: flashItems.valueFen, title: flashSessions.title })
    .from(flashItems)
    .innerJoin(flashSessions, eq(flashSessions.id, flashItems.sessionId))
    .where(eq(flashItems.id, before.itemId))
  if (!goods) throw new Error(`flash item ${before.itemId} is gone`)
  const { itemId, points, priceFen, payBy } = before
  const claimed = { claimId, userId, itemId, points, priceFen, payBy, ...goods }
  const { paymentId, isPaid } = await place(tx, platform, claimed, addressId)
  await tx.update(flashClaims).set({ state: 'ordered', paymentId }).where(eq(flashClaims.id, claimId))
  if (isPaid) await claimsPaid(tx, [claimId])
}

type Waiting = { userId: string; claimId: string; addressId: string }

/** Orders placed at once beside the sale: it comes first. */
const ORDERS_AT_ONCE = 2

/**
 * Places orders of fresh claims that came with an address, while their shoppers have their answer. What a stop or a
 * fault leaves behind, the job places.
 */
export function createOrderSoon(platform: Platform, place: PlaceClaimed): (claim: Waiting) => void {
  const waiting: Waiting[] = []
  let atWork = 0
  async function workOff(): Promise<void> {
    atWork += 1
    for (let claim = waiting.shift(); claim; claim = waiting.shift()) {
      const { userId, claimId, addressId } = claim
      try {
        await placeQuietly(platform, place, { userId, claimId, addressId })
      } catch (error) {
        platform.log.warn({ claimId, err: error }, 'the order of a claim is left to the job')
      }
    }
    atWork -= 1
  }
  return (claim) => {
    waiting.push(claim)
    if (atWork < ORDERS_AT_ONCE) void workOff()
  }
}

/** Places one order; false when it is refused: its shopper chooses another address. */
export async function placeQuietly(
  platform: Platform,
  place: PlaceClaimed,
  claim: Waiting,
): Promise<boolean> {
  try {
    await platform.database.transaction((tx) => orderClaim(tx, platform, place, claim))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
