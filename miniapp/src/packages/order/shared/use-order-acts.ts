import type { OrderDetail, OrderSummary } from '@yuxiang/shared/api/orders'
import { useState } from 'react'
import { choose } from '@/pages/cart/selection'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { mergeIntoCart } from '@/store/cart'
import { tellOrderState } from './changed-orders'
import type { OrderAct } from './order-acts'
import { payNow } from './pay-now'

interface Told {
  /** The order after an act changed it. */
  onChanged: (order: OrderDetail) => void
  /** It was in another state than shown: somebody or time was faster. */
  onConflict: () => void
}

/** Does what an order's buttons say; `busy` names the act that is running. */
export function useOrderActs({ onChanged, onConflict }: Told) {
  const [busy, setBusy] = useState<{ orderId: string; act: OrderAct } | null>(null)

  const cancel = async (order: OrderSummary) => {
    const sure = await confirmAct('取消订单', '取消后不能恢复；同一次付款的订单会一起取消', '取消订单')
    if (!sure) return
    const cancelled = await call('POST /api/orders/{id}/cancel', { params: { id: order.id } })
    tellOrderState(cancelled.payment.orderIds, cancelled.state)
    toastDone('已取消')
    onChanged(cancelled)
  }
  const receive = async (order: OrderSummary) => {
    const sure = await confirmAct('确认收货', '请确认商品已经收到且没有问题', '确认收货')
    if (!sure) return
    const received = await call('POST /api/orders/{id}/confirm-receipt', { params: { id: order.id } })
    tellOrderState([received.id], received.state)
    toastDone('已收货')
    onChanged(received)
  }
  const hurry = async (order: OrderSummary) => {
    const hurried = await call('POST /api/orders/{id}/hurry-shipping', { params: { id: order.id } })
    toastDone('已催促商家')
    onChanged(hurried)
  }
  const buyAgain = async (order: OrderSummary) => {
    // Gifts can't be bought; they come along again where their offer still runs.
    const wanted = order.lines
      .filter((line) => line.giftValueFen === null)
      .map(({ skuId, quantity }) => ({ skuId, quantity }))
    const cart = await mergeIntoCart(wanted)
    const skuIds = wanted.map((line) => line.skuId)
    choose(skuIds, true)
    const buyable = cart.groups
      .flatMap((group) => group.items)
      .filter((item) => skuIds.includes(item.skuId) && (item.refusal === null || item.refusal === 'short'))
    if (buyable.length === 0) {
      toast('这些商品已下架或售罄')
      return
    }
    openPage(pages.cart)
    if (buyable.length < wanted.length) toast('部分商品已下架或售罄，其余已放入购物车')
  }
  const acts: Record<OrderAct, (order: OrderSummary) => Promise<void>> = {
    cancel,
    receive,
    hurry,
    again: buyAgain,
    pay: (order) => payNow(order.paymentId),
    review: async (order) => openPage(pageUrl(pages.reviewWrite, { order: order.id })),
    track: async (order) => openPage(pageUrl(pages.tracking, { id: order.id })),
  }
  const run = async (act: OrderAct, order: OrderSummary) => {
    if (busy) return
    setBusy({ orderId: order.id, act })
    try {
      await acts[act](order)
    } catch (thrown) {
      toastProblem(thrown)
      onConflict()
    }
    setBusy(null)
  }
  return { busy, run }
}
