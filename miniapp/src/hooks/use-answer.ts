import { useCallback, useEffect, useRef, useState } from 'react'
import { keepAnswer, keptAnswer } from '@/services/kept'
import { ApiProblem } from '@/services/problem'
import { useReturn } from './use-return'

export interface Loaded<T> {
  /** The newest answer; an older one while a reload runs or the network is away. */
  data: T | undefined
  /** Set when the last try failed. */
  problem: unknown
  loading: boolean
  /** What is shown was kept from an earlier visit. */
  kept: boolean
  reload: () => Promise<void>
}

/**
 * Loads once per `name`, again on `reload` and when a lost network is back. The last good answer is kept under the name and shown when there is
 * no network, but with `keep: false`: what should not stay on the device. Answers that arrive after the name has changed are dropped.
 */
export function useAnswer<T>(
  name: string,
  load: () => Promise<T>,
  { keep = true }: { keep?: boolean } = {},
): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    data: undefined,
    problem: undefined,
    loading: true,
    kept: false,
  })
  const turn = useRef(0)
  const latest = useRef(load)
  latest.current = load

  const reload = useCallback(async () => {
    const mine = ++turn.current
    setState((before) => ({ ...before, loading: true }))
    try {
      const data = await latest.current()
      if (keep) keepAnswer(name, data)
      if (mine === turn.current) setState({ data, problem: undefined, loading: false, kept: false })
    } catch (problem) {
      if (mine !== turn.current) return
      const silent = problem instanceof ApiProblem && problem.mayRetry
      setState((before) => {
        const data = before.data ?? (silent ? keptAnswer<T>(name) : undefined)
        return { data, problem, loading: false, kept: data !== undefined }
      })
    }
  }, [name, keep])

  useEffect(() => {
    setState({ data: undefined, problem: undefined, loading: true, kept: false })
    void reload()
    return () => {
      turn.current++
    }
  }, [reload])

  useReturn(state.problem, reload)
  return { ...state, reload }
}
