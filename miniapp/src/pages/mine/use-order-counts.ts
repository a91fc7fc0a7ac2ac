import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { call } from '@/services/api'

const counted = ['pendingPayment', 'paid', 'shipped'] as const
export type OrderCounts = Partial<Record<(typeof counted)[number], number>>

/** How many orders wait for something, asked whenever the page comes back; empty without a login or an answer. */
export function useOrderCounts(userId: string | undefined) {
  const [counts, setCounts] = useState<OrderCounts>({})
  const reload = useCallback(async () => {
    if (!userId) {
      setCounts({})
      return
    }
    // Badges are a hint: without an answer the last ones stay.
    const answers = await Promise.all(
      counted.map((state) => call('GET /api/orders', { query: { state, pageSize: 1 } })),
    ).catch(() => null)
    if (answers) setCounts(Object.fromEntries(counted.map((state, at) => [state, answers[at]?.total ?? 0])))
  }, [userId])
  useEffect(() => void reload(), [reload])
  useDidShow(() => void reload())
  return { counts, reload }
}
