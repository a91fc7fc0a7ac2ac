import type { MessageKind } from '@yuxiang/shared/api/messages'
import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { askConsent, prepareConsent } from '@/services/subscribe'
import { requireSession, useSession } from '@/store/session'

/** What one is reminded of: by which message, and what is said when it is set. */
interface Subject {
  kind: MessageKind
  done: string
  put: (id: string, wanted: boolean) => Promise<unknown>
}

const subjects = {
  flash: {
    kind: 'flashSaleStarting',
    done: '开抢前提醒您',
    put: (id, wanted) =>
      call('PUT /api/flash-sales/sessions/{id}/reminder', { params: { id }, body: { wanted } }),
  },
  live: {
    kind: 'liveStarting',
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
  const { kind, done, put } = subjects[what]
  const signedIn = useSession() !== null
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    // Without it the reminder comes to the inbox alone.
    if (signedIn) void prepareConsent(kind).catch(() => undefined)
  }, [signedIn, kind])
  const remind = async (sessionId: string, wanted: boolean) => {
    if (busy || !requireSession(self)) return
    setBusy(true)
    try {
      if (wanted) await askConsent(kind).catch(() => undefined)
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
