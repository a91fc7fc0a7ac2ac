import Taro from '@tarojs/taro'
import { toast, toastDone } from './feedback'

/** Copies a text and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text })
    // WeChat says so itself.
    if (process.env.TARO_ENV === 'h5') toastDone('已复制')
  } catch {
    toast('复制失败，请长按文字复制')
  }
}
