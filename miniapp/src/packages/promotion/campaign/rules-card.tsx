import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { OfferRules } from '@/components/OfferRules'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { payerTexts } from '@/services/offer-words'
import './rules-card.scss'

/** What the campaign demands, gives, for whom, for how long, and who bears it. */
export function RulesCard({ campaign }: { campaign: CampaignCard }) {
  const facts: [string, string][] = [
    ['活动时间', `${chinaDateTime(campaign.startsAt)} 至 ${chinaDateTime(campaign.endsAt)}`],
    ['适用商品', campaign.scopeText],
    ['适用人群', campaign.audienceText ?? '所有用户'],
    [
      '优惠承担',
      campaign.payer === 'platform'
        ? `${payerTexts.platform}，不影响农户和商家所得`
        : `${payerTexts.merchant}（${campaign.merchantName ?? '商家'}）`,
    ],
    ...(campaign.group
      ? [['叠加规则', '与同组其他活动不同享，系统自动选最划算的'] satisfies [string, string]]
      : []),
  ]
  return (
    <View className="card campaign-rules">
      <View className="section-title" role="heading">
        活动规则
      </View>
      <OfferRules campaign={campaign} />
      {campaign.description ? <View className="campaign-rules__words">{campaign.description}</View> : null}
      {facts.map(([name, value]) => (
        <View key={name} className="campaign-rules__fact">
          <Text className="campaign-rules__name">{name}</Text>
          <View className="grow">{value}</View>
        </View>
      ))}
    </View>
  )
}
