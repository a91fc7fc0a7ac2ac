import { z } from 'zod'
import { OutsideUnavailableError } from '../errors.ts'
import { outsideCall, parseAnswer } from '../outside-call.ts'
import { WechatCodeError, WechatError } from './errors.ts'

export interface WechatConfig {
  /** `https://api.weixin.qq.com`, or where the emulator speaks as it; may have a path. */
  baseUrl: string
  appId: string
  appSecret: string
  timeoutMs: number
}

const Outcome = z.looseObject({ errcode: z.int().default(0), errmsg: z.string().default('') })

/** System busy, called too often per minute, frequency limit per user: the same call may succeed later. */
const BUSY = new Set([-1, 45009, 45011])
/** Invalid code, code used, user blocked as risky. */
const BAD_CODE = new Set([40029, 40163, 40226])

/**
 * One call of api.weixin.qq.com, which answers refusals with HTTP 200 and an `errcode`. Without a body it is a GET.
 * Throws {@link WechatError}, {@link WechatCodeError} or OutsideUnavailableError.
 */
export async function callWechat<Schema extends z.ZodType>(
  config: WechatConfig,
  path: string,
  query: Record<string, string>,
  body: object | null,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const search = new URLSearchParams(query).toString()
  const url = `${config.baseUrl.replace(/\/+$/, '')}${path}${search && `?${search}`}`
  const init: RequestInit = body
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    : { method: 'GET' }
  const { status, bytes } = await outsideCall('wechat', url, init, { timeoutMs: config.timeoutMs })
  if (status !== 200) throw new OutsideUnavailableError('wechat', `answered ${status}`)
  const { errcode, errmsg } = parseAnswer('wechat', Outcome, bytes)
  if (errcode === 0) return parseAnswer('wechat', schema, bytes)
  if (BUSY.has(errcode)) throw new OutsideUnavailableError('wechat', `busy (${errcode})`, 'none')
  if (BAD_CODE.has(errcode)) throw new WechatCodeError(`${errcode}: ${errmsg}`)
  throw new WechatError(errcode, errmsg)
}
