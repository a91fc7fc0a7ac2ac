import { useEffect, useRef, useState } from 'react'

/** Milliseconds left until an instant, told every second; calls `onEnd` once when it has come. */
export function useCountdown(until: string | undefined, onEnd?: () => void): number {
  const leftMs = () => (until ? Math.max(0, Date.parse(until) - Date.now()) : 0)
  const [left, setLeft] = useState(leftMs)
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    if (!until) return
    const end = Date.parse(until)
    setLeft(Math.max(0, end - Date.now()))
    if (end <= Date.now()) return
    const timer = setInterval(() => {
      const ms = Math.max(0, end - Date.now())
      setLeft(ms)
      if (ms > 0) return
      clearInterval(timer)
      latest.current?.()
    }, 1000)
    return () => clearInterval(timer)
  }, [until])
  return left
}
