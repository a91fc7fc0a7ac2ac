import { createElement, Fragment, type ReactNode } from 'react'

/*
 * What Taro's web runtime expects of its component library. Its web components are not used: pages are drawn with
 * the elements of this folder, the tab bar and pull-to-refresh are components of ours.
 */

/** Wraps a page that may be pulled down; `components/Page` does the pulling. */
export function PullDownRefresh({ children }: { children?: ReactNode }) {
  return createElement(Fragment, null, children)
}

/** Nothing to register. */
export function defineCustomElementTaroTabbar(): void {}

/** Nothing to register. */
export function defineCustomElementTaroPullToRefreshCore(): void {}
