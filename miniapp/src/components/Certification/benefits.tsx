import { Text, View } from '@/elements'
import { countText, wayName } from '@/services/certification-words'
import './benefits.scss'

interface Row {
  way: string
  households: number
  yuanPerHouseholdYear: number
}

/** How farmers gain, way by way. */
export function Benefits({ rows }: { rows: readonly Row[] }) {
  return (
    <View className="benefits" role="list" label="联农带农方式">
      {rows.map(({ way, households, yuanPerHouseholdYear }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way may stand there twice
        <View key={at} className="benefits__row" role="listitem">
          <Text className="benefits__way">{wayName(way)}</Text>
          <Text className="number">{countText(households)} 户</Text>
          <Text className="benefits__yuan number">每户每年 {countText(yuanPerHouseholdYear)} 元</Text>
        </View>
      ))}
    </View>
  )
}
