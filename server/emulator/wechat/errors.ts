/** A refusal as api.weixin.qq.com gives it: HTTP 200 with `{ errcode, errmsg }`. */
export class WechatError extends Error {
  readonly errcode: number

  constructor(errcode: number, message: string) {
    super(message)
    this.errcode = errcode
  }
}
