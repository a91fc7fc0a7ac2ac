import { Text, View } from '@/elements'
import type { PriceChange } from './price-changes'
import './changed-card.scss'

/** What has become another since the page was opened. */
export function ChangedCard({ changes }: { changes: PriceChange[] }) {
  return (
    <View className="card changed-card" role="alert">
      <View className="changed-card__title">价格或优惠有变化，请确认后重新提交</View>
      {changes.map((change) => (
        <View key={change.name} className="changed-card__row">
          <View className="grow">{change.name}</View>
          <View className="changed-card__words">
            {change.before} → <Text className="changed-card__now">{change.after}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}
