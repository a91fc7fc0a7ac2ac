import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { GiftRow } from '@/components/GiftRow'
import { View } from '@/elements'

/** What offers took off, and what comes along; nothing when there is neither. */
export function SavedCard({ orders }: { orders: OrderDetail[] }) {
  const offers = orders.flatMap((order) => order.offers)
  const savedFen = offers.reduce((sum, offer) => sum + offer.discountFen + offer.freightFen, 0)
  const gifts = orders.flatMap((order) => order.lines).filter((line) => line.giftValueFen !== null)
  if (savedFen === 0 && gifts.length === 0) return null
  return (
    <View className="card result__saved" role="group" label="本单优惠">
      {savedFen > 0 ? <View className="result__saved-title">本单优惠 ¥{formatYuan(savedFen)}</View> : null}
      {savedFen > 0 ? (
        <View className="muted">{[...new Set(offers.map(({ name }) => name))].join('、')}</View>
      ) : null}
      {gifts.map((line) => (
        <GiftRow key={line.id} gift={{ ...line, valueFen: line.giftValueFen ?? 0 }} />
      ))}
    </View>
  )
}
