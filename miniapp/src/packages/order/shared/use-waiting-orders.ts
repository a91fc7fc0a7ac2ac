import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'

/** The ids of orders of which something waits for a review, the newest ones; of one order when it is named. */
export function useWaitingOrders(userId: string, orderId?: string): ReadonlySet<string> {
  const waiting = useAnswer(ownName(userId, `waiting-reviews-${orderId ?? 'all'}`), () =>
    call('GET /api/reviews/waiting', { query: { orderId, pageSize: 100 } }),
  )
  useShowAgain(() => void waiting.reload())
  return new Set(waiting.data?.items.map((line) => line.orderId))
}
