import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { World } from '../world.ts'
import { assertAccessToken, stableToken } from './access-token.ts'
import { checkMedia, checkText } from './content-check.ts'
import { WechatError } from './errors.ts'
import { codeToSession, openidOf, phoneNumberOf } from './login.ts'
import { uploadShippingInfo } from './shipping.ts'
import { sendSubscribeMessage, subscribeMessages } from './subscribe-message.ts'

async function jsonObject(context: Context): Promise<Record<string, unknown>> {
  const body: unknown = await context.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new WechatError(47001, 'data format error')
  }
  return body as Record<string, unknown>
}

/** api.weixin.qq.com: refusals are HTTP 200 with an errcode, as there. */
export function wechatRoutes(world: World): Hono {
  const app = new Hono()
  const answer = async (context: Context, act: () => unknown) => {
    try {
      return context.json((await act()) as object)
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      const rid = `${Math.floor(world.now().getTime() / 1000).toString(16)}-${randomBytes(8).toString('hex')}`
      return context.json({ errcode: error.errcode, errmsg: `${error.message} rid: ${rid}` })
    }
  }
  const withToken = (context: Context, act: (body: Record<string, unknown>) => unknown) =>
    answer(context, async () => {
      assertAccessToken(world, context.req.query('access_token'))
      return act(await jsonObject(context))
    })

  app.get('/sns/jscode2session', (context) =>
    answer(context, () => codeToSession(world, context.req.query())),
  )
  app.post('/cgi-bin/stable_token', (context) =>
    answer(context, async () => stableToken(world, await jsonObject(context))),
  )
  app.post('/wxa/business/getuserphonenumber', (context) =>
    withToken(context, (body) => phoneNumberOf(world, body)),
  )
  app.post('/wxa/sec/order/upload_shipping_info', (context) =>
    withToken(context, (body) => uploadShippingInfo(world, body)),
  )
  app.post('/cgi-bin/message/subscribe/send', (context) =>
    withToken(context, (body) => sendSubscribeMessage(world, body)),
  )
  // Not WeChat's API but its app: 服务通知 on the phone of a person, the newest last.
  app.get('/phone/messages', (context) => {
    const openid = openidOf(world.credentials.appId, context.req.query('person') ?? '')
    return context.json(subscribeMessages(world).filter((message) => message.openid === openid))
  })
  app.post('/wxa/msg_sec_check', (context) => withToken(context, (body) => checkText(world, body)))
  app.post('/wxa/media_check_async', (context) => withToken(context, (body) => checkMedia(world, body)))
  return app
}
