import { gcjOfWgs, type Point } from '@yuxiang/shared/venues/place'

const timeoutMs = 10_000

/** Where this phone is, on this phone alone: asked from a tap, sent nowhere and kept nowhere. */
export function askMyPlace(): Promise<Point | 'refused' | 'unavailable'> {
  if (!navigator.geolocation) return Promise.resolve('unavailable')
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(gcjOfWgs({ lat: coords.latitude, lng: coords.longitude })),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { timeout: timeoutMs, maximumAge: 60_000 },
    )
  })
}
