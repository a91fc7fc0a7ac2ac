import type { Quote } from '@yuxiang/shared/api/checkout'
import { BatchTicket } from '@/components/BatchTicket'
import { Icon } from '@/components/Icon'
import { OfferRules } from '@/components/OfferRules'
import { ProgressLine } from '@/components/ProgressLine'
import { Sheet } from '@/components/Sheet'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { useClaim } from '@/hooks/use-claim'
import { chinaDayAndTime } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { progressOf } from '@/services/offer-progress'
import { payerTexts } from '@/services/offer-words'
import './offers-sheet.scss'
import type { ProductOffers } from './use-product-offers'

interface Props {
  offers: ProductOffers
  /** Of what is chosen in the cart. */
  quote: Quote | undefined
  onChanged: () => Promise<void>
  onClose: () => void
}

/** Every campaign and coupon of a product. */
export function OffersSheet({ offers: { campaigns, coupons }, quote, onChanged, onClose }: Props) {
  const { claiming, claim } = useClaim(onChanged)
  return (
    <Sheet open title="优惠" onClose={onClose}>
      {coupons.length > 0 ? <View className="product-offers__part">优惠券</View> : null}
      {coupons.map((batch) => (
        <BatchTicket key={batch.id} batch={batch} claiming={claiming === batch.id} onClaim={claim} />
      ))}
      {campaigns.length > 0 ? <View className="product-offers__part">促销活动</View> : null}
      {campaigns.map((campaign) => (
        <View key={campaign.id} className="product-offers__one" role="group" label={campaign.name}>
          <Link className="row product-offers__head" to={pageUrl(pages.campaign, { id: campaign.id })}>
            <Tag tone="vermilion">{campaign.label}</Tag>
            <Text className="grow product-offers__name lines-1">{campaign.name}</Text>
            <Text className="product-offers__go">去凑单</Text>
            <Icon name="next" size="sm" color="vermilion" />
          </Link>
          <OfferRules campaign={campaign} />
          <ProgressLine progress={progressOf(campaign, quote)} />
          <View className="product-offers__facts">
            {[
              payerTexts[campaign.payer],
              campaign.audienceText,
              campaign.scopeText,
              `${chinaDayAndTime(campaign.endsAt)} 结束`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </View>
      ))}
    </Sheet>
  )
}
