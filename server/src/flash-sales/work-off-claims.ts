import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { giveBackClaims } from './give-back.ts'
import { type PlaceClaimed, placeQuietly } from './order-claim.ts'

const BATCH = 500
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

interface Waiting {
  id: string
  userId: string
  addressId: string
  payBy: string
}

/**
 * Job: places the orders of claims that came with an address and have none yet. One that can't be placed (an address
 * that is gone, or where nobody delivers) waits for its shopper to choose another; one's fault stops no other. Answers how many it placed.
 */
export async function orderWaitingClaims(
  platform: Platform,
  place: PlaceClaimed,
  { batch = BATCH }: { batch?: number } = {},
): Promise<number> {
  let placed = 0
  let after = { payBy: platform.clock().toISOString(), id: LAST_ID }
  for (;;) {
    // On from the last one: those that stay must not hide the others behind them.
    const rows = await platform.database.sql<Waiting[]>`
      select id, user_id as "userId", address_id as "addressId", pay_by::text as "payBy" from flash_claims
      where state = 'won' and address_id is not null
        and (pay_by, id) > (${after.payBy}::timestamptz, ${after.id}::uuid)
      order by pay_by, id limit ${batch}`
    for (const { id: claimId, userId, addressId } of rows) {
      try {
        if (await placeQuietly(platform, place, { userId, claimId, addressId })) placed += 1
      } catch (error) {
        platform.log.error({ claimId, err: error }, 'the order of a claim could not be placed')
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < batch) return placed
    after = last
  }
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
