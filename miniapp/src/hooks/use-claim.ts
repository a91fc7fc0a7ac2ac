import { useState } from 'react'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { askConsents } from '@/services/subscribe'
import { requireSession } from '@/store/session'

/** Claims coupons; `claiming` is the batch that is on its way. `onDone` is told in any case: counts have changed. */
export function useClaim(onDone: () => Promise<unknown>, next?: string) {
  const [claiming, setClaiming] = useState<string | null>(null)
  const claim = async (batchId: string) => {
    if (claiming || !requireSession(next)) return
    setClaiming(batchId)
    await askConsents(['couponEnding'])
    try {
      await withIdempotencyKey(`claim-${batchId}`, batchId, (idempotencyKey) =>
        call('POST /api/coupons/center/{id}/claims', { params: { id: batchId }, idempotencyKey }),
      )
      toastDone('领取成功')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setClaiming(null)
  }
  return { claiming, claim: (batchId: string) => void claim(batchId) }
}
