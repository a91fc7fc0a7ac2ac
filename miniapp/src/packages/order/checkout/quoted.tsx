import type { Quote } from '@yuxiang/shared/api/checkout'
import { useState } from 'react'
import { View } from '@/elements'
import { FreshNotice } from './fresh-notice'
import { GroupGifts } from './group-offers'
import { type OfferAsked, OfferSheets } from './offers'
import { OffersCard } from './offers-card'
import { OrderGroup } from './order-group'
import { ReservedCard } from './reserved-card'
import { TendersCard } from './tenders-card'
import { Totals } from './totals'
import type { Checkout } from './use-checkout'
import type { FreshConsent } from './use-fresh-consent'

interface Props {
  checkout: Checkout
  quote: Quote
  consent: FreshConsent
  remarks: Record<string, string>
  onRemark: (merchantId: string, text: string) => void
}

/** The orders as they are priced: goods, offers, what pays them, and what all of it comes to. */
export function Quoted({ checkout, quote, consent, remarks, onRemark }: Props) {
  const [asked, setAsked] = useState<OfferAsked>(null)
  return (
    <>
      {checkout.problem ? null : (
        <View className={checkout.quoting ? 'checkout__waiting' : ''}>
          {quote.orders.map((order) => (
            <OrderGroup
              key={order.merchantId}
              order={order}
              quote={quote}
              alone={quote.orders.length === 1}
              remark={remarks[order.merchantId] ?? ''}
              onRemark={(text) => onRemark(order.merchantId, text)}
              onChange={checkout.change}
              onChooseGift={(giftOf) => setAsked({ giftOf })}
            />
          ))}
          <OtherGifts quote={quote} onChooseGift={(giftOf) => setAsked({ giftOf })} />
          <OffersCard
            quote={quote}
            wish={checkout.offerWish}
            onAskOffers={() => setAsked('offers')}
            onAskCoupons={() => setAsked('coupons')}
          />
          {consent.names.length > 0 ? (
            <FreshNotice
              names={consent.names}
              agreed={consent.agreed}
              missed={consent.missed}
              onAgree={consent.agree}
            />
          ) : null}
          <ReservedCard reserved={checkout.reserved} quote={quote} />
          {quote.tenders ? (
            <TendersCard tenders={quote.tenders} wish={checkout.wish} onWish={checkout.setWish} />
          ) : null}
          <Totals quote={quote} />
        </View>
      )}
      <OfferSheets checkout={checkout} quote={quote} asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}

/** Gifts of merchants that sell nothing here: they send them by themselves. */
function OtherGifts({ quote, onChooseGift }: { quote: Quote; onChooseGift: (offerId: string) => void }) {
  const gifts = quote.gifts.filter((gift) =>
    quote.orders.every((order) => order.merchantId !== gift.merchantId),
  )
  if (gifts.length === 0) return null
  return (
    <View className="card" role="group" label="另行寄出的赠品">
      <View className="section-title">另行寄出的赠品</View>
      <GroupGifts gifts={gifts} quote={quote} onChooseGift={onChooseGift} />
    </View>
  )
}
