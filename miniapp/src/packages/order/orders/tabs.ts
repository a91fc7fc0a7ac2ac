import type { OrderSummary } from '@yuxiang/shared/api/orders'
import type { OrderState } from '@yuxiang/shared/states/order'
import type { PageAnswer, PageRequest } from '@/hooks/use-paged-list'
import { call } from '@/services/api'

export const orderTabs = [
  { name: 'all', text: '全部', states: [undefined] },
  { name: 'pendingPayment', text: '待付款', states: ['pendingPayment'] },
  { name: 'paid', text: '待发货', states: ['paid'] },
  { name: 'shipped', text: '待收货', states: ['shipped'] },
  { name: 'completed', text: '已完成', states: ['received', 'completed'] },
] as const satisfies readonly { name: string; text: string; states: readonly (OrderState | undefined)[] }[]

export type OrderTab = (typeof orderTabs)[number]

const pageSize = 10

/**
 * One page of a tab. A tab of several states shows them one after the other: the cursor says which state it is in,
 * `0:` being the first page of the first.
 */
export async function loadOrders(
  tab: OrderTab,
  { cursor = '0:' }: PageRequest,
): Promise<PageAnswer<OrderSummary>> {
  const [at = '0', place = ''] = cursor.split(':')
  const states: readonly (OrderState | undefined)[] = tab.states
  const { items, nextCursor } = await call('GET /api/orders', {
    query: { state: states[Number(at)], cursor: place || undefined, pageSize },
  })
  if (nextCursor) return { items, nextCursor: `${at}:${nextCursor}` }
  const next = Number(at) + 1
  if (next >= states.length) return { items }
  // An empty page would look like the end.
  return items.length > 0
    ? { items, nextCursor: `${next}:` }
    : loadOrders(tab, { page: 1, cursor: `${next}:` })
}
