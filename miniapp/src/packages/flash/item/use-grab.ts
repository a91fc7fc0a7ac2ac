import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { ApiProblem, localProblem } from '@/services/problem'
import { withServerTime } from '@/services/server-clock'
import { orderClaim, readClaim } from '../shared/order-claim'

/** How it goes: nothing asked yet, on its way (with how many tries), won, or why not. */
export type Grab =
  | { step: 'ready' }
  | { step: 'waiting'; tries: number }
  | { step: 'won'; claim: FlashClaim }
  | { step: 'refused'; problem: ApiProblem }

/** Silence is asked again by itself so often, always with the same key: a claim that was won is never lost or doubled. */
const TRIES = 5
const PAUSE_MS = 800

/** One tap: a ticket, the claim, and with an address its order. */
export function useGrab(itemId: string, onDone: () => Promise<unknown>) {
  const [grab, setGrab] = useState<Grab>({ step: 'ready' })
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  const tell = (next: Grab) => {
    if (!gone.current) setGrab(next)
  }

  const claimOnce = (addressId: string | undefined) =>
    withIdempotencyKey(`flash-${itemId}`, { itemId, addressId }, async (idempotencyKey) => {
      const params = { itemId }
      const { ticket } = await withServerTime(() => call('POST /api/flash-sales/{itemId}/ticket', { params }))
      const body = { ticket, ...(addressId ? { addressId } : {}) }
      return call('POST /api/flash-sales/{itemId}/claims', { params, body, idempotencyKey })
    })

  const press = async (addressId: string | undefined) => {
    for (let tries = 1; ; tries += 1) {
      tell({ step: 'waiting', tries })
      try {
        const { claimId } = await claimOnce(addressId)
        const claim = addressId ? await order(claimId, addressId) : await readClaim(claimId)
        tell({ step: 'won', claim })
        break
      } catch (thrown) {
        const problem = thrown instanceof ApiProblem ? thrown : localProblem('unreadable')
        if (!problem.mayRetry || tries >= TRIES || gone.current) {
          tell({ step: 'refused', problem })
          break
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries))
      }
    }
    await onDone()
  }

  /** Places the order of what was won. Refused (the address may be gone), the shopper chooses another. */
  const order = async (claimId: string, addressId: string): Promise<FlashClaim> => {
    try {
      return await orderClaim(claimId, addressId)
    } catch (thrown) {
      toastProblem(thrown)
      return readClaim(claimId)
    }
  }

  return {
    grab,
    press: (addressId: string | undefined) => void press(addressId),
    again: () => setGrab({ step: 'ready' }),
    choose: async (claimId: string, addressId: string) => {
      tell({ step: 'won', claim: await order(claimId, addressId) })
    },
  }
}
