import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** As set in the mini program's 消息推送: data format JSON; with an AES key 安全模式, without one 明文模式. */
export interface PushConfig {
  token: string
  aesKey: string | undefined
  appId: string
}

/** What is pushed was not sent by WeChat, or not to us. */
export class WechatPushError extends Error {
  override name = 'WechatPushError'
}

/** What WeChat pushes: `Event` says what happened, the rest depends on it. */
const PushedMessage = z.looseObject({ MsgType: z.string(), Event: z.string().optional() })
export type PushedMessage = z.infer<typeof PushedMessage>

type Query = Readonly<Record<string, string | undefined>>

/** WeChat repeats a push within seconds; an older address is somebody's who saw it pass. */
const FRESH_MS = 10 * 60_000
const BLOCK = 32

/** The signature of WeChat's message push: over token, timestamp, nonce and, in 安全模式, what is encrypted. */
export const signPush = (...parts: readonly string[]): string =>
  createHash('sha1').update(parts.toSorted().join('')).digest('hex')

/** 验证消息来自微信服务器, when the address is set: answers what to echo. Throws {@link WechatPushError}. */
export function verifyPushAddress(config: PushConfig, query: Query): string {
  assertSigned(query.signature, signPush(config.token, query.timestamp ?? '', query.nonce ?? ''))
  return query.echostr ?? ''
}

/**
 * Opens what was pushed: JSON, in 安全模式 encrypted. The plain signature covers no body, so once an AES key is set
 * nothing plain is believed. Throws {@link WechatPushError}.
 */
export function openPush(config: PushConfig, query: Query, rawBody: string, now: Date): PushedMessage {
  const { timestamp = '', nonce = '' } = query
  if (!(Math.abs(now.getTime() - Number(timestamp) * 1000) <= FRESH_MS)) {
    throw new WechatPushError('the time of the push is not now')
  }
  const body = jsonOf(rawBody)
  if (config.aesKey === undefined) {
    assertSigned(query.signature, signPush(config.token, timestamp, nonce))
    return messageOf(body)
  }
  const encrypted = z.looseObject({ Encrypt: z.string().min(1) }).safeParse(body)
  if (!encrypted.success) throw new WechatPushError('the push is not encrypted')
  const { Encrypt } = encrypted.data
  assertSigned(query.msg_signature, signPush(config.token, timestamp, nonce, Encrypt))
  return messageOf(jsonOf(decrypt(config.aesKey, config.appId, Encrypt)))
}

function assertSigned(given: string | undefined, right: string): void {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(right)]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new WechatPushError('the signature is wrong')
}

/** AES-256-CBC, padded to 32 bytes: 16 random bytes, the message's length, the message, the app's id. */
function decrypt(aesKey: string, appId: string, encrypted: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = orInvalid(() =>
    Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]),
  )
  const padding = plain.at(-1) ?? 0
  const length = plain.length >= 20 ? plain.readUInt32BE(16) : plain.length
  const end = plain.length - padding
  if (padding < 1 || padding > BLOCK || 20 + length > end) throw new WechatPushError('the push can’t be read')
  if (plain.subarray(20 + length, end).toString() !== appId) {
    throw new WechatPushError('the push is another app’s')
  }
  return plain.subarray(20, 20 + length).toString()
}

const jsonOf = (text: string): unknown => orInvalid(() => JSON.parse(text))

function messageOf(body: unknown): PushedMessage {
  const parsed = PushedMessage.safeParse(body)
  if (!parsed.success) throw new WechatPushError('the push is no message')
  return parsed.data
}

function orInvalid<Result>(work: () => Result): Result {
  try {
    return work()
  } catch {
    throw new WechatPushError('the push can’t be read')
  }
}

const MediaCheck = z.looseObject({
  trace_id: z.string().min(1).max(128),
  errcode: z.coerce.number().default(0),
  result: z.looseObject({ suggest: z.string(), label: z.coerce.number().default(100) }).optional(),
})

/** A pushed `wxa_media_check`: what WeChat advises about a picture, `review` where it could not look at it. */
export function mediaCheckOf(
  message: PushedMessage,
): { traceId: string; suggest: 'pass' | 'review' | 'risky' } | null {
  const parsed = message.Event === 'wxa_media_check' ? MediaCheck.safeParse(message) : null
  if (!parsed?.success) return null
  const { trace_id: traceId, errcode, result } = parsed.data
  const isClear = errcode === 0 && (result?.suggest === 'pass' || result?.suggest === 'risky')
  return { traceId, suggest: isClear ? (result.suggest as 'pass' | 'risky') : 'review' }
}
