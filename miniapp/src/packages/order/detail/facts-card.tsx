import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { Button } from '@/components/Button'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { copyText } from '@/services/clipboard'
import './facts-card.scss'

/** The order's number, times and payment. */
export function FactsCard({ order }: { order: OrderDetail }) {
  const facts: [string, string | null][] = [
    ['留言', order.remark || null],
    ['下单时间', chinaDateTime(order.placedAt)],
    ['付款方式', order.paidAt ? tendersOf(order) : null],
    ['付款时间', order.paidAt && chinaDateTime(order.paidAt)],
    ['最晚发货', order.state === 'paid' && order.shipBy ? chinaDateTime(order.shipBy) : null],
    ['发货时间', order.shipment && chinaDateTime(order.shipment.shippedAt)],
    ['收货时间', order.receivedAt && chinaDateTime(order.receivedAt)],
  ]
  return (
    <View className="card facts-card">
      <View className="facts-card__row">
        <Text className="facts-card__name">订单编号</Text>
        <Text className="grow facts-card__value number">{order.orderNo}</Text>
        <Button size="small" tone="plain" label="复制订单编号" onTap={() => void copyText(order.orderNo)}>
          复制
        </Button>
      </View>
      {facts.map(([name, value]) =>
        value ? (
          <View key={name} className="facts-card__row">
            <Text className="facts-card__name">{name}</Text>
            <Text className="grow facts-card__value">{value}</Text>
          </View>
        ) : null,
      )}
    </View>
  )
}

/** What paid it, in words. */
const tendersOf = ({ cashFen, allowanceFen, pointsFen }: OrderDetail): string =>
  [
    ...(pointsFen > 0 ? ['积分抵扣'] : []),
    ...(allowanceFen > 0 ? ['工会额度'] : []),
    ...(cashFen > 0 ? ['微信支付'] : []),
  ].join(' + ')
