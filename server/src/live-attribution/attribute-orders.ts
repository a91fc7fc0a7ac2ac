import { eq } from 'drizzle-orm'
import { isOperator } from '../identity/index.ts'
import { liveSessions } from '../live/index.ts'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'
import type { Click } from './click-token.ts'
import { liveAttributions } from './tables.ts'

/**
 * Lets new orders count for the session that their buyer clicked on last, in the orders' own transaction. Who works for
 * the platform, for the session's merchant or for the order's own is no customer won: their orders count for none.
 */
export async function attributeOrders(
  tx: Db,
  click: Click,
  userId: string,
  orders: readonly { id: string; merchantId: string; placedAt: Date }[],
): Promise<void> {
  const [[session], isOfPlatform, ownMerchants] = await together(
    tx
      .select({ merchantId: liveSessions.merchantId })
      .from(liveSessions)
      .where(eq(liveSessions.id, click.sessionId)),
    isOperator(tx, userId),
    merchantsOfStaff(tx, userId),
  )
  const isOwn = (merchantId: string | null) => merchantId !== null && ownMerchants.includes(merchantId)
  if (!session || isOfPlatform || isOwn(session.merchantId)) return
  const counted = orders.filter(({ merchantId }) => !isOwn(merchantId))
  if (counted.length === 0) return
  await tx
    .insert(liveAttributions)
    .values(counted.map(({ id, placedAt }) => ({ orderId: id, placedAt, ...click })))
}
