import type { CaseOffer } from '@yuxiang/shared/api/complaint-views'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDay } from '@/services/china-time'
import './offer.scss'
import { moneyWords } from './offer-money'

const states = { open: '待答复', accepted: '已达成', declined: '未同意', replaced: '已失效' } as const
const tones = { open: 'citrus', accepted: 'green', declined: 'vermilion', replaced: 'plain' } as const

/** An offer of the mediation and what became of it. */
export function OfferView({ offer }: { offer: CaseOffer }) {
  const { by, round, state, text, performBy, answer } = offer
  const money = moneyWords(offer)
  return (
    <View className="case-offer">
      <View className="case-offer__head">
        <Text className="grow case-offer__name">
          方案 {round}（{by === 'merchant' ? '商家' : '办案人员'}）
        </Text>
        <Tag tone={tones[state]}>{states[state]}</Tag>
      </View>
      <View className="case-offer__text">{text}</View>
      <View className="muted number">
        {money ? `${money}。` : ''}
        {chinaDay(performBy)}前履行
      </View>
      {answer ? <View className="muted">答复：{answer}</View> : null}
    </View>
  )
}
