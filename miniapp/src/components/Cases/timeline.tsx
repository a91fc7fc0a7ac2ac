import type { CaseEntry } from '@yuxiang/shared/api/complaint-views'
import { FileTags } from '@/components/FileTags'
import { StepTimeline } from '@/components/StepTimeline'
import { View } from '@/elements'
import { actorName, eventName, eventTone } from '@/services/case-words'

/** What happened to a case, the newest first, with its papers. */
export function CaseTimeline({ entries }: { entries: readonly CaseEntry[] }) {
  return (
    <View className="card">
      <View className="section-title" role="heading">
        办理过程
      </View>
      <StepTimeline
        label="办理过程"
        steps={[...entries].reverse().map((one) => ({
          at: one.at,
          by: one.by === 'system' ? '' : actorName(one),
          name: `${eventName(one.event)}${one.late ? '（逾期）' : ''}`,
          text: [one.ground, one.opinion].filter(Boolean).join('。'),
          tone: eventTone(one.event),
          more: <FileTags files={one.files} label="材料" />,
        }))}
      />
    </View>
  )
}
