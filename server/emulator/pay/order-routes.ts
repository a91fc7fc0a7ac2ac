import type { Context } from 'hono'
import type { z } from 'zod'
import type { World } from '../world.ts'
import type { Register } from './gate.ts'
import { orderView } from './order-view.ts'
import { closeOrder, findOrder, type OrderRequest, type PayOrder, placeOrder } from './orders.ts'
import { PayError, paramError } from './pay-error.ts'
import { jsonBody, parsed } from './request.ts'
import { h5OrderSchema, jsapiOrderSchema } from './schemas.ts'

type OrderBody = Omit<z.infer<typeof jsapiOrderSchema>, 'payer'>

function orderRequest(
  world: World,
  body: OrderBody,
  tradeType: PayOrder['tradeType'],
  openid: string | null,
) {
  if (body.mchid !== world.credentials.mchId || body.appid !== world.credentials.appId) {
    throw new PayError(400, 'APPID_MCHID_NOT_MATCH', '商户号和appid没有绑定关系')
  }
  const expireAt = body.time_expire === undefined ? null : Date.parse(body.time_expire)
  if (expireAt !== null && expireAt < world.now().getTime() + 60_000) {
    throw paramError('time_expire 必须晚于下单时间 1 分钟以上')
  }
  const request: OrderRequest = {
    outTradeNo: body.out_trade_no,
    tradeType,
    appId: body.appid,
    description: body.description,
    attach: body.attach ?? null,
    notifyUrl: body.notify_url,
    totalFen: body.amount.total,
    payerOpenid: openid,
    expireAt,
  }
  return request
}

/** Ordering (JSAPI and H5), querying, closing. */
export function registerOrders(world: World, register: Register): void {
  const order = (context: Context, key: 'outTradeNo' | 'transactionId') => {
    if (context.req.query('mchid') !== world.credentials.mchId) throw paramError('mchid 有误')
    const found = findOrder(world, key, context.req.param('number') ?? '')
    if (!found) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')
    return orderView(world, found)
  }

  register('POST', '/v3/pay/transactions/jsapi', async (context) => {
    const body = parsed(jsapiOrderSchema, await jsonBody(context))
    return { prepay_id: placeOrder(world, orderRequest(world, body, 'JSAPI', body.payer.openid)).prepayId }
  })
  register('POST', '/v3/pay/transactions/h5', async (context) => {
    const body = parsed(h5OrderSchema, await jsonBody(context))
    const { prepayId } = placeOrder(world, orderRequest(world, body, 'MWEB', null))
    return { h5_url: `${world.mountPath}/cashier?prepay_id=${prepayId}` }
  })
  register('GET', '/v3/pay/transactions/out-trade-no/:number', (context) => order(context, 'outTradeNo'))
  register('GET', '/v3/pay/transactions/id/:number', (context) => order(context, 'transactionId'))
  register('POST', '/v3/pay/transactions/out-trade-no/:number/close', async (context) => {
    const body = (await jsonBody(context)) as { mchid?: unknown } | null
    if (body?.mchid !== world.credentials.mchId) throw paramError('mchid 有误')
    closeOrder(world, context.req.param('number') ?? '')
  })
}
