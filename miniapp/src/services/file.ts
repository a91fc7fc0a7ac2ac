import Taro from '@tarojs/taro'
import { type Heard, hear } from './api'
import { copyText } from './clipboard'
import { reportConnection } from './connection'
import { toast } from './feedback'
import { localProblem } from './problem'

/** A file that the person picked on this phone. */
export interface PickedFile {
  name: string
  sizeBytes: number
  /** Where the mini program finds it. */
  path: string
}

const timeoutMs = 60_000

/** Lets the person pick a file out of a chat, WeChat's only way to one; null when they change their mind. */
export async function pickFile(extensions: string[]): Promise<PickedFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions })
    const file = tempFiles[0]
    return file ? { name: file.name, sizeBytes: file.size, path: file.path } : null
  } catch {
    return null
  }
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

/** Gives the person a text as a file; the mini program can't, so it is copied. */
export function saveText(_name: string, text: string): void {
  void copyText(text)
}

/** Opens a document of ours, by its path or full address. */
export async function openDocument(address: string): Promise<void> {
  try {
    const url = address.startsWith('/') ? API_BASE + address : address
    const { tempFilePath } = await Taro.downloadFile({ url })
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
  } catch {
    toast('文件没有打开，请稍后再试')
  }
}
