import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { OutsideUnavailableError } from '../errors.ts'
import { type OutsideAnswer, outsideCall, parseAnswer } from '../outside-call.ts'
import { createCertificates } from './certificates.ts'
import type { WechatPayConfig } from './config.ts'
import { WechatPayError } from './errors.ts'
import { findPublicKey } from './public-key.ts'
import type { MerchantSigner } from './sign.ts'
import { type FindKey, isSigned, verifyPlatformSignature } from './verify.ts'

const Refused = z.looseObject({ code: z.string(), message: z.string().default('') })

export interface WechatPayCaller {
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>
  post<Schema extends z.ZodType>(path: string, body: object, schema: Schema): Promise<z.infer<Schema>>
  /** A POST that answers nothing (204). */
  postForNothing(path: string, body: object): Promise<void>
  /** A file by its whole address; the answer carries no signature, its hash came in a signed one. */
  download(url: string): Promise<Buffer>
  findKey: FindKey
}

/** Large enough for a statement of half a million rows. */
const MAX_FILE_BYTES = 256 * 1024 * 1024
const FILE_TIMEOUT_FACTOR = 10

/**
 * The signed HTTP of WeChat Pay. Every successful answer must be signed by the platform; a refusal may come
 * unsigned (a gateway writes those), but a signature that is there must be right. Throws {@link WechatPayError} for
 * refusals, {@link OutsideUnavailableError} for 429, 5xx and silence.
 */
export function createCaller(config: WechatPayConfig, signer: MerchantSigner, clock: Clock): WechatPayCaller {
  const baseUrl = config.baseUrl.replace(/\/+$/, '')

  const send = async (method: 'GET' | 'POST', address: string, body = '', isFile = false) => {
    const url = new URL(address)
    const answer = await outsideCall(
      'wechat-pay',
      url.href,
      {
        method,
        headers: {
          Accept: 'application/json',
          Authorization: signer.authorization(method, url, body),
          'User-Agent': 'yuxiang-market',
          ...(config.publicKey && { 'Wechatpay-Serial': config.publicKey.id }),
          ...(body && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body }),
      },
      isFile
        ? { timeoutMs: config.timeoutMs * FILE_TIMEOUT_FACTOR, maxBytes: MAX_FILE_BYTES }
        : { timeoutMs: config.timeoutMs },
    )
    if (answer.status === 429 || answer.status >= 500) {
      throw new OutsideUnavailableError('wechat-pay', `answered ${answer.status}`)
    }
    return answer
  }
  const findKey = config.publicKey
    ? findPublicKey(config.publicKey)
    : createCertificates(
        async () => refuseUnlessOk(await send('GET', `${baseUrl}/v3/certificates`)),
        config.apiV3Key,
        clock,
      )
  const verified = async (answer: OutsideAnswer): Promise<OutsideAnswer> => {
    if (isOk(answer) || isSigned(answer.headers)) {
      await verifyPlatformSignature(answer.headers, answer.bytes.toString('utf8'), findKey, clock)
    }
    return refuseUnlessOk(answer)
  }
  const post = async (path: string, body: object) =>
    verified(await send('POST', `${baseUrl}${path}`, JSON.stringify(body)))

  return {
    findKey,
    get: async (path, schema) => {
      const answer = await verified(await send('GET', `${baseUrl}${path}`))
      return parseAnswer('wechat-pay', schema, answer.bytes)
    },
    post: async (path, body, schema) => parseAnswer('wechat-pay', schema, (await post(path, body)).bytes),
    postForNothing: async (path, body) => {
      await post(path, body)
    },
    download: async (url) => refuseUnlessOk(await send('GET', url, '', true)).bytes,
  }
}

const isOk = (answer: OutsideAnswer): boolean => answer.status >= 200 && answer.status < 300

function refuseUnlessOk(answer: OutsideAnswer): OutsideAnswer {
  if (isOk(answer)) return answer
  const { code, message } = parseAnswer('wechat-pay', Refused, answer.bytes)
  throw new WechatPayError(code, answer.status, message)
}
