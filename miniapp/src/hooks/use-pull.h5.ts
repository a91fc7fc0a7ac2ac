import { useRef, useState } from 'react'
import type { TouchPoint } from '@/elements'
import type { Pull } from './use-pull'

const triggerPx = 56
const mostPx = 84

/** Whether nothing under the finger, the page included, is scrolled down, and no sheet lies over the page. */
function isAtTop(x: number, y: number): boolean {
  for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
    if (at.scrollTop > 0 || at.classList.contains('sheet')) return false
  }
  return true
}

/** Pull to refresh in the browser: at the top of the page the finger opens a gap, and past a mark it refreshes. */
export function usePull(onRefresh?: () => Promise<unknown>): Pull {
  const [offsetPx, setOffset] = useState(0)
  const [busy, setBusy] = useState(false)
  const start = useRef<{ x: number; y: number } | null>(null)
  if (!onRefresh) return { offsetPx: 0, busy: false }

  const onTouchStart = (event: TouchPoint) => {
    const [finger] = Array.from(event.touches)
    if (!finger || busy || !isAtTop(finger.clientX, finger.clientY)) start.current = null
    else start.current = { x: finger.clientX, y: finger.clientY }
  }
  const onTouchMove = (event: TouchPoint) => {
    const [finger] = Array.from(event.touches)
    if (!start.current || !finger) return
    const pulled = finger.clientY - start.current.y
    // Sideways at first: the gallery is turned, nothing is pulled.
    if (offsetPx === 0 && Math.abs(finger.clientX - start.current.x) > Math.abs(pulled)) {
      start.current = null
      return
    }
    setOffset(pulled > 8 ? Math.min(mostPx, (pulled - 8) / 2) : 0)
  }
  const onTouchEnd = () => {
    if (!start.current) return
    start.current = null
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
