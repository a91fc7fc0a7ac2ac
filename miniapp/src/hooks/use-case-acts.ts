import { useState } from 'react'
import { toastDone, toastProblem } from '@/services/feedback'

/** Acts on a case one at a time: says that it was done or why not, and loads the case as it is now. */
export function useCaseActs(reload: () => Promise<unknown>) {
  const [busy, setBusy] = useState('')
  const run = async (name: string, done: string, act: () => Promise<unknown>) => {
    if (busy) return
    setBusy(name)
    try {
      await act()
      toastDone(done)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await reload()
    setBusy('')
  }
  return { busy, run }
}
