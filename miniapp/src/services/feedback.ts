import Taro from '@tarojs/taro'
import { problemTitle } from './problem'

/** Says something in passing. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2200 })
}

/** Says that something was done. */
export function toastDone(title: string): void {
  void Taro.showToast({ title, icon: 'success', duration: 1500 })
}

/** Says what went wrong. */
export function toastProblem(thrown: unknown): void {
  toast(problemTitle(thrown))
}

/** Says what failed, unless the person called it off: WeChat rejects for both. */
export function toastUnlessCancelled(failure: unknown, title: string): void {
  const said = (failure as { errMsg?: unknown } | null)?.errMsg ?? failure
  if (!/cancel/i.test(String(said))) toast(title)
}

/** Asks before something that can't be undone. */
export async function confirmAct(title: string, content: string, confirmText = '确定'): Promise<boolean> {
  const answer = await Taro.showModal({
    title,
    content,
    confirmText,
    cancelText: '再想想',
    confirmColor: '#D4382C',
  })
  return answer.confirm
}
