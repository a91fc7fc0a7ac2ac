import { useRef, useState } from 'react'
import type { TouchPoint } from '@/elements'
import type { Pull } from './use-pull'

const triggerPx = 56
const mostPx = 84

/** Whether nothing under the finger, the page included, is scrolled down. */
function isAtTop(x: number, y: number): boolean {
  for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
    if (at.scrollTop > 0) return false
  }
  return true
}

/** Pull to refresh in the browser: at the top of the page the finger opens a gap, and past a mark it refreshes. */
export function usePull(onRefresh?: () => Promise<unknown>): Pull {
  const [offsetPx, setOffset] = useState(0)
  const [busy, setBusy] = useState(false)
  const startY = useRef<number | null>(null)
  if (!onRefresh) return { offsetPx: 0, busy: false }

  const onTouchStart = (event: TouchPoint) => {
    const [finger] = Array.from(event.touches)
    startY.current = finger && !busy && isAtTop(finger.clientX, finger.clientY) ? finger.clientY : null
  }
  const onTouchMove = (event: TouchPoint) => {
    if (startY.current === null) return
    const pulled = (event.touches[0]?.clientY ?? 0) - startY.current
    setOffset(pulled > 8 ? Math.min(mostPx, (pulled - 8) / 2) : 0)
  }
  const onTouchEnd = () => {
    if (startY.current === null) return
    startY.current = null
    if (offsetPx < triggerPx) {
      setOffset(0)
      return
    }
    setOffset(triggerPx)
    setBusy(true)
    void onRefresh()
      .catch(() => undefined)
      .finally(() => {
        setBusy(false)
        setOffset(0)
      })
  }
  return { onTouchStart, onTouchMove, onTouchEnd, offsetPx, busy }
}
