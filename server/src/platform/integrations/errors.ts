export type OutsideService = 'wechat-pay' | 'wechat' | 'sms' | 'express' | 'storage' | 'live-page'

/**
 * A service outside did not answer, answered garbage, or says it is busy: nothing is known about the effect of the
 * call, and the same call may succeed later. The message never holds an address, a token or a body.
 */
export class OutsideUnavailableError extends Error {
  override name = 'OutsideUnavailableError'
  readonly service: OutsideService
  constructor(service: OutsideService, reason: string) {
    super(`${service}: ${reason}`)
    this.service = service
  }
}
