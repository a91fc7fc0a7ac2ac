import { type KeyObject, verify } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { WechatPaySignatureError } from './errors.ts'

/** WeChat Pay's own limit against replays. */
const MAX_SKEW_SECONDS = 300

/** Finds the platform's key by its id or its certificate's serial; undefined when there is none. */
export type FindKey = (serialNo: string) => Promise<KeyObject | undefined>

export const isSigned = (headers: Headers): boolean => headers.has('Wechatpay-Signature')

/**
 * Proves that WeChat Pay wrote `body` within the last five minutes (签名验证), else throws
 * {@link WechatPaySignatureError}. The age is checked first: an old replay must not make us fetch certificates.
 */
export async function verifyPlatformSignature(
  headers: Headers,
  body: string,
  findKey: FindKey,
  clock: Clock,
): Promise<void> {
  const field = (name: string): string => {
    const value = headers.get(`Wechatpay-${name}`)
    if (!value) throw new WechatPaySignatureError(`Wechatpay-${name} is missing`)
    return value
  }
  const timestamp = field('Timestamp')
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  if (!(Math.abs(clock().getTime() / 1000 - seconds) <= MAX_SKEW_SECONDS)) {
    throw new WechatPaySignatureError('the timestamp is more than five minutes away')
  }
  const message = Buffer.from(`${timestamp}\n${field('Nonce')}\n${body}\n`)
  const signature = Buffer.from(field('Signature'), 'base64')
  const key = await findKey(field('Serial'))
  if (!key) throw new WechatPaySignatureError('no key of the platform has this serial')
  if (!verify('RSA-SHA256', message, key, signature)) {
    throw new WechatPaySignatureError('the signature is wrong')
  }
}
