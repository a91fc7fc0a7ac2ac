import { percentText, reachedTenths } from '@yuxiang/shared/statistics/comparing'
import { Text, View } from '@/elements'
import './reached-bar.scss'

/** How much of a year's target is reached, as a figure and a line. */
export function ReachedBar({ doneFen, targetFen }: { doneFen: number; targetFen: number | null }) {
  const tenths = reachedTenths(doneFen, targetFen)
  if (tenths === null) return <Text className="panel__hint">未下达目标</Text>
  return (
    <View className="reached-bar">
      <Text className="reached-bar__text number">{percentText(tenths)}</Text>
      <View className="reached-bar__track" hidden>
        {tenths > 0 ? (
          <View
            className={`reached-bar__done ${tenths >= 1_000 ? 'reached-bar__done--whole' : ''}`}
            style={{ width: `${Math.min(100, tenths / 10)}%` }}
          />
        ) : null}
      </View>
    </View>
  )
}
