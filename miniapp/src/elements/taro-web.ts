import { createElement, Fragment, type ReactNode } from 'react'

/*
 * What Taro's web runtime expects of its component library. Its web components are not used: pages are drawn with
 * the elements of this folder, the tab bar and pull-to-refresh are components of ours.
 */

/** Wraps a page that may be pulled down; `components/Page` does the pulling. */
export function PullDownRefresh({ children }: { children?: ReactNode }) {
  return createElement(Fragment, null, children)
}

/** Nothing is registered. A value, since the build drops empty functions. */
const nothing = (): undefined => undefined

export {
  nothing as defineCustomElementTaroPullToRefreshCore,
  nothing as defineCustomElementTaroSwiperCore,
  nothing as defineCustomElementTaroSwiperItemCore,
  nothing as defineCustomElementTaroTabbar,
}
