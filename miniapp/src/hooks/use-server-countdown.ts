import { useEffect, useRef, useState } from 'react'
import { serverNow } from '@/services/server-clock'

/** Within so long of the end the figures run in tenths. */
const TENTHS_FROM_MS = 3_600_000

/** Milliseconds left until an instant by the server's clock, told often enough to run smoothly; `onEnd` once when it has come. */
export function useServerCountdown(until: string | undefined, onEnd?: () => void, smooth = false): number {
  const leftOf = () => (until ? Math.max(0, Date.parse(until) - serverNow()) : 0)
  const [left, setLeft] = useState(leftOf)
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    if (!until) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      const ms = Math.max(0, Date.parse(until) - serverNow())
      setLeft(ms)
      if (ms === 0) latest.current?.()
      // To the next full tenth or second, so that no figure is skipped.
      else timer = setTimeout(tick, smooth && ms < TENTHS_FROM_MS ? ms % 100 || 100 : ms % 1_000 || 1_000)
    }
    const first = Date.parse(until) - serverNow()
    setLeft(Math.max(0, first))
    if (first > 0) tick()
    return () => clearTimeout(timer)
  }, [until, smooth])
  return left
}
