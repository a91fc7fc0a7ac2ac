import type { AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import {
  type AfterSaleRole,
  afterSaleKindNames,
  afterSaleStateNames,
} from '@yuxiang/shared/states/after-sale'
import { Text, View } from '@/elements'
import { useCountdown } from '@/hooks/use-countdown'
import { leftText, nextWords, wayBack } from '@/services/after-sale-words'
import './status.scss'

interface Props {
  one: AfterSaleSummary
  viewer: AfterSaleRole
  onExpired?: () => void
}

/** Where a case stands, how long that lasts, and what happens next. */
export function CaseStatus({ one, viewer, onExpired }: Props) {
  const left = useCountdown(one.deadlineAt ?? undefined, onExpired)
  const isMine = one.waitsFor === viewer
  const tone = one.state === 'refunded' || one.state === 'exchanged' ? 'good' : isMine ? 'mine' : 'plain'
  const ways = one.state === 'refunded' ? wayBack(one) : []
  return (
    <View className={`card case-status case-status--${tone}`}>
      <View className="grow">
        <View className="case-status__kind">{afterSaleKindNames[one.kind]}</View>
        <View className="case-status__name" role="heading">
          {afterSaleStateNames[one.state]}
        </View>
        <View className="case-status__words">{nextWords(one, viewer)}</View>
        {ways.length > 0 ? <View className="case-status__words">{ways.join(' · ')}</View> : null}
      </View>
      {one.deadlineAt && left > 0 ? (
        <View className="case-status__clock">
          <Text className="case-status__unit">剩余</Text>
          <Text className="case-status__figure number">{leftText(left)}</Text>
        </View>
      ) : null}
    </View>
  )
}
