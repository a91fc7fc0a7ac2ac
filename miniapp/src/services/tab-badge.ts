import Taro from '@tarojs/taro'

const cartTab = 2

/** Shows how much is in the cart on WeChat's tab bar. */
export function showCartBadge(count: number): void {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: cartTab, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: cartTab })
  // It refuses while a page without tabs is on top; the next change or visit sets it again.
  done.catch(() => undefined)
}
