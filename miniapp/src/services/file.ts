import Taro from '@tarojs/taro'
import { type Heard, hear } from './api'
import { copyText } from './clipboard'
import { reportConnection } from './connection'
import { toast, toastUnlessCancelled } from './feedback'
import { localProblem } from './problem'

/** A file that the person picked on this phone. */
export interface PickedFile {
  name: string
  sizeBytes: number
  /** Where the mini program finds it. */
  path: string
}

const timeoutMs = 60_000

const pictureExtensions = ['jpg', 'jpeg', 'png', 'webp']
const videoExtensions = ['mp4']

/**
 * Lets the person pick a file; null when they change their mind. Out of a chat, WeChat's only way to one, come
 * documents alone: where pictures are wanted too, camera and album are offered beside it.
 */
export async function pickFile(extensions: readonly string[]): Promise<PickedFile | null> {
  const wants = (some: readonly string[]) => some.some((one) => extensions.includes(one))
  try {
    if (wants(pictureExtensions)) {
      const { tapIndex } = await Taro.showActionSheet({ itemList: ['拍照或相册', '聊天中的文件（PDF）'] })
      if (tapIndex === 0) return await pickMedia(wants(videoExtensions))
    }
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [...extensions],
    })
    const [file] = tempFiles
    return file ? { name: file.name, sizeBytes: file.size, path: file.path } : null
  } catch (failure) {
    const hint = wants(pictureExtensions) ? '请检查微信的相机和相册权限' : '请重试'
    toastUnlessCancelled(failure, `没有取到文件，${hint}`)
    return null
  }
}

async function pickMedia(withVideo: boolean): Promise<PickedFile | null> {
  const { tempFiles } = await Taro.chooseMedia({
    count: 1,
    mediaType: withVideo ? ['image', 'video'] : ['image'],
    sourceType: ['album', 'camera'],
    sizeType: ['compressed'],
    maxDuration: 60,
  })
  const [file] = tempFiles
  if (!file) return null
  const { tempFilePath: path, size } = file
  return { name: path.split('/').pop() ?? 'photo.jpg', sizeBytes: size, path }
}

/** Posts one file as multipart/form-data in the field `file`. Throws ApiProblem when nothing is heard. */
export async function postFile(
  url: string,
  header: Record<string, string>,
  file: PickedFile,
): Promise<Heard> {
  const answer = await Taro.uploadFile({
    url,
    header,
    filePath: file.path,
    fileName: file.name,
    name: 'file',
    timeout: timeoutMs,
  }).catch(() => {
    reportConnection(false)
    throw localProblem('offline')
  })
  return hear(answer.statusCode, answer.data)
}

/** WeChat opens pictures, PDF and Office files; any other file it can't leave with the person. */
export const savesFiles = false

/** Gives the person a text as a file; the mini program can't, so it is copied. Whether they have it. */
export function saveText(_name: string, text: string): Promise<boolean> {
  return copyText(text)
}

const documentTypes = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const

/** Opens a document of ours, by its path or full address: a picture in WeChat's viewer, a paper in its reader. */
export async function openDocument(address: string): Promise<void> {
  try {
    const url = address.startsWith('/') ? API_BASE + address : address
    const { statusCode, tempFilePath, header } = await Taro.downloadFile({ url })
    if (statusCode !== 200) throw new Error(`answered ${statusCode}`)
    const type = contentTypeOf(header)
    if (type.startsWith('image/') || pictureExtensions.some((one) => tempFilePath.endsWith(`.${one}`))) {
      await Taro.previewImage({ urls: [tempFilePath], current: tempFilePath })
      return
    }
    const fileType = documentTypes[type as keyof typeof documentTypes]
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true, ...(fileType ? { fileType } : {}) })
  } catch {
    toast('文件没有打开，请稍后再试')
  }
}

/** What the server says it is: phones write the name of the header in their own way, or leave it out. */
function contentTypeOf(header: Readonly<Record<string, unknown>> = {}): string {
  const name = Object.keys(header).find((one) => one.toLowerCase() === 'content-type') ?? ''
  return (
    String(header[name] ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? ''
  )
}
