/** Sends verification codes to phones of the mainland. */
export interface SmsSender {
  /** `phone` is 11 digits. Throws SmsError when the provider refuses, OutsideUnavailableError when it is silent. */
  sendCode(phone: string, code: string, validMinutes: number): Promise<void>
}

/** The provider refused, with its own code (e.g. `LimitExceeded.PhoneNumberDailyLimit`). Never holds phone or code. */
export class SmsError extends Error {
  override name = 'SmsError'
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}
