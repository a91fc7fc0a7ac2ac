import type { RegisterFigure } from '@yuxiang/shared/api/streamer-views'
import { registerKindNames } from '@yuxiang/shared/streamers/words'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { countText } from '@/services/certification-words'
import { registerText } from '@/services/streamer-words'
import { percentReached } from './percent-reached'
import './goal-bars.scss'

/** Each kind with its target and how far it is reached; without a target only what there is. */
export function GoalBars({ label, figures }: { label: string; figures: readonly RegisterFigure[] }) {
  return (
    <View className="goal-bars" role="list" label={label}>
      {figures.map(({ kind, target, counted, registered }) => {
        const percent = percentReached(counted, target)
        return (
          <View key={kind} className="goal-bars__row" role="listitem">
            <View className="row goal-bars__words">
              <Text className="grow goal-bars__name">{registerKindNames[kind]}</Text>
              <Text className="number goal-bars__count">
                {target === null
                  ? registerText(kind, counted)
                  : `${countText(counted)} / ${registerText(kind, target)}`}
              </Text>
              {percent === null ? (
                <Tag tone="plain">未设目标</Tag>
              ) : (
                <Tag tone={percent >= 100 ? 'green' : 'citrus'}>
                  {percent === 0 && counted > 0 ? '不足 1%' : `${percent}%`}
                </Tag>
              )}
            </View>
            <View className="goal-bars__track" hidden>
              {counted > 0 && percent !== null ? (
                <View className="goal-bars__done" style={{ width: `${Math.min(100, percent)}%` }} />
              ) : null}
            </View>
            <View className="goal-bars__hint">
              {kind === 'trained' ? '在册主播' : '在册'} {registerText(kind, registered)}
              {registered > counted
                ? `，其中 ${registered - counted} ${kind === 'trained' ? '人本年未培训' : '本年未计'}`
                : ''}
            </View>
          </View>
        )
      })}
    </View>
  )
}
