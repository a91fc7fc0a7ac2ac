import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { View } from '@/elements'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { AddressCard } from './address-card'
import { ChangedCard } from './changed-card'
import { CheckoutSkeleton } from './checkout-skeleton'
import { Quoted } from './quoted'
import { keepRemarks, keptRemarks } from './remarks'
import { ShortSheet } from './short-sheet'
import { SubmitBar } from './submit-bar'
import { type Checkout, useCheckout } from './use-checkout'
import { useFreshConsent } from './use-fresh-consent'
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
  const submission = useSubmit(userId, checkout)
  const consent = useFreshConsent(quote)
  const [remarks, setRemarks] = useState(() => keptRemarks(userId))
  if (items.length === 0 && !submission.sending) return <NothingChosen />
  const remark = (merchantId: string, text: string) => {
    const next = { ...remarks, [merchantId]: text }
    keepRemarks(userId, next)
    setRemarks(next)
  }
  const submit = () => {
    if (!address) return openPage(pageUrl(pages.addressEdit, { select: 1 }))
    if (consent.check()) void submission.submit(remarks)
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
      {quote ? (
        <>
          <Quoted checkout={checkout} quote={quote} consent={consent} remarks={remarks} onRemark={remark} />
          <ShortSheet
            short={submission.short}
            quote={quote}
            onChange={checkout.change}
            onClose={submission.forgetShort}
          />
        </>
      ) : null}
    </Page>
  )
}

function NothingChosen() {
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

/** The quote was refused: what can't be bought may be left out, anything else tried again. */
function Refused({ checkout }: { checkout: Checkout }) {
  const { problem, items } = checkout
  const lines = problem instanceof ApiProblem ? problem.lines : []
  const gone = items.filter((item) => lines.some((line) => line.skuId === item.skuId))
  if (problem instanceof ApiProblem && problem.code === 'too_many_merchants') {
    return (
      <Empty
        icon="alert"
        title="一次结算的商家太多"
        hint={problem.title}
        action="回购物车分开结算"
        onAction={() => openPage(pages.cart)}
      />
    )
  }
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
