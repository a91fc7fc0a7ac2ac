import type { Step } from '@yuxiang/shared/api/certification'
import { FileTags } from '@/components/FileTags'
import { StepTimeline, type TimelineStep } from '@/components/StepTimeline'
import { View } from '@/elements'
import { actorNames, stepNames } from '@/services/certification-words'

const tones: Record<Step['by'], NonNullable<TimelineStep['tone']>> = {
  county: 'green',
  regulator: 'green',
  city: 'green',
  merchant: 'citrus',
  public: 'vermilion',
  system: 'plain',
}

/** What happened to a case or a certificate, the newest first: who, when, opinion, attachments. */
export function Timeline({ title, steps }: { title: string; steps: readonly Step[] }) {
  return (
    <View className="card">
      <View className="section-title" role="heading">
        {title}
      </View>
      {steps.length === 0 ? <View className="muted">还没有记录</View> : null}
      <StepTimeline label={title} steps={steps.map(shown).reverse()} />
    </View>
  )
}

const shown = ({ at, by, event, actorName, opinion, attachments }: Step): TimelineStep => ({
  at,
  by: actorName ? `${actorNames[by]} · ${actorName}` : actorNames[by],
  name: stepNames[event],
  text: opinion,
  tone: tones[by],
  more: <FileTags files={attachments} label={stepNames[event]} />,
})
