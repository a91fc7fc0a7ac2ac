import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { GiftRow } from '@/components/GiftRow'
import { View } from '@/elements'
import './index.scss'

/** What a campaign demands and gives: a sentence per tier, and its gifts. */
export function OfferRules({
  campaign: { rules, gifts },
}: {
  campaign: Pick<CampaignCard, 'rules' | 'gifts'>
}) {
  return (
    <View className="offer-rules">
      {rules.map((rule) => (
        <View key={rule} className="offer-rules__rule">
          {rule}
        </View>
      ))}
      {gifts.map((gift) => (
        <GiftRow key={gift.offerId + gift.skuId} gift={gift} />
      ))}
    </View>
  )
}
