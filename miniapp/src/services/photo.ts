import Taro from '@tarojs/taro'
import type { PickedFile } from './file'

/** Lets the person take or pick photos, at most `count`; none when they change their mind. */
export async function pickPhotos(count: number): Promise<PickedFile[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(count, 9),
      mediaType: ['image'],
      sizeType: ['compressed'],
    })
    return tempFiles.map(({ tempFilePath, size }) => ({
      name: tempFilePath.split('/').at(-1) ?? 'photo.jpg',
      sizeBytes: size,
      path: tempFilePath,
    }))
  } catch {
    return []
  }
}

/** Shows photos in full, one of them first. */
export function showPhotos(urls: string[], current: string): void {
  void Taro.previewImage({ urls, current })
}
