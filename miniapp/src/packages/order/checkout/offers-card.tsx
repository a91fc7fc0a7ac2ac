import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import type { OfferWish } from './offer-wish'
import './offers-card.scss'

interface Props {
  quote: Quote
  wish: OfferWish
  onAskOffers: () => void
  onAskCoupons: () => void
}

/** Campaigns and coupons in this price, each leading to its choice. */
export function OffersCard({ quote, wish, onAskOffers, onAskCoupons }: Props) {
  const campaigns = quote.offers.filter(({ couponId }) => couponId === null)
  const showsCampaigns = campaigns.length + wish.declined.length > 0
  const hint = quote.hints.find(({ offerId }) => !quote.coupons.some(({ id }) => id === offerId))
  return (
    <View className="card offers-card">
      {showsCampaigns ? (
        <Tap className="offers-card__row" onTap={onAskOffers}>
          <Text className="offers-card__name">优惠活动</Text>
          <View className="grow offers-card__value">{campaignsText(campaigns, wish)}</View>
          <Icon name="next" size="sm" color="muted" />
        </Tap>
      ) : null}
      {hint ? <View className="offers-card__hint">{`${hint.name}：${hint.text}`}</View> : null}
      <Tap className="offers-card__row" onTap={onAskCoupons}>
        <Text className="offers-card__name">优惠券</Text>
        <View className="grow offers-card__value">{couponsText(quote)}</View>
        <Icon name="next" size="sm" color="muted" />
      </Tap>
    </View>
  )
}

function campaignsText(campaigns: Quote['offers'], { declined }: OfferWish): string {
  if (campaigns.length === 0) return `已不参加 ${declined.length} 项`
  const savedFen = campaigns.reduce((sum, offer) => sum + offer.discountFen + offer.freightFen, 0)
  return savedFen > 0 ? `${campaigns.length} 项，−¥${formatYuan(savedFen)}` : `${campaigns.length} 项`
}

function couponsText({ offers, coupons }: Quote): string {
  const used = offers.filter(({ couponId }) => couponId !== null)
  if (used.length > 0) {
    const fen = used.reduce((sum, offer) => sum + offer.discountFen + offer.freightFen, 0)
    return `已用 ${used.length} 张，−¥${formatYuan(fen)}`
  }
  const usable = coupons.filter(({ reason }) => reason === null).length
  return usable > 0 ? `${usable} 张可用` : coupons.length > 0 ? '无可用' : '暂无优惠券'
}
