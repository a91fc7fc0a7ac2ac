import Taro from '@tarojs/taro'
import { pictureUrl } from './pictures'

/** Opens pictures large: in WeChat's own viewer, which zooms. */
export function viewPhotos(photos: readonly string[], at: number, _open: (at: number) => void): void {
  const urls = photos.map(pictureUrl)
  void Taro.previewImage({ urls, current: urls[at] ?? '' })
}
