import { LRUCache } from 'lru-cache'
import type { Platform } from '../platform/index.ts'
import type { TrackEvent } from '../platform/integrations/express/index.ts'

/** Carriers count and charge by query; a parcel's timeline moves slowly. */
const recent = new LRUCache<string, TrackEvent[]>({ max: 5_000, ttl: 5 * 60_000 })

/** The carrier's events of a parcel, newest first, at most five minutes old; null when the carrier is silent. */
export async function trackParcel(
  platform: Platform,
  parcel: { carrier: string; trackingNo: string },
  phone: string,
): Promise<TrackEvent[] | null> {
  const key = `${parcel.carrier} ${parcel.trackingNo}`
  const known = recent.get(key)
  if (known) return known
  try {
    const events = await platform.express.track({ ...parcel, phone })
    recent.set(key, events)
    return events
  } catch (error) {
    platform.log.warn({ trackingNo: parcel.trackingNo, error: String(error) }, 'carrier did not answer')
    return null
  }
}
