import Taro from '@tarojs/taro'
import type { Quote } from '@yuxiang/shared/api/checkout'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { View } from '@/elements'
import { toast } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { AddressCard } from './address-card'
import { ChangedCard } from './changed-card'
import { CheckoutSkeleton } from './checkout-skeleton'
import { FreshNotice } from './fresh-notice'
import { GroupGifts } from './group-offers'
import { type OfferAsked, OfferSheets } from './offers'
import { OffersCard } from './offers-card'
import { OrderGroup } from './order-group'
import { keepRemarks, keptRemarks } from './remarks'
import { ShortSheet } from './short-sheet'
import { SubmitBar } from './submit-bar'
import { TendersCard } from './tenders-card'
import { Totals } from './totals'
import { type Checkout, useCheckout } from './use-checkout'
import { useSubmit } from './use-submit'
import './index.scss'

/** 确认订单 */
export default function CheckoutPage() {
  const session = useSession()
  return session ? (
    <Shown key={session.user.id} userId={session.user.id} />
  ) : (
    <SignInPrompt title="确认订单" />
  )
}

function Shown({ userId }: { userId: string }) {
  const checkout = useCheckout(userId)
  const { quote, quoting, address, items } = checkout
  const submission = useSubmit(checkout)
  const [remarks, setRemarks] = useState(keptRemarks)
  const [agreedTo, setAgreedTo] = useState('')
  const [missed, setMissed] = useState(false)
  const [asked, setAsked] = useState<OfferAsked>(null)
  const fresh = quote?.orders.flatMap((order) => order.lines).filter((line) => line.fresh) ?? []
  // The consent is for these goods: others need their own.
  const freshKey = fresh.map((line) => line.skuId).join()
  const agreed = agreedTo === freshKey

  if (items.length === 0 && !submission.sending) {
    return (
      <Page title="确认订单">
        <Empty
          icon="cart"
          title="没有要结算的商品"
          hint="从购物车选好商品再来结算"
          action="去购物车"
          onAction={() => openPage(pages.cart)}
        />
      </Page>
    )
  }
  const remark = (merchantId: string, text: string) => {
    const next = { ...remarks, [merchantId]: text }
    keepRemarks(next)
    setRemarks(next)
  }
  const submit = () => {
    if (!address) return openPage(pageUrl(pages.addressEdit, { select: 1 }))
    if (fresh.length > 0 && !agreed) {
      setMissed(true)
      toast('请先确认鲜活易腐商品的退货说明')
      void Taro.pageScrollTo({ selector: '#fresh-notice', offsetTop: -120 })
      return
    }
    void submission.submit(remarks)
  }
  const bar = (
    <SubmitBar
      quote={quote}
      quoting={quoting}
      sending={submission.sending}
      hasAddress={address !== null}
      onSubmit={submit}
    />
  )
  return (
    <Page title="确认订单" footBar={bar} className="checkout">
      <AddressCard
        address={address}
        problem={checkout.addressProblem}
        onRetry={() => void checkout.reload()}
      />
      {quote && !quote.deliverable ? (
        <View className="card checkout__refused" role="alert">
          有商品不配送到这个地址，请更换地址，或在下面先不买这些商品
        </View>
      ) : null}
      {submission.changes.length > 0 ? <ChangedCard changes={submission.changes} /> : null}
      {checkout.problem ? <Refused checkout={checkout} /> : quote ? null : <CheckoutSkeleton />}
      {quote && !checkout.problem ? (
        <View className={quoting ? 'checkout__waiting' : ''}>
          {quote.orders.map((order) => (
            <OrderGroup
              key={order.merchantId}
              order={order}
              quote={quote}
              alone={quote.orders.length === 1}
              remark={remarks[order.merchantId] ?? ''}
              onRemark={(text) => remark(order.merchantId, text)}
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
          {fresh.length > 0 ? (
            <FreshNotice
              names={[...new Set(fresh.map((line) => line.name))]}
              agreed={agreed}
              missed={missed && !agreed}
              onAgree={(yes) => setAgreedTo(yes ? freshKey : '')}
            />
          ) : null}
          {quote.tenders ? (
            <TendersCard tenders={quote.tenders} wish={checkout.wish} onWish={checkout.setWish} />
          ) : null}
          <Totals quote={quote} />
        </View>
      ) : null}
      {quote ? (
        <OfferSheets checkout={checkout} quote={quote} asked={asked} onClose={() => setAsked(null)} />
      ) : null}
      {quote ? (
        <ShortSheet
          short={submission.short}
          quote={quote}
          onChange={checkout.change}
          onClose={submission.forgetShort}
        />
      ) : null}
    </Page>
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

/** The quote was refused: what can't be bought may be left out, anything else tried again. */
function Refused({ checkout }: { checkout: Checkout }) {
  const { problem, items } = checkout
  const lines = problem instanceof ApiProblem ? problem.lines : []
  const gone = items.filter((item) => lines.some((line) => line.skuId === item.skuId))
  if (gone.length === 0) return <Failure problem={problem} onRetry={() => void checkout.reload()} />
  return (
    <Empty
      icon="alert"
      title={`有 ${gone.length} 种商品已下架`}
      hint="移除后可以继续结算其余商品"
      action="移除下架商品"
      onAction={() => checkout.change(gone.map((item) => ({ skuId: item.skuId, quantity: 0 })))}
    />
  )
}
