import { createElement, Fragment, type ReactNode } from 'react'

/**
 * Taro's web runtime wraps a page that may be pulled down with this, the only one of its components that it asks
 * for: pages are drawn with the elements of this folder, and `components/Page` does the pulling.
 */
export function PullDownRefresh({ children }: { children?: ReactNode }) {
  return createElement(Fragment, null, children)
}
