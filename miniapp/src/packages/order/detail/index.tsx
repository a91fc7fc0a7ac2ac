import { useDidShow, useRouter } from '@tarojs/taro'
import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { useRef } from 'react'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Link, View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { BenefitCard } from '../shared/benefit-card'
import { LineRow } from '../shared/line-row'
import { OrderButtons } from '../shared/order-buttons'
import { useOrderActs } from '../shared/use-order-acts'
import { useWaitingOrders } from '../shared/use-waiting-orders'
import { AfterSalesCard } from './after-sales-card'
import { DeliveryCard } from './delivery-card'
import { ExtendCard } from './extend-card'
import { FactsCard } from './facts-card'
import { OrderSums } from './order-sums'
import { RefundsCard } from './refunds-card'
import { StateCard } from './state-card'
import { TraceLink } from './trace-link'
import './index.scss'

/** 订单详情 */
export default function OrderPage() {
  const session = useSession()
  return session ? <Loader userId={session.user.id} /> : <SignInPrompt title="订单详情" />
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.id ?? ''
  const order = useAnswer(ownName(userId, `order-${id}`), () =>
    call('GET /api/orders/{id}', { params: { id } }),
  )
  const first = useRef(true)
  useDidShow(() => {
    if (first.current) first.current = false
    else void order.reload()
  })
  if (order.data) return <Shown order={order.data} loaded={order} userId={userId} />
  const gone =
    order.problem instanceof ApiProblem && order.problem.status >= 400 && order.problem.status < 500
  return (
    <Page title="订单详情">
      {gone ? (
        <Empty
          icon="order"
          title="没有找到这个订单"
          action="查看我的订单"
          onAction={() => openPage(pages.orders)}
        />
      ) : order.problem ? (
        <Failure problem={order.problem} onRetry={() => void order.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}

interface Props {
  order: OrderDetail
  loaded: Loaded<OrderDetail>
  userId: string
}

function Shown({ order, loaded, userId }: Props) {
  const reload = () => void loaded.reload()
  const { busy, run } = useOrderActs({ onChanged: reload, onConflict: reload })
  const waiting = useWaitingOrders(userId, order.id)
  const shop = pageUrl(pages.shop, { id: order.merchantId })
  const bar = (
    <View className="order-detail__bar">
      <OrderButtons
        order={order}
        size="fit"
        mayReview={waiting.has(order.id)}
        mayHurry={order.mayHurry}
        busy={busy}
        onAct={(act, asked) => void run(act, asked)}
      />
    </View>
  )
  return (
    <Page title="订单详情" onRefresh={loaded.reload} footBar={bar} className="order-detail">
      <StateCard order={order} onExpired={reload} />
      {order.benefit && order.paidAt ? <BenefitCard benefit={order.benefit} /> : null}
      <DeliveryCard key={order.state} order={order} userId={userId} />
      {order.mayExtendReceipt ? <ExtendCard order={order} onChanged={reload} /> : null}
      <View className="card">
        <Link className="order-detail__merchant lines-1" to={shop}>
          {order.merchantName}
        </Link>
        {order.lines.map((line) => (
          <LineRow key={line.id} line={line} certified={line.certificateNo !== null} linked>
            {line.batch ? <TraceLink batch={line.batch} isShipped={order.shipment !== null} /> : null}
          </LineRow>
        ))}
        <View className="order-detail__rule" />
        <OrderSums order={order} />
        {order.state === 'pendingPayment' && order.payment.orderIds.length > 1 ? (
          <View className="order-detail__together">
            同时提交的 {order.payment.orderIds.length} 个订单一起付款，共 ¥
            {formatYuan(order.payment.amountFen)}
          </View>
        ) : null}
      </View>
      {order.paidAt ? <AfterSalesCard key={order.state} orderId={order.id} userId={userId} /> : null}
      {order.refunds.length > 0 ? <RefundsCard refunds={order.refunds} /> : null}
      <FactsCard order={order} />
      {order.paidAt ? (
        <View className="card">
          <Cell
            icon="scales"
            title="投诉举报"
            hint="售后说不通，请市场监管部门处理"
            to={pageUrl(pages.complain, { orderId: order.id })}
          />
        </View>
      ) : null}
    </Page>
  )
}
