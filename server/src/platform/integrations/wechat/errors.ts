/** The code from the phone (login or phone number) is wrong, used, or too old: the person must try again. */
export class WechatCodeError extends Error {
  override name = 'WechatCodeError'
}

/** WeChat refused with one of its own codes (全局返回码). */
export class WechatError extends Error {
  override name = 'WechatError'
  readonly errcode: number
  constructor(errcode: number, message: string) {
    super(`${errcode}: ${message}`)
    this.errcode = errcode
  }
}
