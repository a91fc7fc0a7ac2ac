import { z } from 'zod'
import { callWechat, type WechatConfig } from './call.ts'
import { WechatError } from './errors.ts'

/** What WeChat advises about a text or a picture, and why: see {@link labelNames}. */
export interface ContentVerdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
}

/** 命中标签 of both checks. */
export const labelNames: Readonly<Record<number, string>> = {
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
}

/** 评论, of 资料, 评论, 论坛, 社交日志. */
const COMMENT_SCENE = 2
const VERSION = 2
/** No such openid, not of this app, has not been in the mini program for two hours: nobody whose text can be checked. */
const PERSON_UNKNOWN = new Set([40003, 43104, 61010])

/** The label is written now as a number, now as text of one. */
const Verdict = z.looseObject({
  suggest: z.enum(['pass', 'review', 'risky']),
  label: z.coerce.number(),
})

const TextAnswer = z.looseObject({ result: Verdict })
const PictureAnswer = z.looseObject({ trace_id: z.string().min(1).max(128) })

/** 文本内容安全识别 (msgSecCheck 2.0); null when WeChat can't judge this person's texts. */
export function checkText(
  config: WechatConfig,
  token: string,
  { openid, text }: { openid: string; text: string },
): Promise<ContentVerdict | null> {
  return ofKnownPerson(async () => {
    const body = { version: VERSION, scene: COMMENT_SCENE, openid, content: text }
    const { result } = await callWechat(
      config,
      '/wxa/msg_sec_check',
      { access_token: token },
      body,
      TextAnswer,
    )
    return { suggest: result.suggest, label: result.label }
  })
}

/**
 * 多媒体内容安全识别 (mediaCheckAsync 2.0) of a picture that WeChat can download: answers the id under which the result is
 * pushed within 30 minutes; null when WeChat can't judge this person's pictures.
 */
export function checkPicture(
  config: WechatConfig,
  token: string,
  { openid, url }: { openid: string; url: string },
): Promise<string | null> {
  return ofKnownPerson(async () => {
    const body = { version: VERSION, scene: COMMENT_SCENE, openid, media_url: url, media_type: 2 }
    const path = '/wxa/media_check_async'
    return (await callWechat(config, path, { access_token: token }, body, PictureAnswer)).trace_id
  })
}

async function ofKnownPerson<Answer>(call: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof WechatError && PERSON_UNKNOWN.has(error.errcode)) return null
    throw error
  }
}
