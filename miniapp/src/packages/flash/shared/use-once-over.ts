import { useEffect, useRef } from 'react'
import { useServerCountdown } from '@/hooks/use-server-countdown'

/** The server's clock may be so far behind what this phone makes of it. */
const MARGIN_MS = 1_000
/** What the shop does then takes it up to some minutes. */
const AGAIN_MS = 15_000

/** Calls when a moment has come by the server's clock, and now and then from there on, until it is another or none. */
export function useOnceOver(until: string | undefined, onOver: () => void): void {
  const isOver = useServerCountdown(until) === 0 && until !== undefined
  const latest = useRef(onOver)
  latest.current = onOver
  useEffect(() => {
    if (!isOver) return
    const first = setTimeout(() => latest.current(), MARGIN_MS)
    const again = setInterval(() => latest.current(), AGAIN_MS)
    return () => {
      clearTimeout(first)
      clearInterval(again)
    }
  }, [isOver])
}
