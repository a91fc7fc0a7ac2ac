import { z } from 'zod'
import { type Clock, systemClock } from '../../clock.ts'
import { createAccessTokens } from './access-token.ts'
import { callWechat, type WechatConfig } from './call.ts'
import { type ContentVerdict, checkPicture, checkText } from './content-check.ts'
import { type ShippingInfo, uploadShippingInfo } from './shipping-info.ts'
import { type SubscribeMessage, sendSubscribeMessage } from './subscribe-message.ts'

export type { WechatConfig } from './call.ts'
export { labelNames } from './content-check.ts'
export { WechatCodeError, WechatError } from './errors.ts'
export {
  mediaCheckOf,
  openPush,
  type PushedMessage,
  signPush,
  verifyPushAddress,
  WechatPushError,
} from './message-push.ts'

export type { SubscribeMessage } from './subscribe-message.ts'

/** WeChat's own side of a mini program. Calls throw WechatError when refused, OutsideUnavailableError when silent. */
export interface Wechat {
  /** Who is behind the code of `wx.login`; WechatCodeError when it is wrong, used or old. */
  code2Session(code: string): Promise<{ openid: string; unionid?: string }>
  /** The app's access token; a secret. */
  accessToken(): Promise<string>
  /** The number behind the phone button's code, without country code; WechatCodeError as above. */
  phoneNumber(code: string): Promise<{ phone: string; countryCode: string }>
  uploadShippingInfo(info: ShippingInfo): Promise<void>
  /** What WeChat advises about a text that this person wrote; null when it can't judge theirs. */
  checkText(content: { openid: string; text: string }): Promise<ContentVerdict | null>
  /** Has a picture at a public address checked; answers the id of the push that will tell, null as above. */
  checkPicture(content: { openid: string; url: string }): Promise<string | null>
  /** False when the person does not (or not any more) agree to be written to. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<boolean>
}

const SessionAnswer = z
  .looseObject({ openid: z.string().min(1), unionid: z.string().optional() })
  // The session key stays behind: nothing of ours decrypts with it.
  .transform(({ openid, unionid }) => (unionid ? { openid, unionid } : { openid }))

const PhoneAnswer = z.looseObject({
  phone_info: z.looseObject({ purePhoneNumber: z.string().min(1), countryCode: z.string() }),
})

/** Makes the client; talks to nobody before the first call. */
export function createWechat(config: WechatConfig, clock: Clock = systemClock): Wechat {
  const tokens = createAccessTokens(config, clock)
  return {
    code2Session: (code) => {
      const query = {
        appid: config.appId,
        secret: config.appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      }
      return callWechat(config, '/sns/jscode2session', query, null, SessionAnswer)
    },
    accessToken: tokens.current,
    phoneNumber: (code) =>
      tokens.with(async (token) => {
        const path = '/wxa/business/getuserphonenumber'
        const answer = await callWechat(config, path, { access_token: token }, { code }, PhoneAnswer)
        const { purePhoneNumber, countryCode } = answer.phone_info
        return { phone: purePhoneNumber, countryCode }
      }),
    uploadShippingInfo: (info) => tokens.with((token) => uploadShippingInfo(config, token, info)),
    checkText: (content) => tokens.with((token) => checkText(config, token, content)),
    checkPicture: (content) => tokens.with((token) => checkPicture(config, token, content)),
    sendSubscribeMessage: (message) => tokens.with((token) => sendSubscribeMessage(config, token, message)),
  }
}
