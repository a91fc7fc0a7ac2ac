import { useDidHide, useDidShow } from '@tarojs/taro'
import type { Payment } from '@yuxiang/shared/api/payments'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '@/services/api'

/** The server asks WeChat at every call; after these waits nobody expects a payment that has just been made. */
const firstWaitsMs = [1_000, 1_500, 2_500, 4_000]
const laterWaitMs = 6_000

export interface FollowedPayment {
  payment: Payment | undefined
  problem: unknown
  /** Still within the time in which WeChat usually answers. */
  checking: boolean
  ask: () => void
}

/**
 * Follows a payment until it is decided: often at first, then now and then while the page is seen. `paidJustNow`
 * gives WeChat longer before the screen says that nothing was paid.
 */
export function usePayment(paymentId: string, paidJustNow: boolean): FollowedPayment {
  const [payment, setPayment] = useState<Payment>()
  const [problem, setProblem] = useState<unknown>(undefined)
  const [asked, setAsked] = useState(0)
  const [shown, setShown] = useState(true)
  const turn = useRef(0)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))

  const askOnce = useCallback(async () => {
    const mine = ++turn.current
    try {
      const answer = await call('GET /api/payments/{id}', { params: { id: paymentId } })
      if (mine !== turn.current) return
      setPayment(answer)
      setProblem(undefined)
    } catch (thrown) {
      if (mine !== turn.current) return
      setProblem(thrown)
    }
    setAsked((before) => before + 1)
  }, [paymentId])

  const decided = payment && payment.state !== 'pending' && payment.state !== 'refunding'
  useEffect(() => {
    if (decided || !shown) return
    const wait = asked === 0 ? 0 : (firstWaitsMs[asked - 1] ?? laterWaitMs)
    const timer = setTimeout(() => void askOnce(), wait)
    return () => clearTimeout(timer)
  }, [asked, decided, shown, askOnce])

  const patience = paidJustNow ? firstWaitsMs.length : 1
  return { payment, problem, checking: !decided && asked < patience, ask: () => setAsked(0) }
}
