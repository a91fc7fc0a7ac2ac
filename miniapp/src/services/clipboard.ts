import Taro from '@tarojs/taro'
import { toast } from './feedback'

/** Copies a text, which WeChat itself says, or says that it failed. Whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    toast('复制失败，请长按文字复制')
    return false
  }
}
