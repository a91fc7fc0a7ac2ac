import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { chinaTimestamp } from '../clock.ts'
import { pathAndQuery } from '../received-url.ts'
import type { World } from '../world.ts'
import { createSignatureCheck } from './authorization.ts'
import { downloadBill, requestBill } from './bill.ts'
import { seal } from './envelope.ts'
import { platformSignature } from './notifications.ts'
import { orderView } from './order-view.ts'
import { closeOrder, findOrder, type OrderRequest, type PayOrder, placeOrder } from './orders.ts'
import { PayError, paramError } from './pay-error.ts'
import { acceptRefund, findRefund, refundView } from './refunds.ts'
import { billQuerySchema, h5OrderSchema, jsapiOrderSchema, refundSchema } from './schemas.ts'

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.join('/') ?? ''
  throw paramError(`输入源“/body/${path}”映射到值字段校验失败，参数不符合规则`)
}

async function jsonBody(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text())
  } catch {
    throw paramError('请求体不是合法的 JSON')
  }
}

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

/** Faults a test may order in advance: how many calls, and what they are answered. */
export type PlannedFault = { remaining: number; error: PayError }

/** Answers `result`, or the refusal in WeChat's words, signed as WeChat signs; a file download is not signed, as in reality. */
async function answer(world: World, context: Context, act: () => Promise<unknown>): Promise<Response> {
  const respond = (status: number, body: string) =>
    new Response(status === 204 ? null : body, {
      status,
      headers: {
        'Request-ID': randomUUID().replaceAll('-', '').toUpperCase(),
        ...(status === 204 ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
        ...platformSignature(world, status === 204 ? '' : body),
      },
    })
  try {
    const result = await act()
    if (result instanceof Uint8Array)
      return context.body(Uint8Array.from(result), 200, { 'Content-Type': 'text/plain; charset=utf-8' })
    return result === undefined ? respond(204, '') : respond(200, JSON.stringify(result))
  } catch (error) {
    if (!(error instanceof PayError)) throw error
    return respond(error.status, JSON.stringify({ code: error.code, message: error.message }))
  }
}

/** api.mch.weixin.qq.com: every request is verified before anything is read from it. */
export function payRoutes(world: World, fault: PlannedFault): Hono {
  const app = new Hono()
  const checkSignature = createSignatureCheck(world)
  const on = (method: 'GET' | 'POST', path: string, act: (context: Context) => unknown) =>
    app.on(method, path, (context) =>
      answer(world, context, async () => {
        checkSignature({
          method,
          pathAndQuery: pathAndQuery(context.req.url),
          authorization: context.req.header('Authorization'),
          body: await context.req.text(),
        })
        if (fault.remaining > 0) {
          fault.remaining -= 1
          throw fault.error
        }
        return act(context)
      }),
    )
  const order = (context: Context, key: 'outTradeNo' | 'transactionId') => {
    if (context.req.query('mchid') !== world.credentials.mchId) throw paramError('mchid 有误')
    const found = findOrder(world, key, context.req.param('number') ?? '')
    if (!found) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')
    return orderView(world, found)
  }

  on('POST', '/v3/pay/transactions/jsapi', async (context) => {
    const body = parsed(jsapiOrderSchema, await jsonBody(context))
    return { prepay_id: placeOrder(world, orderRequest(world, body, 'JSAPI', body.payer.openid)).prepayId }
  })
  on('POST', '/v3/pay/transactions/h5', async (context) => {
    const body = parsed(h5OrderSchema, await jsonBody(context))
    const { prepayId } = placeOrder(world, orderRequest(world, body, 'MWEB', null))
    return { h5_url: `${world.mountPath}/cashier?prepay_id=${prepayId}` }
  })
  on('GET', '/v3/pay/transactions/out-trade-no/:number', (context) => order(context, 'outTradeNo'))
  on('GET', '/v3/pay/transactions/id/:number', (context) => order(context, 'transactionId'))
  on('POST', '/v3/pay/transactions/out-trade-no/:number/close', async (context) => {
    const body = (await jsonBody(context)) as { mchid?: unknown } | null
    if (body?.mchid !== world.credentials.mchId) throw paramError('mchid 有误')
    closeOrder(world, context.req.param('number') ?? '')
  })
  on('POST', '/v3/refund/domestic/refunds', async (context) => {
    const body = parsed(refundSchema, await jsonBody(context))
    const { refund, order } = acceptRefund(world, {
      transactionId: body.transaction_id ?? null,
      outTradeNo: body.out_trade_no ?? null,
      outRefundNo: body.out_refund_no,
      refundFen: body.amount.refund,
      totalFen: body.amount.total,
      reason: body.reason ?? null,
      notifyUrl: body.notify_url ?? null,
    })
    return refundView(refund, order)
  })
  on('GET', '/v3/refund/domestic/refunds/:number', (context) => {
    const refund = findRefund(world, context.req.param('number') ?? '')
    const order = refund && findOrder(world, 'outTradeNo', refund.outTradeNo)
    if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
    return refundView(refund, order)
  })
  on('GET', '/v3/certificates', () => ({
    data: world.platformKeys.certificates().map((certificate) => ({
      serial_no: certificate.serialNo,
      effective_time: chinaTimestamp(certificate.effectiveAt),
      expire_time: chinaTimestamp(certificate.expireAt),
      encrypt_certificate: seal(world.credentials.apiV3Key, 'certificate', certificate.certificatePem),
    })),
  }))
  on('GET', '/v3/bill/tradebill', (context) => {
    const query = parsed(billQuerySchema, context.req.query())
    const { token, ...bill } = requestBill(world, {
      date: query.bill_date,
      type: query.bill_type,
      gzip: query.tar_type === 'GZIP',
    })
    const base = context.req.url.slice(0, context.req.url.indexOf('/v3/bill/tradebill'))
    return { ...bill, download_url: `${base}/v3/billdownload/file?token=${token}` }
  })
  on('GET', '/v3/billdownload/file', (context) => downloadBill(world, context.req.query('token') ?? ''))
  app.all('/*', (context) =>
    answer(world, context, async () => {
      throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台接口')
    }),
  )
  return app
}
