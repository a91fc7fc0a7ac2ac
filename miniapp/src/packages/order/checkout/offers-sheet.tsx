import type { Quote } from '@yuxiang/shared/api/checkout'
import { Sheet } from '@/components/Sheet'
import { Switch } from '@/components/Switch'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { gainText, payerTexts } from '@/services/offer-words'
import type { OfferWish } from './offer-wish'

interface Props {
  quote: Quote
  wish: OfferWish
  onWish: (wish: OfferWish) => void
  onClose: () => void
}

/** The campaigns in this price: each can be declined, and taken back. */
export function OffersSheet({ quote, wish, onWish, onClose }: Props) {
  const campaigns = quote.offers.filter(({ couponId }) => couponId === null)
  const decline = ({ offerId, name, label }: Quote['offers'][number]) =>
    onWish({ ...wish, declined: [...wish.declined, { offerId, name, label }] })
  const takeBack = (offerId: string) =>
    onWish({ ...wish, declined: wish.declined.filter((one) => one.offerId !== offerId) })
  return (
    <Sheet open title="优惠活动" onClose={onClose}>
      <View className="offers-sheet__note">已按最划算的组合计算；不想参加的可以关掉，价格随即重算</View>
      {campaigns.map((offer) => (
        <View key={offer.offerId} className="offers-sheet__offer">
          <View className="grow">
            <View className="row offers-sheet__head">
              <Tag tone="vermilion">{offer.label}</Tag>
              <Text className="grow lines-1">{offer.name}</Text>
            </View>
            <View className="offers-sheet__words">
              <Text className="offers-sheet__gain">{gainText(offer)}</Text> · {payerTexts[offer.payer]}
            </View>
          </View>
          <Switch on label={`参加 ${offer.name}`} onChange={() => decline(offer)} />
        </View>
      ))}
      {wish.declined.map((offer) => (
        <View key={offer.offerId} className="offers-sheet__offer">
          <View className="grow">
            <View className="row offers-sheet__head">
              <Tag tone="plain">{offer.label}</Tag>
              <Text className="grow lines-1">{offer.name}</Text>
            </View>
            <View className="offers-sheet__words">已选择不参加</View>
          </View>
          <Switch on={false} label={`参加 ${offer.name}`} onChange={() => takeBack(offer.offerId)} />
        </View>
      ))}
    </Sheet>
  )
}
