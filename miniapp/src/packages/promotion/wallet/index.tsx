import type { Coupon } from '@yuxiang/shared/api/promotions'
import { type CouponState, couponStateNames } from '@yuxiang/shared/states/campaign'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { WalletTicket } from './wallet-ticket'
import './index.scss'

const tabs: CouponState[] = ['available', 'used', 'expired']

/** 我的优惠券 */
export default function WalletPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="我的优惠券" next={pages.wallet} />
  )
}

function Shown({ userId }: { userId: string }) {
  const [tab, setTab] = useState<CouponState>('available')
  const [available, setAvailable] = useState<number>()
  const list = usePagedList<Coupon>(ownName(userId, `coupons-${tab}`), async ({ cursor }) => {
    const answer = await call('GET /api/coupons', { query: { state: tab, cursor, pageSize: 20 } })
    setAvailable(answer.available)
    return answer
  })
  // Back at the top of a short list nothing can jump, so it may be loaded anew.
  useShowAgain(() => {
    if (list.items.length <= 5) void list.refresh()
  })
  const textOf = (state: CouponState) =>
    state === 'available' && available ? `${couponStateNames[state]} ${available}` : couponStateNames[state]
  return (
    <Page title="我的优惠券" onRefresh={list.refresh}>
      <View className="wallet__tabs" role="tablist" label="优惠券状态">
        {tabs.map((state) => (
          <Tap
            key={state}
            className={`wallet__tab ${state === tab ? 'wallet__tab--on' : ''}`}
            role="tab"
            checked={state === tab}
            onTap={() => setTab(state)}
          >
            {textOf(state)}
          </Tap>
        ))}
      </View>
      {list.items.length > 0 ? (
        <>
          <View className="wallet__list">
            {list.items.map((coupon) => (
              <WalletTicket key={coupon.id} coupon={coupon} />
            ))}
          </View>
          <ListFoot list={list} />
        </>
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="ticket"
          title={tab === 'available' ? '还没有可用的优惠券' : `没有${couponStateNames[tab]}的优惠券`}
          hint="去领券中心看看，领好再下单更划算"
          action="去领券"
          onAction={() => openPage(pages.coupons)}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
