import type { Quote } from '@yuxiang/shared/api/checkout'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Tap, Text, View } from '@/elements'
import { LineRow } from '../shared/line-row'

interface Props {
  order: Quote['orders'][number]
  quote: Quote
  onChooseGift: (offerId: string) => void
}

/** Gifts that come with a merchant's goods; where there is a choice, the way to another. */
export function GroupGifts({ gifts, quote, onChooseGift }: Omit<Props, 'order'> & { gifts: Quote['gifts'] }) {
  return (
    <>
      {gifts.map((gift) => {
        const choice = quote.giftChoices.find(({ offerId }) => offerId === gift.offerId)
        const others = (choice?.gifts.length ?? 0) > 1
        return (
          <LineRow
            key={gift.offerId + gift.skuId}
            line={{ ...gift, unitFen: 0, fresh: false, giftValueFen: gift.valueFen }}
            certified={false}
          >
            {others ? (
              <Tap
                className="order-group__choose"
                label={`${choice?.gifts.length} 种赠品可选，换一种，${choice?.name}，${gift.name}`}
                onTap={() => onChooseGift(gift.offerId)}
              >
                {choice?.gifts.length} 种赠品可选，换一种
              </Tap>
            ) : null}
          </LineRow>
        )
      })}
    </>
  )
}

/** What offers take off in one merchant's order: its own by name, its share of the platform's and of coupons as one. */
export function GroupDiscounts({ order, quote }: Pick<Props, 'order' | 'quote'>) {
  const parts = order.lines.flatMap((line) => line.discounts)
  const given = quote.offers.map((offer) => ({
    offer,
    fen: parts.reduce((sum, part) => sum + (part.offerId === offer.offerId ? part.amountFen : 0), 0),
  }))
  return (
    <>
      {given
        .filter(({ fen }) => fen > 0)
        .map(({ offer, fen }) => (
          <View key={offer.offerId} className="order-group__row">
            <View className="row grow order-group__offer">
              <Tag tone="vermilion">{offer.couponId ? '优惠券' : offer.label}</Tag>
              <Text className="grow lines-1">{offer.name}</Text>
            </View>
            <Money fen={-fen} size="sm" tone="deep" />
          </View>
        ))}
    </>
  )
}
