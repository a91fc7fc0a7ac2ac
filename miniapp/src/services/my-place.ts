import Taro from '@tarojs/taro'
import type { Point } from '@yuxiang/shared/venues/place'

/** Where this phone is, on this phone alone: asked from a tap, sent nowhere and kept nowhere. */
export async function askMyPlace(): Promise<Point | 'refused' | 'unavailable'> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
    return { lat: latitude, lng: longitude }
  } catch (thrown) {
    const said = String((thrown as { errMsg?: string } | null)?.errMsg ?? '')
    return /auth|deny|denied/i.test(said) ? 'refused' : 'unavailable'
  }
}
