import type { CaseSummary } from '@yuxiang/shared/api/complaint-views'
import { caseKindNames } from '@yuxiang/shared/complaints/words'
import { caseStateNames, caseTrackNames } from '@yuxiang/shared/states/complaint'
import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { leftWords, stateTone } from '@/services/case-words'
import './case-card.scss'

interface Props {
  one: CaseSummary
  to?: string
  /** In place of the case's own deadline. */
  left?: ReactNode
  /** In place of the track's name: a merchant is verified, whoever pointed at it. */
  trackName?: string
}

/** What a case is about, how it stands and how long that may last. */
export function CaseCard({ one, to, left, trackName }: Props) {
  const content = (
    <>
      <View className="case-card__head">
        <Text className="grow muted number">
          {trackName ?? caseTrackNames[one.track]} {one.number}
        </Text>
        <Tag tone={stateTone(one.state)}>{caseStateNames[one.state]}</Tag>
      </View>
      <CaseSubject one={one} more={to !== undefined} />
      <View className="case-card__foot">
        <Text className="grow">{one.officeName}</Text>
        <Text className="case-card__left number">
          {left ?? (one.suspended ? '期限暂停计算' : leftWords(one.daysLeft))}
        </Text>
      </View>
    </>
  )
  return to ? (
    <Link className="card case-card" to={to}>
      {content}
    </Link>
  ) : (
    <View className="card case-card">{content}</View>
  )
}

/** Picture and name of the goods (or the merchant), the kind and the beginning of what happened. */
export function CaseSubject({ one, more = false }: { one: CaseSummary; more?: boolean }) {
  return (
    <View className="case-card__subject">
      <View className="case-card__picture">
        {one.imageUrl ? (
          <Picture src={one.imageUrl} alt="" ratio={100} />
        ) : (
          <Icon name="shop" size="lg" color="green" />
        )}
      </View>
      <View className="grow">
        <View className="case-card__name lines-1">{one.productName ?? one.merchantName}</View>
        <View className="muted lines-2">
          {caseKindNames[one.kind]} · {one.facts}
        </View>
      </View>
      {more ? <Icon name="next" size="sm" color="muted" /> : null}
    </View>
  )
}
