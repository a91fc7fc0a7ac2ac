import { useCallback, useEffect, useRef, useState } from 'react'

export interface Preview<T> {
  /** What the form as it stands would do; undefined while it is being computed or nothing can be. */
  data: T | undefined
  /** The answer before, for the screen not to jump while the next is computed. */
  shown: T | undefined
  problem: unknown
  loading: boolean
  reload: () => void
}

/** The time a person pauses in typing. */
const pauseMs = 400

interface Held<T> {
  key: string
  data?: T
  problem?: unknown
}

/**
 * Lets the server compute what a form would do, again after each change of it. Answers to an older form are dropped;
 * without a body (the form is not complete) nothing is asked.
 */
export function usePreview<Body, T>(body: Body | undefined, compute: (body: Body) => Promise<T>): Preview<T> {
  const key = body === undefined ? '' : JSON.stringify(body)
  const [held, setHeld] = useState<Held<T>>({ key: '' })
  const [turn, setTurn] = useState(0)
  const latest = useRef({ body, compute })
  latest.current = { body, compute }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks for the same form again
  useEffect(() => {
    if (key === '') return
    let gone = false
    const timer = setTimeout(async () => {
      const now = latest.current
      if (now.body === undefined) return
      const answer = await now.compute(now.body).then(
        (data) => ({ key, data }),
        (problem: unknown) => ({ key, problem }),
      )
      if (!gone) setHeld(answer)
    }, pauseMs)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [key, turn])

  const reload = useCallback(() => {
    setHeld((before) => ({ ...before, key: '' }))
    setTurn((before) => before + 1)
  }, [])
  const current = key !== '' && held.key === key
  return {
    data: current ? held.data : undefined,
    shown: key === '' ? undefined : held.data,
    problem: current ? held.problem : undefined,
    loading: key !== '' && !current,
    reload,
  }
}
