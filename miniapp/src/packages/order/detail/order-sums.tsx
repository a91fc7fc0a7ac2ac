import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Sums } from '@/components/Sums'
import { sumRows } from '@/services/price-sums'
import { linesOfOrder } from '../shared/detail-lines'
import { PriceDetail } from '../shared/price-detail'

/** How the order's amount came about, as it was stored, and on asking line by line. */
export function OrderSums({ order }: { order: OrderDetail }) {
  const [asked, setAsked] = useState(false)
  const lines = linesOfOrder(order)
  return (
    <>
      <Sums rows={sumRows(order)} total={{ name: order.paidAt ? '实付' : '应付', fen: order.cashFen }} />
      {lines.length > 0 ? <Cell title="价格明细" onTap={() => setAsked(true)} /> : null}
      {asked ? <PriceDetail lines={lines} onClose={() => setAsked(false)} /> : null}
    </>
  )
}
