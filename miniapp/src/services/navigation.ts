import Taro from '@tarojs/taro'

const tabs = ['/pages/home/index', '/pages/category/index', '/pages/cart/index', '/pages/mine/index']

/** Page paths in one place, so that a link can't point at a page that does not exist. */
export const pages = {
  home: '/pages/home/index',
  category: '/pages/category/index',
  cart: '/pages/cart/index',
  mine: '/pages/mine/index',
  search: '/packages/goods/search/index',
  product: '/packages/goods/product/index',
  checkout: '/packages/order/checkout/index',
  cashier: '/packages/order/cashier/index',
  result: '/packages/order/result/index',
  orders: '/packages/order/orders/index',
  order: '/packages/order/detail/index',
  tracking: '/packages/order/tracking/index',
  login: '/packages/user/login/index',
  addresses: '/packages/user/addresses/index',
  addressEdit: '/packages/user/address-edit/index',
  settings: '/packages/user/settings/index',
} as const

/** `path?key=value`, values escaped, empty ones left out. */
export function pageUrl(page: string, query: Record<string, string | number | undefined> = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `${page}?${pairs.join('&')}` : page
}

/** Opens a page of the app: switches to a tab page, opens any other on top. Ten pages deep it replaces the top. */
export function openPage(url: string): void {
  const path = url.split('?')[0] ?? url
  if (tabs.includes(path)) {
    void Taro.switchTab({ url: path })
    return
  }
  // WeChat holds at most ten pages.
  if (Taro.getCurrentPages().length >= 10) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Goes back, or home when the page was opened from outside and nothing lies below it. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: pages.home })
}

/** Opens the login page and comes back to where the person was. */
export function goLogin(): void {
  openPage(pages.login)
}
