import { useEffect, useRef } from 'react'
import { connectionStore } from '@/services/connection'
import { ApiProblem } from '@/services/problem'

/** Loads again by itself once the network, whose absence was the problem, is back. */
export function useReturn(problem: unknown, reload: () => Promise<unknown>): void {
  const latest = useRef(reload)
  latest.current = reload
  const unheard = problem instanceof ApiProblem && problem.status === 0
  useEffect(() => {
    if (!unheard) return
    return connectionStore.subscribe(() => {
      if (connectionStore.get()) void latest.current()
    })
  }, [unheard])
}
