import type { DeskOrder } from '@yuxiang/shared/api/order-desk'
import { useState } from 'react'
import { Note } from '@/components/Note'
import { ParcelSheet } from '@/components/ParcelSheet'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { BatchPicks, type PickedBatches } from './batch-picks'
import { unitsToSend } from './units-to-send'

interface Props {
  order: DeskOrder
  onClose: () => void
  onShipped: () => void
}

/** Ships one order. */
export function ShipSheet({ order, onClose, onShipped }: Props) {
  const [picked, setPicked] = useState<PickedBatches>({})
  const units = unitsToSend(order)
  return (
    <ParcelSheet
      title={`发货：订单 ${order.orderNo}`}
      onClose={onClose}
      onSend={async (body) => {
        const batches = Object.entries(picked).map(([lineId, batchCode]) => ({ lineId, batchCode }))
        await call('POST /api/merchant/orders/{id}/ship', {
          params: { id: order.id },
          body: { ...body, ...(batches.length > 0 ? { batches } : {}) },
        })
        toastDone('已发货')
        onShipped()
      }}
    >
      <Note tone={order.withheldUnits > 0 ? 'warm' : 'plain'}>
        共 {units} 件，寄给 {order.recipient.name}（{order.recipient.phone}）。
        {order.withheldUnits > 0 ? '退款申请中的商品请勿寄出。' : ''}
        {order.remark ? `买家留言：${order.remark}` : ''}
      </Note>
      <BatchPicks orderId={order.id} picked={picked} onChange={setPicked} />
    </ParcelSheet>
  )
}
