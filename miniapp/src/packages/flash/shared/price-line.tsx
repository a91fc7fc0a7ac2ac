import type { FlashItem } from '@yuxiang/shared/api/flash-sales'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import './price-line.scss'

/** Points, the money part, and what it costs in the shop. */
export function PriceLine({
  item: { points, priceFen, originalFen },
  large = false,
}: {
  item: Pick<FlashItem, 'points' | 'priceFen' | 'originalFen'>
  large?: boolean
}) {
  return (
    <View className={`flash-price ${large ? 'flash-price--large' : ''}`}>
      <Text className="flash-price__points number">{points}</Text>
      <Text className="flash-price__unit">积分</Text>
      {priceFen > 0 ? (
        <>
          <Text className="flash-price__plus">+</Text>
          <Money fen={priceFen} size={large ? 'lg' : 'md'} tone="deep" />
        </>
      ) : null}
      <View className="flash-price__shop">
        商城价 <Money fen={originalFen} size="sm" tone="muted" />
      </View>
    </View>
  )
}
