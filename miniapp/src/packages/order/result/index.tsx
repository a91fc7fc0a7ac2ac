import { useRouter } from '@tarojs/taro'
import type { OrderDetail } from '@yuxiang/shared/api/orders'
import type { Payment } from '@yuxiang/shared/api/payments'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Money } from '@/components/Money'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { Text, View } from '@/elements'
import { useCountdown } from '@/hooks/use-countdown'
import { clockText } from '@/services/china-time'
import { toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { BenefitCard, sumOfBenefits } from '../shared/benefit-card'
import { tellOrderState } from '../shared/changed-orders'
import { payNow } from '../shared/pay-now'
import { SavedCard } from './saved-card'
import { usePaidOrders } from './use-paid-orders'
import { usePayment } from './use-payment'
import './index.scss'

/** 支付结果: where the cashier leads back to. */
export default function ResultPage() {
  const session = useSession()
  const { params } = useRouter()
  if (!session) return <SignInPrompt title="支付结果" />
  return <Shown paymentId={params.paymentId ?? ''} paidJustNow={params.asked === '1'} />
}

function Shown({ paymentId, paidJustNow }: { paymentId: string; paidJustNow: boolean }) {
  const { payment, problem, checking, ask } = usePayment(paymentId, paidJustNow)
  if (payment && !(checking && payment.state === 'pending' && paidJustNow)) {
    return <Page title="支付结果">{<Decided payment={payment} onAsk={ask} />}</Page>
  }
  const unknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <Page title="支付结果">
      {unknown ? (
        <Empty
          icon="wallet"
          title="没有找到这笔付款"
          action="查看我的订单"
          onAction={() => openPage(pages.orders)}
        />
      ) : problem && !checking ? (
        <Failure problem={problem} onRetry={ask} />
      ) : (
        <View className="result" role="status">
          <View className="result__waiting" hidden />
          <View className="result__title">正在确认支付结果</View>
          <View className="result__words">正在向微信支付查询，一般几秒钟就好，请稍候</View>
        </View>
      )}
    </Page>
  )
}

function Decided({ payment, onAsk }: { payment: Payment; onAsk: () => void }) {
  const paid = payment.state === 'paid'
  const ids = payment.orderIds.join()
  useEffect(() => {
    if (paid) tellOrderState(ids.split(','), 'paid')
  }, [paid, ids])
  const orders = usePaidOrders(payment.orderIds, paid)
  const benefit = sumOfBenefits(orders.map((order) => order.benefit))
  if (payment.state === 'pending') return <Unpaid payment={payment} onAsk={onAsk} />
  const told = words[payment.state]
  return (
    <>
      <View className="result" role="status">
        <View className={`result__sign result__sign--${payment.state}`}>
          <Icon name={told.icon} size="xl" color="white" weight={2.2} />
        </View>
        <View className="result__title">{told.title}</View>
        {payment.state === 'closed' || payment.amountFen === 0 ? null : (
          <Money fen={payment.amountFen} size="xl" tone="ink" />
        )}
        <View className="result__words">
          {paid && payment.amountFen === 0 ? coveredWords(orders) : told.words}
        </View>
      </View>
      <SavedCard orders={orders} />
      {benefit ? <BenefitCard benefit={benefit} /> : null}
      <View className="result__ways">
        <Button className="grow" tone="line" onTap={() => openPage(orderUrl(payment))}>
          查看订单
        </Button>
        <Button className="grow" onTap={() => openPage(pages.home)}>
          继续逛
        </Button>
      </View>
    </>
  )
}

/** What paid an order for which no own money was asked. */
function coveredWords(orders: readonly OrderDetail[]): string {
  const names = [
    orders.some(({ allowanceFen }) => allowanceFen > 0) ? '工会额度' : '',
    orders.some(({ pointsFen }) => pointsFen > 0) ? '积分' : '',
  ].filter(Boolean)
  return `已${names.length > 0 ? `用${names.join('和')}` : ''}付清，商家会尽快为您发货`
}

const words: Record<
  Exclude<Payment['state'], 'pending'>,
  { title: string; words: string; icon: IconName }
> = {
  paid: { title: '支付成功', words: '商家会尽快为您发货', icon: 'check' },
  closed: { title: '订单已关闭', words: '没有扣款。还想要的话，可以重新下单', icon: 'close' },
  refunding: {
    title: '正在原路退款',
    words: '付款到账时订单已关闭、商品已售完，款项正在退回您的微信支付账户',
    icon: 'clock',
  },
  refunded: {
    title: '已原路退款',
    words: '付款到账时订单已关闭、商品已售完，款项已退回您的微信支付账户',
    icon: 'wallet',
  },
}

const orderUrl = ({ orderIds }: Payment) =>
  orderIds.length === 1 ? pageUrl(pages.order, { id: orderIds[0] }) : pages.orders

function Unpaid({ payment, onAsk }: { payment: Payment; onAsk: () => void }) {
  const left = useCountdown(payment.expiresAt, onAsk)
  const [busy, setBusy] = useState(false)
  const pay = async () => {
    setBusy(true)
    await payNow(payment.id).catch(toastProblem)
    setBusy(false)
    onAsk()
  }
  return (
    <>
      <View className="result" role="status">
        <View className="result__sign result__sign--pending">
          <Icon name="clock" size="xl" color="white" weight={2} />
        </View>
        <View className="result__title">还没有收到付款</View>
        <Money fen={payment.amountFen} size="xl" tone="ink" />
        <View className="result__words">
          {left > 0 ? (
            <>
              请在 <Text className="result__clock number">{clockText(left)}</Text> 内付款，超时订单自动关闭
            </>
          ) : (
            '付款时间已到，正在核对'
          )}
        </View>
        <View className="result__words">刚刚付过款？结果到账后这里会自动更新</View>
      </View>
      <View className="result__ways">
        <Button className="grow" tone="line" onTap={() => openPage(orderUrl(payment))}>
          查看订单
        </Button>
        <Button className="grow" loading={busy} disabled={left === 0} onTap={() => void pay()}>
          继续支付
        </Button>
      </View>
    </>
  )
}
