import { useEffect } from 'react'

/** Asks before the window is closed or loaded anew, while `active`; the words are the browser's own. */
export function useLeaveGuard(active: boolean, _message: string): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [active])
}
