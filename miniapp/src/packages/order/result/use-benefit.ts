import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import { sumOfBenefits } from '../shared/benefit-card'

/** What the paid orders did for farmers; null until it is known, and when there is nothing to tell. */
export function useBenefit(orderIds: string[], paid: boolean): OrderDetail['benefit'] {
  const [benefit, setBenefit] = useState<OrderDetail['benefit']>(null)
  const key = paid ? orderIds.join() : ''
  useEffect(() => {
    if (!key) return
    let gone = false
    Promise.all(key.split(',').map((id) => call('GET /api/orders/{id}', { params: { id } })))
      .then((orders) => {
        if (!gone) setBenefit(sumOfBenefits(orders.map((order) => order.benefit)))
      })
      // The payment's result stands without it.
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [key])
  return benefit
}
