import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { orderStateNames } from '@yuxiang/shared/states/order'
import { Text, View } from '@/elements'
import { useCountdown } from '@/hooks/use-countdown'
import { chinaDayAndTime, clockText } from '@/services/china-time'
import './state-card.scss'

/** Where the order stands and what happens next. */
export function StateCard({ order, onExpired }: { order: OrderDetail; onExpired: () => void }) {
  const unpaid = order.state === 'pendingPayment'
  const left = useCountdown(unpaid ? order.payment.expiresAt : undefined, onExpired)
  const tone = { paid: 'green', shipped: 'green', received: 'green', completed: 'green' } as const
  const name = order.state in tone ? 'green' : unpaid ? 'red' : 'grey'
  return (
    <View className={`card state-card state-card--${name}`}>
      <View className="grow">
        <View className="state-card__name" role="heading">
          {orderStateNames[order.state]}
        </View>
        <View className="state-card__words">{sentence(order, left)}</View>
      </View>
      {unpaid && left > 0 ? (
        <View className="state-card__clock">
          <Text className="state-card__figure number">{clockText(left)}</Text>
          <Text className="state-card__unit">后自动关闭</Text>
        </View>
      ) : null}
    </View>
  )
}

function sentence(order: OrderDetail, leftMs: number): string {
  switch (order.state) {
    case 'pendingPayment':
      return leftMs > 0 ? '商品已为您留好，请尽快付款' : '付款时间已到，正在核对'
    case 'paid':
      return paidWords(order)
    case 'shipped':
      return order.automaticReceiptAt
        ? `${chinaDayAndTime(order.automaticReceiptAt)} 自动确认收货`
        : '售后处理中，暂停自动确认收货'
    case 'received':
      return '已收货，谢谢您支持家乡农产品'
    case 'completed':
      return '交易完成，谢谢您支持家乡农产品'
    default:
      return order.closeReason ?? '这个订单不再继续'
  }
}

function paidWords({ shipBy, shippingOverdue }: OrderDetail): string {
  if (shipBy === null) return '已付款，商家正在备货，会尽快发出'
  const when = chinaDayAndTime(shipBy)
  return shippingOverdue
    ? `商家应在 ${when} 前发货，已经超时；可以催发货，或在售后里申请退款`
    : `已付款，商家正在备货，最晚 ${when} 发货`
}
