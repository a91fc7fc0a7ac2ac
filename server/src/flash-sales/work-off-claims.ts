import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { giveBackClaims } from './give-back.ts'
import { type PlaceClaimed, placeQuietly } from './order-claim.ts'

const BATCH = 500

/**
 * Job: places the orders of claims that came with an address and have none yet. One that can't be placed (an address
 * that is gone, or where nobody delivers) waits for its shopper to choose another. Answers how many it placed.
 */
export async function orderWaitingClaims(platform: Platform, place: PlaceClaimed): Promise<number> {
  const rows = await platform.database.sql<{ id: string; userId: string; addressId: string }[]>`
    select id, user_id as "userId", address_id as "addressId" from flash_claims
    where state = 'won' and address_id is not null and pay_by > ${platform.clock().toISOString()}::timestamptz
    order by pay_by limit ${BATCH}`
  let placed = 0
  for (const { id, userId, addressId } of rows) {
    if (await placeQuietly(platform, place, { userId, claimId: id, addressId })) placed += 1
  }
  return placed
}

/** Job, every minute: claims for which nobody chose an address in time. Answers how many it released. */
export async function releaseOverdueClaims({ database, clock }: Platform): Promise<number> {
  const now = clock()
  let released = 0
  for (;;) {
    const ids = await database.transaction(async (tx) => {
      const due = await sqlOf(tx)<{ id: string }[]>`
        select id from flash_claims
        where state = 'won' and pay_by <= ${now.toISOString()}::timestamptz order by pay_by limit ${BATCH}`
      return giveBackClaims(
        tx,
        due.map(({ id }) => id),
        now,
      )
    })
    released += ids.length
    if (ids.length < BATCH) return released
  }
}
