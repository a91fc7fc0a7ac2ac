import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { useEffect } from 'react'
import { useLiveSeen } from '@/hooks/use-live-seen'
import { clickLive } from '@/services/live-click'

/** Somebody came to a session that exists: seen here, and clicked on at the place that led here. */
export function useArrival(sessionId: string | undefined, from: LivePlace | null): void {
  useLiveSeen(sessionId ? [sessionId] : [], 'session')
  useEffect(() => {
    if (sessionId && from) void clickLive(sessionId, from)
  }, [sessionId, from])
}
