import Taro from '@tarojs/taro'
import { toastUnlessCancelled } from './feedback'
import type { PickedFile } from './file'

/** Lets the person take or pick pictures, `most` of them; none when they change their mind. */
export async function pickPhotos(most: number): Promise<PickedFile[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(most, 9),
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    })
    return tempFiles.map(({ tempFilePath, size }) => ({
      name: tempFilePath.split('/').pop() ?? 'photo.jpg',
      sizeBytes: size,
      path: tempFilePath,
    }))
  } catch (failure) {
    toastUnlessCancelled(failure, '没有取到照片，请检查微信的相机和相册权限')
    return []
  }
}

/** The address under which a picked picture is shown on this phone before it is sent. */
export const previewOf = (file: PickedFile): string => file.path
