import { z } from 'zod'
import { callWechat, type WechatConfig } from './call.ts'
import { WechatError } from './errors.ts'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** The page of the app which the message opens, without a leading slash; none: it opens nothing. */
  page?: string
  /** The template's keywords by their names: `thing1`, `time3`; what may stand in each depends on its name. */
  data: Readonly<Record<string, string>>
}

/** 用户拒绝接受消息: never agreed, agreed for fewer messages than were sent, or took it back. */
const REFUSED = 43101

/** 发送订阅消息 (subscribeMessage.send); false when the person does not agree. Refuses with 40003, 40037, 41030, 47003. */
export async function sendSubscribeMessage(
  config: WechatConfig,
  token: string,
  { openid, templateId, page, data }: SubscribeMessage,
): Promise<boolean> {
  const body = {
    touser: openid,
    template_id: templateId,
    ...(page && { page }),
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }])),
  }
  try {
    const path = '/cgi-bin/message/subscribe/send'
    await callWechat(config, path, { access_token: token }, body, z.looseObject({}))
    return true
  } catch (error) {
    if (error instanceof WechatError && error.errcode === REFUSED) return false
    throw error
  }
}
