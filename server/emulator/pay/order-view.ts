import { chinaTimestamp } from '../clock.ts'
import type { World } from '../world.ts'
import type { PayOrder, TradeState } from './orders.ts'

const STATE_TEXT: Record<TradeState, string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '转入退款',
  PAYERROR: '支付失败(其他原因，如银行返回失败)',
}

/** An order as the query answers it and as the notification carries it. */
export function orderView(world: World, order: PayOrder): Record<string, unknown> {
  const view = {
    amount: { currency: 'CNY', total: order.totalFen },
    appid: order.appId,
    attach: order.attach ?? '',
    mchid: world.credentials.mchId,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: STATE_TEXT[order.state],
  }
  if (order.paidAt === null) return { ...view, promotion_detail: [] }
  return {
    ...view,
    amount: { currency: 'CNY', payer_currency: 'CNY', payer_total: order.totalFen, total: order.totalFen },
    bank_type: 'OTHERS',
    payer: { openid: order.payerOpenid },
    promotion_detail: [],
    success_time: chinaTimestamp(order.paidAt),
    trade_type: order.tradeType,
    transaction_id: order.transactionId,
  }
}
