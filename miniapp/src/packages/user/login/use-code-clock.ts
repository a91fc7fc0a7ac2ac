import { useState } from 'react'
import { useCountdown } from '@/hooks/use-countdown'
import { readStored, store } from '@/services/storage'

const key = 'sms-sent-at'
const waitMs = 60_000

/** The minute between two codes; it runs on when the page is left and opened again. */
export function useCodeClock() {
  const [sentAt, setSentAt] = useState(() => readStored<number>(key) ?? 0)
  const until = sentAt > 0 ? new Date(sentAt + waitMs).toISOString() : undefined
  const secondsLeft = Math.ceil(useCountdown(until) / 1000)
  const start = () => {
    const now = Date.now()
    store(key, now)
    setSentAt(now)
  }
  return { secondsLeft, start }
}
