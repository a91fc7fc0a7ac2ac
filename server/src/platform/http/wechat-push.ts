import type { Hono } from 'hono'
import type { Platform } from '../index.ts'
import {
  openPush,
  type PushedMessage,
  verifyPushAddress,
  WechatPushError,
} from '../integrations/wechat/index.ts'
import { limitBody } from './body.ts'
import { Refusal } from './refusal.ts'
import { traceOf } from './trace.ts'

/** Where WeChat pushes messages to; to be set as the URL of the mini program's 消息推送. */
export const PUSH_PATH = '/api/wechat/messages'

/** What is done at an event, by its name; the same push may come three times. */
export type PushHandlers = Readonly<Record<string, (message: PushedMessage) => Promise<void>>>

/** WeChat's message push: its own protocol, so it stands outside the contract; not there without a token. */
export function mountWechatPush(app: Hono, platform: Platform, handlers: PushHandlers): void {
  const { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey, WECHAT_APP_ID: appId } = platform.config
  if (token === undefined) return
  const config = { token, aesKey, appId }
  app.get(PUSH_PATH, (c) => {
    traceOf(c).route = `GET ${PUSH_PATH}`
    return c.text(refusing(() => verifyPushAddress(config, c.req.query())))
  })
  app.post(PUSH_PATH, async (c) => {
    traceOf(c).route = `POST ${PUSH_PATH}`
    await limitBody(c, 'json')
    const text = await c.req.text()
    const message = refusing(() => openPush(config, c.req.query(), text, platform.clock()))
    await handlers[message.Event ?? '']?.(message)
    // Done, also with what nobody here waits for: anything else has WeChat repeat it.
    return c.text('success')
  })
}

function refusing<Answer>(open: () => Answer): Answer {
  try {
    return open()
  } catch (error) {
    if (error instanceof WechatPushError) throw new Refusal('notification_invalid')
    throw error
  }
}
