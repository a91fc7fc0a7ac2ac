import { type Context, Hono } from 'hono'
import { cancelAutopay, findOrder, isPayable, type PayOrder, payOrder, refusePayment } from '../pay/orders.ts'
import type { World } from '../world.ts'
import { isValidInvocation } from './invocation.ts'
import { CASHIER_HEADERS, choicePage, noticePage } from './page.ts'
import { safeReturnPath } from './redirect.ts'

type Notice = { title: string; text: string; good: boolean; paidFen: number | null }

const NOTICES: Record<'unknown' | 'paid' | 'refunded' | 'expired' | 'closed' | 'left', Notice> = {
  unknown: { title: '订单不存在', text: '付款链接无效，请回到商家重新下单', good: false, paidFen: null },
  paid: { title: '支付成功', text: '订单已支付，无需重复付款', good: true, paidFen: null },
  refunded: { title: '订单已退款', text: '款项已按原路退回', good: false, paidFen: null },
  expired: { title: '订单已过期', text: '已超过付款时间，请回到商家重新下单', good: false, paidFen: null },
  closed: { title: '订单已关闭', text: '商家已关闭此订单，无法继续付款', good: false, paidFen: null },
  left: { title: '未完成支付', text: '可以关闭此页面，稍后回到商家继续付款', good: false, paidFen: null },
}

function noticeFor(world: World, order: PayOrder | undefined): Notice {
  if (!order) return NOTICES.unknown
  if (order.state === 'SUCCESS') return { ...NOTICES.paid, paidFen: order.totalFen }
  if (order.state === 'REFUND') return NOTICES.refunded
  if (order.state !== 'CLOSED') return NOTICES.left
  return order.expireAt <= world.now().getTime() ? NOTICES.expired : NOTICES.closed
}

function showNotice(context: Context, notice: Notice, redirectUrl: string, status: 200 | 404 = 200) {
  const backUrl = safeReturnPath(redirectUrl, context.req.url)
  return context.html(noticePage({ ...notice, backUrl }), status, CASHIER_HEADERS)
}

/** Sends the person back to the merchant, or shows how things stand when there is nowhere safe to go. */
function leave(world: World, context: Context, order: PayOrder | undefined, redirectUrl: string) {
  const path = safeReturnPath(redirectUrl, context.req.url)
  if (path !== null) return context.body(null, 303, { Location: path, 'Cache-Control': 'no-store' })
  return showNotice(context, noticeFor(world, order), '')
}

async function formField(context: Context, name: string): Promise<string> {
  const value = (await context.req.parseBody())[name]
  return typeof value === 'string' ? value : ''
}

/** The answer to the stand-in of `wx.requestPayment`, which may send its signed parameters along. */
async function payAsProgram(world: World, context: Context, order: PayOrder | undefined) {
  if (!order) return context.json({ errMsg: 'requestPayment:fail 订单不存在' }, 404)
  const isJson = context.req.header('Content-Type')?.startsWith('application/json')
  const parameters: unknown = isJson ? await context.req.json().catch(() => null) : undefined
  if (isJson && !isValidInvocation(world, order.prepayId, parameters)) {
    return context.json({ errMsg: 'requestPayment:fail 支付验证签名失败' }, 400)
  }
  return context.json({ trade_state: payOrder(world, order.outTradeNo).state })
}

/** What a person with a phone sees and does. Opening the page stops the automatic payment of that order. */
export function cashierRoutes(world: World, merchantName: string): Hono {
  const app = new Hono()
  const byPrepayId = (context: Context) => findOrder(world, 'prepayId', context.req.param('prepayId') ?? '')

  app.get('/', (context) => {
    const redirectUrl = context.req.query('redirect_url') ?? ''
    const order = findOrder(world, 'prepayId', context.req.query('prepay_id') ?? '')
    if (!order) return showNotice(context, NOTICES.unknown, redirectUrl, 404)
    if (!isPayable(order)) return showNotice(context, noticeFor(world, order), redirectUrl)
    cancelAutopay(world, order.outTradeNo)
    const refusal = order.state === 'PAYERROR' ? '余额不足，上次付款没有成功，请重试' : null
    const action = `${world.mountPath}/cashier/${order.prepayId}`
    return context.html(
      choicePage({ ...order, merchantName, refusal }, action, redirectUrl),
      200,
      CASHIER_HEADERS,
    )
  })

  app.post('/:prepayId/pay', async (context) => {
    const order = byPrepayId(context)
    if (context.req.header('Accept')?.includes('application/json')) return payAsProgram(world, context, order)
    const redirectUrl = await formField(context, 'redirect_url')
    if (!order) return showNotice(context, NOTICES.unknown, redirectUrl, 404)
    const now = payOrder(world, order.outTradeNo)
    if (now.state === 'CLOSED') return showNotice(context, noticeFor(world, now), redirectUrl)
    return leave(world, context, now, redirectUrl)
  })

  app.post('/:prepayId/refuse', async (context) => {
    const order = byPrepayId(context)
    const redirectUrl = await formField(context, 'redirect_url')
    if (!order) return showNotice(context, NOTICES.unknown, redirectUrl, 404)
    const short = (await formField(context, 'reason')) === 'insufficientBalance'
    refusePayment(world, order.outTradeNo, short ? 'PAYERROR' : 'NOTPAY')
    return leave(world, context, byPrepayId(context), redirectUrl)
  })

  app.post('/:prepayId/close', async (context) => {
    const order = byPrepayId(context)
    return leave(world, context, order, await formField(context, 'redirect_url'))
  })
  return app
}
