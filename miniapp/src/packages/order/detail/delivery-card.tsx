import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { maskedPhone } from '@/services/phone-text'
import './delivery-card.scss'

/** The newest word about the parcel, and where it goes. */
export function DeliveryCard({ order, userId }: { order: OrderDetail; userId: string }) {
  const { recipient } = order
  return (
    <View className="card delivery-card">
      {order.shipment ? <Newest order={order} userId={userId} /> : null}
      <View className="row delivery-card__row">
        <Icon name="place" color="muted" />
        <View className="grow">
          <View className="delivery-card__place">
            {recipient.region} {recipient.detail}
          </View>
          <View className="muted">
            {recipient.name} <Text className="number">{maskedPhone(recipient.phone)}</Text>
          </View>
        </View>
      </View>
    </View>
  )
}

function Newest({ order, userId }: { order: OrderDetail; userId: string }) {
  const { data } = useAnswer(ownName(userId, `tracking-${order.id}`), () =>
    call('GET /api/orders/{id}/tracking', { params: { id: order.id } }),
  )
  const newest = data?.events[0]
  return (
    <Link
      className="row delivery-card__row delivery-card__newest"
      to={pageUrl(pages.tracking, { id: order.id })}
    >
      <Icon name="truck" color="green" />
      <View className="grow">
        <View className="lines-2">{newest?.text ?? `${order.shipment?.carrierName}已发出`}</View>
        <View className="muted">
          {newest ? chinaDayAndTime(newest.at) : `运单号 ${order.shipment?.trackingNo}`}
        </View>
      </View>
      <Icon name="next" size="sm" color="muted" />
    </Link>
  )
}
