import Taro from '@tarojs/taro'

/** Height of the phone's status bar in px, which pages with their own head leave free. */
export function statusBarPx(): number {
  return Taro.getWindowInfo().statusBarHeight ?? 24
}
