import { useEffect, useRef } from 'react'

/** Calls when the element is less than a screen away; asks again each `turn`, so that a short page goes on loading. */
export function useNearEnd(elementId: string, turn: string, onNear: () => void): void {
  const latest = useRef(onNear)
  latest.current = onNear
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn observes anew, which reports at once
  useEffect(() => {
    const element = document.getElementById(elementId)
    if (!element) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current()
      },
      { root: element.closest('.taro_page'), rootMargin: '0px 0px 800px 0px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [elementId, turn])
}
