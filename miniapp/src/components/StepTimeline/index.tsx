import type { ReactNode } from 'react'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './index.scss'

export interface TimelineStep {
  at: string
  by: string
  name: string
  text: string
  tone?: 'green' | 'vermilion' | 'citrus' | 'plain'
  /** Below its words: its papers, say. */
  more?: ReactNode
}

/** Who did what, when, and why; the newest first. */
export function StepTimeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <View className="step-timeline" role="list" label={label}>
      {steps.map(({ at, by, name, text, tone = 'plain', more }) => (
        <View
          key={`${at}-${name}-${by}`}
          className={`step-timeline__one step-timeline__one--${tone}`}
          role="listitem"
        >
          <View className="step-timeline__dot" hidden />
          <View className="grow">
            <View className="step-timeline__head">
              <Text className="step-timeline__name">{name}</Text>
              <Text className="step-timeline__by">{by}</Text>
            </View>
            {text ? <View className="step-timeline__text">{text}</View> : null}
            {more}
            <View className="step-timeline__at number">{chinaDateTime(at)}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
