import { GiftRow } from '@/components/GiftRow'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { givenText } from '@/services/offer-words'
import type { OffersHere } from './offers-here'
import './offers.scss'

/** What offers give to what is chosen, what is missing for more, and what is given along. */
export function Offers({ offers: { standing, hints, gifts } }: { offers: OffersHere }) {
  if (standing.length + hints.length + gifts.length === 0) return null
  return (
    <View className="cart-offers">
      {standing.map((offer) => (
        <View key={offer.offerId + (offer.couponId ?? '')} className="cart-offers__row">
          <Tag tone="vermilion">{offer.label}</Tag>
          <Text className="grow cart-offers__given">{givenText(offer)}</Text>
        </View>
      ))}
      {hints.map((hint) => (
        <Link
          key={hint.offerId}
          className="cart-offers__row cart-offers__hint"
          to={pageUrl(pages.campaign, { id: hint.offerId })}
          label={`${hint.name}，${hint.text}，去凑单`}
        >
          <Icon name="plus" size="sm" color="vermilion" />
          <Text className="grow">{hint.text}</Text>
          <Text className="cart-offers__go">去凑单</Text>
          <Icon name="next" size="sm" color="vermilion" />
        </Link>
      ))}
      {gifts.map((gift) => (
        <GiftRow key={gift.offerId + gift.skuId} gift={gift} />
      ))}
    </View>
  )
}
