import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { randomKey } from '@/services/idempotency'
import { ApiProblem, localProblem } from '@/services/problem'
import { withServerTime } from '@/services/server-clock'
import { forget, readStored, store } from '@/services/storage'
import { orderClaim, readClaim } from '../shared/order-claim'
import { type GrabRoad, grabUnit, openWish, type Wish } from './grab-course'

/** How it goes: nothing asked yet, on its way (with how many tries), won, or why not. */
export type Grab =
  | { step: 'ready' }
  | { step: 'waiting'; tries: number }
  | { step: 'won'; claim: FlashClaim }
  | { step: 'refused'; problem: ApiProblem }

/** One tap: a ticket, the claim, and with an address its order. */
export function useGrab(itemId: string, userId: string | undefined, onDone: () => Promise<unknown>) {
  const [grab, setGrab] = useState<Grab>({ step: 'ready' })
  const gone = useRef(false)
  const road = roadOf(itemId, userId ?? '')
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  const tell = (next: Grab) => {
    if (!gone.current) setGrab(next)
  }

  const press = async (addressId: string | undefined) => {
    try {
      const claim = await grabUnit(road, addressId ?? null, {
        onTry: (tries) => tell({ step: 'waiting', tries }),
        isGone: () => gone.current,
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      })
      tell({ step: 'won', claim })
    } catch (thrown) {
      tell({
        step: 'refused',
        problem: thrown instanceof ApiProblem ? thrown : localProblem('unreadable'),
      })
    }
    await onDone()
  }

  const choose = async (claimId: string, addressId: string) => {
    try {
      tell({ step: 'won', claim: await order(claimId, addressId) })
    } catch (thrown) {
      toastProblem(thrown)
    }
  }

  const back = async () => {
    tell({ step: 'ready' })
    await onDone()
  }

  /** Asks for what is open. What is known or over meanwhile is not asked for: the next tap is another act. */
  const resume = (addressId: string | undefined) => (openWish(road) ? press(addressId) : back())

  /** What has become of a claim whose time is over. */
  const readAnew = async (claimId: string) => {
    const claim = await readClaim(claimId).catch(() => null)
    if (!claim) return
    tell({ step: 'won', claim })
    await onDone()
  }

  return {
    grab,
    /** An earlier tap's result is not known: the next asks for that, whatever has become of the sale. */
    isOpen: openWish(road) !== undefined,
    press: (addressId: string | undefined) => void press(addressId),
    /** Without an address: to where it was sent, else it is chosen afterwards. */
    resume: (addressId?: string) => void resume(addressId),
    back: () => void back(),
    choose,
    readAnew: (claimId: string) => void readAnew(claimId),
  }
}

function roadOf(itemId: string, userId: string): GrabRoad {
  const slot = `flash-wish:${userId}:${itemId}`
  const params = { itemId }
  return {
    kept: {
      read: () => readStored<Wish>(slot),
      write: (wish) => store(slot, wish),
      forget: () => forget(slot),
    },
    newKey: randomKey,
    nowMs: Date.now,
    askTicket: async () =>
      (await withServerTime(() => call('POST /api/flash-sales/{itemId}/ticket', { params }))).ticket,
    claim: async ({ key, ticket, addressId, isUnheard }) => {
      const body = { ticket, ...(addressId ? { addressId } : {}), ...(isUnheard ? { isRepeat: true } : {}) }
      const claimed = await call('POST /api/flash-sales/{itemId}/claims', {
        params,
        body,
        idempotencyKey: key,
      })
      return claimed.claimId
    },
    order,
    read: readClaim,
  }
}

/** Places the order of what was won. Refused (the address may be gone), the shopper chooses another. */
async function order(claimId: string, addressId: string): Promise<FlashClaim> {
  try {
    return await orderClaim(claimId, addressId)
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem && thrown.isFinal)) throw thrown
    toastProblem(thrown)
    return readClaim(claimId)
  }
}
