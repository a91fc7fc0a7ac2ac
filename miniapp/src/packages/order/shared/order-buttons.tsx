import type { OrderSummary } from '@yuxiang/shared/api/orders'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { actsOf, type OrderAct } from './order-acts'
import './order-buttons.scss'

const names: Record<OrderAct, string> = {
  pay: '付款',
  cancel: '取消订单',
  track: '查看物流',
  receive: '确认收货',
  again: '再次购买',
  review: '评价',
  hurry: '催发货',
}

interface Props {
  order: OrderSummary
  size?: 'small' | 'fit'
  mayReview?: boolean | undefined
  mayHurry?: boolean | undefined
  busy: { orderId: string; act: OrderAct } | null
  onAct: (act: OrderAct, order: OrderSummary) => void
}

/** The buttons of an order's state; the last one is the one most people want. */
export function OrderButtons({ order, size = 'small', mayReview, mayHurry, busy, onAct }: Props) {
  const acts = actsOf(order.state, { mayReview, mayHurry })
  return (
    <View className={`order-buttons order-buttons--${size}`}>
      {acts.map((act) => (
        <Button
          key={act}
          size={size}
          tone={
            act === 'pay' || act === 'receive' || act === 'review'
              ? size === 'fit'
                ? 'main'
                : 'line'
              : 'plain'
          }
          loading={busy?.orderId === order.id && busy.act === act}
          onTap={() => onAct(act, order)}
        >
          {names[act]}
        </Button>
      ))}
    </View>
  )
}
