import { afterSaleReasonOf } from '@yuxiang/shared/after-sale/reasons'
import type { AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import {
  type AfterSaleRole,
  afterSaleKindNames,
  afterSaleStateNames,
} from '@yuxiang/shared/states/after-sale'
import { Money } from '@/components/Money'
import { Link, Text, View } from '@/elements'
import { leftText, nextWords } from '@/services/after-sale-words'
import { pageUrl } from '@/services/navigation'
import { CaseLine } from './goods'
import './card.scss'

interface Props {
  one: AfterSaleSummary
  viewer: AfterSaleRole
  /** The page of this case. */
  to: string
}

const HOUR_MS = 3_600_000

/** A case in a list; how long is left stands out where the reader is to act. */
export function CaseCard({ one, viewer, to }: Props) {
  const isMine = one.waitsFor === viewer
  const leftMs = one.deadlineAt ? Date.parse(one.deadlineAt) - Date.now() : 0
  const [first] = one.lines
  return (
    <Link className="card case-card" to={pageUrl(to, { id: one.id })}>
      <View className="row">
        <Text className="grow case-card__head lines-1">
          {viewer === 'merchant' ? `订单 ${one.orderNo}` : one.merchantName}
        </Text>
        <Text className={`case-card__state ${isMine ? 'case-card__state--mine' : ''}`}>
          {afterSaleStateNames[one.state]}
        </Text>
      </View>
      {first ? <CaseLine line={first} /> : null}
      {one.lines.length > 1 ? <View className="muted">还有 {one.lines.length - 1} 种商品</View> : null}
      <View className="row case-card__facts">
        <Text className="grow">
          {afterSaleKindNames[one.kind]} · {afterSaleReasonOf(one.reason).text}
        </Text>
        <Money fen={one.totalFen} tone="ink" />
      </View>
      <View className={`case-card__next ${isMine && leftMs < 12 * HOUR_MS ? 'case-card__next--near' : ''}`}>
        {isMine && leftMs > 0 ? <Text className="case-card__left">剩 {leftText(leftMs)}</Text> : null}
        <Text>{nextWords(one, viewer)}</Text>
      </View>
    </Link>
  )
}
