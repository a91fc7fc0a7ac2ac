import Taro from '@tarojs/taro'
import type { PickedFile } from './file'

/** Lets the person take a picture or pick one; null when they change their mind. */
export async function pickPicture(): Promise<PickedFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    const file = tempFiles[0]
    const name = file?.tempFilePath.split('/').pop() ?? ''
    return file ? { name, sizeBytes: file.size, path: file.tempFilePath } : null
  } catch {
    return null
  }
}
