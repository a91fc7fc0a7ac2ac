import { LRUCache } from 'lru-cache'
import type { Platform } from '../platform/index.ts'
import type { TrackEvent } from '../platform/integrations/express/index.ts'

/** Carriers count and charge by query, and a parcel's timeline moves slowly. */
const answerMs = 5 * 60_000
/** A carrier in trouble is not asked again by everybody who looks. */
const silenceMs = 60_000

interface Question {
  events: Promise<TrackEvent[] | null>
  untilMs: number
}

const recent = new LRUCache<string, Question>({ max: 5_000 })

/**
 * The carrier's events of a parcel, newest first, at most five minutes old; null when the carrier is silent or was
 * within the last minute. Who asks at the same time shares one query.
 */
export function trackParcel(
  platform: Pick<Platform, 'express' | 'log' | 'clock'>,
  parcel: { carrier: string; trackingNo: string },
  phone: string,
): Promise<TrackEvent[] | null> {
  const nowMs = platform.clock().getTime()
  const key = `${parcel.carrier} ${parcel.trackingNo} ${phone}`
  const known = recent.get(key)
  if (known && nowMs < known.untilMs) return known.events
  const asked: Question = {
    untilMs: nowMs + answerMs,
    events: platform.express.track({ ...parcel, phone }).catch((error: unknown) => {
      platform.log.warn({ trackingNo: parcel.trackingNo, error: String(error) }, 'carrier did not answer')
      asked.untilMs = nowMs + silenceMs
      return null
    }),
  }
  recent.set(key, asked)
  return asked.events
}
