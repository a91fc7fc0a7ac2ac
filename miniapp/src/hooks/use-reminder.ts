import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { askConsent, prepareConsent } from '@/services/subscribe'
import { requireSession, useSession } from '@/store/session'

/** Sets or takes away the reminder of a flash sale, with WeChat's consent where there is WeChat. */
export function useReminder(self: string, onDone: () => Promise<unknown> | undefined) {
  const signedIn = useSession() !== null
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    // Without it the reminder comes to the inbox alone.
    if (signedIn) void prepareConsent('flashSaleStarting').catch(() => undefined)
  }, [signedIn])
  const remind = async (sessionId: string, wanted: boolean) => {
    if (busy || !requireSession(self)) return
    setBusy(true)
    try {
      if (wanted) await askConsent('flashSaleStarting').catch(() => undefined)
      await call('PUT /api/flash-sales/sessions/{id}/reminder', {
        params: { id: sessionId },
        body: { wanted },
      })
      if (wanted) toastDone('开抢前提醒您')
      else toast('已取消提醒')
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
  }
  return { busy, remind: (sessionId: string, wanted: boolean) => void remind(sessionId, wanted) }
}
