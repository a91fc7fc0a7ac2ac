import type { LiveSession } from '@yuxiang/shared/api/live'
import type { LiveSessionState } from '@yuxiang/shared/states/live'
import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import { channelsStatus } from '@/services/live-open'
import { sessionStore } from '@/services/tokens'

/**
 * What a session is, as 视频号 tells this phone where it does: the page shows it at once. Told on, it helps to move the
 * session for everybody.
 */
export function useToldState(session: LiveSession): LiveSessionState {
  const { id, state, finderUserName, feedId } = session
  const [told, setTold] = useState<'live' | 'ended' | null>(null)
  const isOpen = state === 'planned' || state === 'live'
  useEffect(() => {
    if (!isOpen || finderUserName === null) return
    let left = false
    void channelsStatus({ finderUserName, feedId }).then((status) => {
      if (left || status === null) return
      setTold(status)
      if (!sessionStore.get()) return
      void call('POST /api/live/sessions/{id}/platform-status', { params: { id }, body: { status } }).catch(
        () => undefined,
      )
    })
    return () => {
      left = true
    }
  }, [id, isOpen, finderUserName, feedId])
  return isOpen && told !== null ? told : state
}
