import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { useEffect, useRef } from 'react'
import { call } from '@/services/api'
import { channelsStatus } from '@/services/live-open'

/** What 视频号 tells the phone of the room's staff moves the session at once. */
export function useChannelsReport(session: DeskLiveSession, onMoved: () => Promise<void>) {
  const { id, state, room, feedId } = session
  const moved = useRef(onMoved)
  moved.current = onMoved
  const isOpen = state === 'planned' || state === 'live'
  useEffect(() => {
    if (!isOpen || room.platform !== 'channels') return
    void channelsStatus({ finderUserName: room.accountId, feedId }).then(async (status) => {
      if (status === null || status === (state === 'planned' ? 'ended' : 'live')) return
      const report = { params: { id }, body: { status } }
      await call('POST /api/workbench/live/sessions/{id}/platform-status', report).catch(() => undefined)
      await moved.current()
    })
  }, [id, isOpen, state, room.platform, room.accountId, feedId])
}
