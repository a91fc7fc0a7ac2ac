import type { DeskOrderDetail } from '@yuxiang/shared/api/order-desk'
import { Note } from '@/components/Note'
import { ParcelSheet } from '@/components/ParcelSheet'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'

interface Props {
  order: DeskOrderDetail
  onClose: () => void
  onCorrected: () => void
}

/** Another carrier or number than the one that was typed; the sheet says that this is possible once. */
export function CorrectSheet({ order, onClose, onCorrected }: Props) {
  return (
    <ParcelSheet
      title="更正运单号"
      onClose={onClose}
      onSend={async (body) => {
        await call('POST /api/merchant/orders/{id}/parcel-correction', { params: { id: order.id }, body })
        toastDone('已更正')
        onCorrected()
      }}
    >
      <Note tone="warm">
        现在是 {order.shipment?.carrierName} {order.shipment?.trackingNo}。只能更正一次，提交后会通知买家。
      </Note>
    </ParcelSheet>
  )
}
