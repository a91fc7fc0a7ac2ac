/** One thing that happened to a parcel, in the carrier's words. */
export interface TrackEvent {
  at: Date
  text: string
}

export interface ParcelNumber {
  /** Our code, see `carriers` in shared. */
  carrier: string
  trackingNo: string
  /** Sender's or receiver's phone: SF and some others answer only with it. */
  phone?: string
}

export interface ExpressTracker {
  /**
   * What is known of a parcel, newest first; empty when the carrier knows nothing yet. Throws ExpressError when the
   * query is refused, OutsideUnavailableError when nobody answers.
   */
  track(parcel: ParcelNumber): Promise<TrackEvent[]>
}

/** The tracking service refused, with its own code. */
export class ExpressError extends Error {
  override name = 'ExpressError'
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}
