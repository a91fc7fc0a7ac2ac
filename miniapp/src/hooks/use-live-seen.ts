import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { useEffect } from 'react'
import { sawLive } from '@/services/live-click'

/** Counts that broadcasts were shown at a place. */
export function useLiveSeen(sessionIds: readonly string[], place: LivePlace): void {
  const joined = sessionIds.join()
  useEffect(() => {
    for (const id of joined.split(',')) if (id !== '') sawLive(id, place)
  }, [joined, place])
}
