import Taro from '@tarojs/taro'
import { type PickedFile, pickFile } from './file'

const named = (path: string) => path.split('/').pop() ?? 'evidence'

/** Lets the person take or pick a picture or a short video, or a file out of a chat; null when they change their mind. */
export async function pickEvidence(): Promise<PickedFile | null> {
  try {
    const { tapIndex } = await Taro.showActionSheet({ itemList: ['拍照或相册', '聊天中的文件（PDF）'] })
    if (tapIndex === 1) return pickFile(['pdf', 'jpg', 'jpeg', 'png', 'mp4'])
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image', 'video'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
      maxDuration: 60,
    })
    const [file] = tempFiles
    return file ? { name: named(file.tempFilePath), sizeBytes: file.size, path: file.tempFilePath } : null
  } catch {
    return null
  }
}
