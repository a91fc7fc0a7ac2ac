/**
 * Taro's web runtime registers these web components when a page needs them. None of ours does: the tab bar and the
 * slides are components of this app. A value, since the build drops empty functions.
 */
const nothing = (): undefined => undefined

export {
  nothing as defineCustomElementTaroPullToRefreshCore,
  nothing as defineCustomElementTaroSwiperCore,
  nothing as defineCustomElementTaroSwiperItemCore,
  nothing as defineCustomElementTaroTabbar,
}
