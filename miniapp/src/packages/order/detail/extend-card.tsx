import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { policy } from '@yuxiang/shared/policy'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'

const days = policy.receiptExtension.value

/** The parcel is late: automatic receipt can be put off, once. */
export function ExtendCard({ order, onChanged }: { order: OrderDetail; onChanged: () => void }) {
  const [busy, setBusy] = useState(false)
  const extend = async () => {
    const question = `自动确认收货推迟 ${days} 天，每个订单可以延长一次`
    if (busy || !(await confirmAct('延长收货', question, '延长收货'))) return
    setBusy(true)
    try {
      await call('POST /api/orders/{id}/extend-receipt', { params: { id: order.id } })
      toastDone('已延长')
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
    onChanged()
  }
  return (
    <View className="card">
      <Cell
        icon="clock"
        title="延长收货"
        hint={`还没收到？自动确认收货可推迟 ${days} 天`}
        onTap={() => void extend()}
      />
    </View>
  )
}
