/** WeChat Pay understood and refused: its own `code` and message, and the HTTP status it came with. */
export class WechatPayError extends Error {
  override name = 'WechatPayError'
  readonly code: string
  readonly status: number
  constructor(code: string, status: number, message: string) {
    super(`${code}: ${message}`)
    this.code = code
    this.status = status
  }
}

/** A message that claims to come from WeChat Pay and was not proved to: forged, changed, too old, or not for us. */
export class WechatPaySignatureError extends Error {
  override name = 'WechatPaySignatureError'
}
