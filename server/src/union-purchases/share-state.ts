import type { DistributionRow } from '@yuxiang/shared/api/union-purchases'
import type { z } from 'zod'
import type { OrderOfPayment } from '../orders/index.ts'
import { purchaseState } from './read-purchases.ts'
import type { unionDistributions, unionPurchases } from './tables.ts'

type Row = z.infer<typeof DistributionRow>
export type ShareState = Pick<Row, 'state' | 'signedAt' | 'signedAs'>

/**
 * How a share stands. Handed out at the unit it is signed for; sent to the member it is received with the last of its
 * own orders, by the member or, after the time for it, by the system.
 */
export function shareState(
  share: Pick<typeof unionDistributions.$inferSelect, 'signedAt' | 'signedAs' | 'orderIds'>,
  purchase: Pick<typeof unionPurchases.$inferSelect, 'delivery'>,
  orders: readonly OrderOfPayment[],
): ShareState {
  if (purchase.delivery === 'unit') {
    const state = share.signedAt ? ('signed' as const) : purchaseState(orders)
    return { state, signedAt: share.signedAt?.toISOString() ?? null, signedAs: share.signedAs }
  }
  const own = orders.filter(({ id }) => share.orderIds.includes(id))
  const state = purchaseState(own)
  if (state !== 'ready') return { state, signedAt: null, signedAs: null }
  const received = own.flatMap(({ receivedAt }) => (receivedAt ? [receivedAt.getTime()] : []))
  const isBySystem = own.some(({ receivedBy }) => receivedBy === 'system')
  return {
    state: 'signed',
    signedAt: new Date(Math.max(...received)).toISOString(),
    signedAs: isBySystem ? 'system' : 'member',
  }
}
