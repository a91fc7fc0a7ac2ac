import type { CaseSummary } from '@yuxiang/shared/api/complaint-views'
import { caseStateNames, isCaseOpen } from '@yuxiang/shared/states/complaint'
import { Text, View } from '@/elements'
import { dueWords } from '@/services/case-words'
import './status.scss'

/** Where a case stands, until when the law gives, and how many days that is. */
export function CaseStatus({ one }: { one: CaseSummary }) {
  const { track, state, daysLeft } = one
  const tone = !isCaseOpen(track, state) ? 'plain' : daysLeft !== null && daysLeft < 0 ? 'late' : 'open'
  return (
    <View className={`card law-status law-status--${tone}`}>
      <View className="grow">
        <View className="law-status__name" role="heading">
          {caseStateNames[state]}
        </View>
        <View className="law-status__words">{dueWords(one) || `${one.officeName}办理`}</View>
      </View>
      {daysLeft === null ? null : (
        <View className="law-status__clock">
          <Text className="law-status__figure number">{Math.abs(daysLeft)}</Text>
          <Text className="law-status__unit">{daysLeft < 0 ? '个工作日前到期' : '个工作日'}</Text>
        </View>
      )}
    </View>
  )
}
