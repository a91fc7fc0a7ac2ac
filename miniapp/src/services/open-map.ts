import Taro from '@tarojs/taro'
import type { Point } from '@yuxiang/shared/venues/place'
import { toast } from './feedback'

/** Shows a place on WeChat's map, from where the way to it can be had. */
export async function openMap({ lat, lng }: Point, name: string, address: string): Promise<void> {
  await Taro.openLocation({ latitude: lat, longitude: lng, name, address, scale: 16 }).catch(() =>
    toast('地图没有打开，请稍后再试'),
  )
}
