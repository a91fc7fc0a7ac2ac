import type { Step } from '@yuxiang/shared/api/certification'
import { Text, View } from '@/elements'
import { actorNames, stepNames } from '@/services/certification-words'
import { chinaDateTime } from '@/services/china-time'
import { Papers } from './papers'
import './timeline.scss'

/** What happened to a case or a certificate, the newest first: who, when, opinion, attachments. */
export function Timeline({ title, steps }: { title: string; steps: readonly Step[] }) {
  return (
    <View className="card steps">
      <View className="section-title" role="heading">
        {title}
      </View>
      {steps.length === 0 ? <View className="muted">还没有记录</View> : null}
      <View role="list" label={title}>
        {[...steps].reverse().map((step) => (
          <View key={step.id} className={`steps__one steps__one--${step.by}`} role="listitem">
            <View className="steps__dot" hidden />
            <View className="grow">
              <View className="steps__head">
                <Text className="steps__what">{stepNames[step.event]}</Text>
                <Text className="steps__at number">{chinaDateTime(step.at)}</Text>
              </View>
              <View className="steps__who">
                {actorNames[step.by]}
                {step.actorName ? ` · ${step.actorName}` : ''}
              </View>
              {step.opinion ? <View className="steps__opinion">{step.opinion}</View> : null}
              <Papers papers={step.attachments} label={stepNames[step.event]} />
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}
