import type { OrderSummary } from '@yuxiang/shared/api/orders'
import { orderStateNames } from '@yuxiang/shared/states/order'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { LineRow } from '../shared/line-row'
import type { OrderAct } from '../shared/order-acts'
import { OrderButtons } from '../shared/order-buttons'
import './order-card.scss'

const mostLines = 2

interface Props {
  order: OrderSummary
  /** How many unpaid orders one payment pays together. */
  together: number
  mayReview: boolean
  busy: { orderId: string; act: OrderAct } | null
  onAct: (act: OrderAct, order: OrderSummary) => void
}

/** An order in the list. */
export function OrderCard({ order, together, mayReview, busy, onAct }: Props) {
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const more = order.lines.length - mostLines
  const waiting = ['pendingPayment', 'paid', 'shipped'].includes(order.state)
  return (
    <View className="card order-card" role="group" label={`${order.merchantName}的订单`}>
      <Link className="order-card__main" to={pageUrl(pages.order, { id: order.id })}>
        <View className="row order-card__head">
          <Icon name="shop" size="sm" color="muted" />
          <View className="grow order-card__merchant lines-1">{order.merchantName}</View>
          <Text className={`order-card__state ${waiting ? 'order-card__state--waiting' : ''}`}>
            {orderStateNames[order.state]}
          </Text>
        </View>
        {order.lines.slice(0, mostLines).map((line) => (
          <LineRow key={line.id} line={line} certified={line.certificateNo !== null} />
        ))}
        {more > 0 ? <View className="order-card__more">还有 {more} 种商品</View> : null}
        <View className="order-card__sum">
          <Text className="order-card__pieces">
            共 {pieces} 件{order.freightFen > 0 ? '，含运费' : ''}
          </Text>
          <Text>{order.state === 'pendingPayment' ? '应付' : '合计'}</Text>
          <Money fen={order.totalFen} tone="ink" />
        </View>
      </Link>
      {together > 1 ? (
        <View className="order-card__together">同时提交的 {together} 个订单一起付款</View>
      ) : null}
      <OrderButtons order={order} mayReview={mayReview} busy={busy} onAct={onAct} />
    </View>
  )
}
