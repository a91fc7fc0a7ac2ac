import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Text, View } from '@/elements'
import { payerTexts } from '@/services/offer-words'
import { EndsIn } from './ends-in'
import './campaign-head.scss'

/** A campaign's banner: its picture or its label on a warm ground, its name, and when it ends. */
export function CampaignHead({ campaign, onEnd }: { campaign: CampaignCard; onEnd: () => void }) {
  const { imageUrl, label, name, merchantName, payer, endsAt } = campaign
  return (
    <View className="campaign-head">
      {imageUrl ? (
        <View className="campaign-head__picture">
          <Picture src={imageUrl} alt="" eager />
        </View>
      ) : null}
      <View className="campaign-head__words">
        <View className="campaign-head__label">{label}</View>
        <View className="campaign-head__name lines-2">{name}</View>
        <View className="campaign-head__facts">
          <Text>
            {merchantName ?? '渝乡集'} · {payerTexts[payer]}
          </Text>
          <Text className="campaign-head__clock">
            <Icon name="clock" size="sm" color="vermilion" />
            <EndsIn endsAt={endsAt} onEnd={onEnd} />
          </Text>
        </View>
      </View>
    </View>
  )
}
