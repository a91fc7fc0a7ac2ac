import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { SkeletonLines } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Tap, Text, View } from '@/elements'
import { useCartQuote } from '@/hooks/use-cart-quote'
import { progressOf } from '@/services/offer-progress'
import { OffersSheet } from './offers-sheet'
import { useProductOffers } from './use-product-offers'
import './offers-row.scss'

const mostLabels = 3

/** What the product takes part in: labels, how far the cart is, and the way to all of it. */
export function OffersRow({ product }: { product: ProductDetail }) {
  const offers = useProductOffers(product.id)
  const { quote } = useCartQuote()
  const [open, setOpen] = useState(false)
  if (!offers.data) {
    return offers.loading ? (
      <View className="card offers-row offers-row--loading">
        <SkeletonLines widths={[70]} />
      </View>
    ) : null
  }
  const { campaigns, coupons } = offers.data
  if (campaigns.length + coupons.length === 0) return null
  const labels = [...campaigns, ...coupons].map(({ label }) => label)
  const first = campaigns[0]
  return (
    <View className="card offers-row">
      <Tap className="offers-row__row" onTap={() => setOpen(true)}>
        <Text className="offers-row__name">优惠</Text>
        <View className="grow">
          <View className="offers-row__labels">
            {[...new Set(labels)].slice(0, mostLabels).map((label) => (
              <Tag key={label} tone="vermilion">
                {label}
              </Tag>
            ))}
          </View>
          {first ? <View className="offers-row__progress">{progressOf(first, quote).text}</View> : null}
        </View>
        <Text className="offers-row__go">{coupons.length > 0 ? '领券' : '查看'}</Text>
        <Icon name="next" size="sm" color="vermilion" />
      </Tap>
      {open ? (
        <OffersSheet
          offers={offers.data}
          quote={quote}
          onChanged={offers.reload}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </View>
  )
}
