import { useDidShow, useRouter } from '@tarojs/taro'
import type { OrderSummary } from '@yuxiang/shared/api/orders'
import { useRef, useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useStore } from '@/store/create-store'
import { useSession } from '@/store/session'
import { changedOrdersStore, forgetOrderStates } from '../shared/changed-orders'
import { useOrderActs } from '../shared/use-order-acts'
import { useWaitingOrders } from '../shared/use-waiting-orders'
import { OrderCard } from './order-card'
import { loadOrders, orderTabs } from './tabs'
import './index.scss'

/** 我的订单 */
export default function OrdersPage() {
  const session = useSession()
  return session ? <Shown userId={session.user.id} /> : <SignInPrompt title="我的订单" />
}

function Shown({ userId }: { userId: string }) {
  const { params } = useRouter()
  const [name, setName] = useState<string>(params.tab ?? 'all')
  const tab = orderTabs.find((candidate) => candidate.name === name) ?? orderTabs[0]
  const list = usePagedList<OrderSummary>(ownName(userId, `orders-${tab.name}`), (request) =>
    loadOrders(tab, request),
  )
  const waiting = useWaitingOrders(userId)
  const changed = useStore(changedOrdersStore)
  const refresh = async () => {
    await list.refresh()
    forgetOrderStates()
  }
  const { busy, run } = useOrderActs({ onChanged: () => undefined, onConflict: () => void refresh() })
  // Back at the top of the list nothing can jump, so it may be loaded anew.
  const first = useRef(true)
  useDidShow(() => {
    if (first.current) first.current = false
    else if (list.items.length <= 3) void refresh()
  })

  const shown = list.items.map((order) => ({ ...order, state: changed[order.id] ?? order.state }))
  const empty = list.items.length === 0
  return (
    <Page title="我的订单" onRefresh={refresh}>
      <View className="orders__tabs" role="tablist" label="订单状态">
        {orderTabs.map((one) => (
          <Tap
            key={one.name}
            className={`orders__tab ${one.name === tab.name ? 'orders__tab--on' : ''}`}
            role="tab"
            checked={one.name === tab.name}
            onTap={() => setName(one.name)}
          >
            {one.text}
          </Tap>
        ))}
      </View>
      {shown.map((order) => (
        <OrderCard
          key={order.id}
          order={order}
          together={
            order.state === 'pendingPayment' ? shown.filter((one) => isPaidWith(one, order)).length : 0
          }
          mayReview={waiting.has(order.id)}
          busy={busy}
          onAct={(act, asked) => void run(act, asked)}
        />
      ))}
      {!empty ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="order"
          title={tab.name === 'all' ? '还没有订单' : `没有${tab.text}的订单`}
          hint="来自区县果园和合作社的好物，等您挑选"
          action="去逛逛"
          onAction={() => openPage(pages.home)}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}

const isPaidWith = (one: OrderSummary, other: OrderSummary) =>
  one.paymentId === other.paymentId && one.state === 'pendingPayment'
