import { formatYuan } from '@yuxiang/shared/money'
import { Text, View } from '@/elements'
import type { PriceChange } from './price-changes'
import './changed-card.scss'

/** What has become dearer or cheaper since the page was opened. */
export function ChangedCard({ changes }: { changes: PriceChange[] }) {
  return (
    <View className="card changed-card" role="alert">
      <View className="changed-card__title">金额有变化，请确认后重新提交</View>
      {changes.map((change) => (
        <View key={change.name} className="changed-card__row">
          <Text className="grow">{change.name}</Text>
          <Text className="number">
            ¥{formatYuan(change.beforeFen)} →{' '}
            <Text className="changed-card__now">¥{formatYuan(change.afterFen)}</Text>
          </Text>
        </View>
      ))}
    </View>
  )
}
