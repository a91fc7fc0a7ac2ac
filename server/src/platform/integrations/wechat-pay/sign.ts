import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { WechatPayConfig } from './config.ts'

/** What `wx.requestPayment` takes. */
export interface JsapiParameters {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

export interface MerchantSigner {
  /** The `Authorization` header of a call; `url` is the whole address, `body` the exact text sent. */
  authorization(method: 'GET' | 'POST', url: URL, body: string): string
  jsapiParameters(prepayId: string): JsapiParameters
}

const secondsOf = (clock: Clock): string => String(Math.floor(clock().getTime() / 1000))
const randomNonce = (): string => randomBytes(16).toString('hex').toUpperCase()

/** Signs as the merchant: WECHATPAY2-SHA256-RSA2048 (WeChat Pay API v3, 签名生成). Throws at once on a bad key. */
export function createMerchantSigner(config: WechatPayConfig, clock: Clock): MerchantSigner {
  const key = createPrivateKey(config.merchantPrivateKeyPem)
  const signLines = (lines: string[]): string =>
    sign('RSA-SHA256', Buffer.from(lines.map((line) => `${line}\n`).join('')), key).toString('base64')
  return {
    authorization(method, url, body) {
      const timestamp = secondsOf(clock)
      const nonce = randomNonce()
      const signature = signLines([method, url.pathname + url.search, timestamp, nonce, body])
      return `WECHATPAY2-SHA256-RSA2048 mchid="${config.mchId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${config.merchantSerialNo}"`
    },
    jsapiParameters(prepayId) {
      const timeStamp = secondsOf(clock)
      const nonceStr = randomNonce()
      const packageText = `prepay_id=${prepayId}`
      const paySign = signLines([config.appId, timeStamp, nonceStr, packageText])
      return { appId: config.appId, timeStamp, nonceStr, package: packageText, signType: 'RSA', paySign }
    },
  }
}
