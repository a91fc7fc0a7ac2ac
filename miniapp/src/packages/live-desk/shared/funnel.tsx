import { Text, View } from '@/elements'
import { percentOf } from '@/workbench/chart-figures'
import './funnel.scss'

export interface Stage {
  name: string
  count: number
  unit: string
}

/** From step to step: how many came so far, and which share of the step before. */
export function Funnel({ label, stages }: { label: string; stages: readonly Stage[] }) {
  const most = Math.max(...stages.map(({ count }) => count), 1)
  return (
    <View className="funnel" role="list" label={label}>
      {stages.map(({ name, count, unit }, at) => {
        const before = stages[at - 1]
        return (
          <View key={name} className="funnel__stage" role="listitem">
            <View className="funnel__words">
              <Text className="funnel__name">{name}</Text>
              {before ? (
                <Text className="funnel__share number">
                  {before.count > 0 ? `${before.name}的 ${percentOf(count, before.count)}%` : ''}
                </Text>
              ) : null}
              <Text className="funnel__count number">
                {count.toLocaleString('zh-CN')} {unit}
              </Text>
            </View>
            <View className="funnel__track" hidden>
              <View
                className={`funnel__bar funnel__bar--${at}`}
                style={{ width: `${Math.max(percentOf(count, most), count > 0 ? 1 : 0)}%` }}
              />
            </View>
          </View>
        )
      })}
    </View>
  )
}
