import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { usableFen } from '@/services/allowances'
import { call } from '@/services/api'

export interface Belongings {
  /** Whole points that can be spent. */
  points?: number
  /** What can be spent of all allowances, in fen. */
  allowanceFen?: number
  /** Coupons that can be used now. */
  coupons?: number
  /** Messages not read yet. */
  unread?: number
}

/** What the person has to spend and to read, asked whenever the page comes back; empty without a login or an answer. */
export function useBelongings(userId: string | undefined) {
  const [belongings, setBelongings] = useState<Belongings>({})
  const reload = useCallback(async () => {
    if (!userId) {
      setBelongings({})
      return
    }
    const [points, allowances, coupons, messages] = await Promise.all([
      // Without an answer the last figure stays.
      call('GET /api/points', { query: { pageSize: 1 } }).catch(() => undefined),
      call('GET /api/union/allowances').catch(() => undefined),
      call('GET /api/coupons', { query: { pageSize: 1 } }).catch(() => undefined),
      call('GET /api/messages', { query: { pageSize: 1 } }).catch(() => undefined),
    ])
    setBelongings((before) => ({
      ...before,
      ...(points ? { points: points.balance } : {}),
      ...(allowances ? { allowanceFen: usableFen(allowances.items) } : {}),
      ...(coupons ? { coupons: coupons.available } : {}),
      ...(messages ? { unread: messages.unread } : {}),
    }))
  }, [userId])
  useEffect(() => void reload(), [reload])
  useDidShow(() => void reload())
  return { belongings, reload }
}
