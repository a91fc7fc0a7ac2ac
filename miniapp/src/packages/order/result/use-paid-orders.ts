import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { useEffect, useState } from 'react'
import { call } from '@/services/api'

/** The orders that a payment has paid; empty until they are known. */
export function usePaidOrders(orderIds: string[], paid: boolean): OrderDetail[] {
  const [orders, setOrders] = useState<OrderDetail[]>([])
  const key = paid ? orderIds.join() : ''
  useEffect(() => {
    if (!key) return
    let gone = false
    Promise.all(key.split(',').map((id) => call('GET /api/orders/{id}', { params: { id } })))
      .then((answers) => {
        if (!gone) setOrders(answers)
      })
      // The payment's result stands without them.
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [key])
  return orders
}
