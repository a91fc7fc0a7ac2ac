export type OutsideService = 'wechat-pay' | 'wechat' | 'sms' | 'express' | 'storage' | 'live-page'

/** `none`: they refused to listen, or said themselves that they did nothing. */
type OutsideEffect = 'none' | 'unknown'

/**
 * A service outside did not answer, answered garbage, or says it is busy: the same call may succeed later. What the
 * call did there is unknown, unless `effect` says that it did nothing. The message never holds an address, a token or
 * a body.
 */
export class OutsideUnavailableError extends Error {
  override name = 'OutsideUnavailableError'
  readonly service: OutsideService
  readonly effect: OutsideEffect
  constructor(service: OutsideService, reason: string, effect: OutsideEffect = 'unknown') {
    super(`${service}: ${reason}`)
    this.service = service
    this.effect = effect
  }
}
