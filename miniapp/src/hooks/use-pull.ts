import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { TouchPoint } from '@/elements'

export interface Pull {
  onTouchStart?: (event: TouchPoint) => void
  onTouchMove?: (event: TouchPoint) => void
  onTouchEnd?: () => void
  /** Height of the indicator in CSS px. */
  offsetPx: number
  busy: boolean
}

/** Pull to refresh. The mini program has its own; the page's config switches it on. */
export function usePull(onRefresh?: () => Promise<unknown>): Pull {
  usePullDownRefresh(() => {
    void onRefresh?.()
      .catch(() => undefined)
      .finally(() => Taro.stopPullDownRefresh())
  })
  return { offsetPx: 0, busy: false }
}
