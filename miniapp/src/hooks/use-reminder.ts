import type { MessageKind } from '@yuxiang/shared/api/messages'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { askConsents } from '@/services/subscribe'
import { requireSession } from '@/store/session'

/** What one is reminded of: by which messages, and what is said when it is set. */
interface Subject {
  kinds: readonly MessageKind[]
  done: string
  put: (id: string, wanted: boolean) => Promise<unknown>
}

const subjects = {
  flash: {
    kinds: ['flashSaleStarting'],
    done: '开抢前提醒您',
    put: (id, wanted) =>
      call('PUT /api/flash-sales/sessions/{id}/reminder', { params: { id }, body: { wanted } }),
  },
  live: {
    kinds: ['liveStarting', 'liveChanged'],
    done: '开播前提醒您',
    put: (id, wanted) => call('PUT /api/live/sessions/{id}/reminder', { params: { id }, body: { wanted } }),
  },
} as const satisfies Record<string, Subject>

/** Sets or takes away a reminder of a flash sale or a live session, with WeChat's consent where there is WeChat. */
export function useReminder(
  what: keyof typeof subjects,
  self: string,
  onDone: (wanted: boolean) => Promise<unknown> | undefined,
) {
  const { kinds, done, put } = subjects[what]
  const [busy, setBusy] = useState(false)
  const remind = async (sessionId: string, wanted: boolean) => {
    if (busy || !requireSession(self)) return
    setBusy(true)
    try {
      if (wanted) await askConsents(kinds, true)
      await put(sessionId, wanted)
      if (wanted) toastDone(done)
      else toast('已取消提醒')
      await onDone(wanted)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
  }
  return { busy, remind: (sessionId: string, wanted: boolean) => void remind(sessionId, wanted) }
}
