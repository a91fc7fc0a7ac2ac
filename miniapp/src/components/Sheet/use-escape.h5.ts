import { useEffect, useRef } from 'react'

/** While open: Escape closes, focus goes into the sheet and stays there, and returns where it came from. */
export function useEscape(open: boolean, close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    const sheets = document.querySelectorAll<HTMLElement>('.sheet__panel')
    const panel = sheets[sheets.length - 1]
    const controls = () =>
      Array.from(panel?.querySelectorAll<HTMLElement>('[tabindex="0"], a, input, textarea') ?? [])
    controls()[0]?.focus({ preventScroll: true })
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current()
      if (event.key !== 'Tab') return
      const inside = controls()
      const edge = event.shiftKey ? inside[0] : inside[inside.length - 1]
      if (document.activeElement !== edge && panel?.contains(document.activeElement)) return
      event.preventDefault()
      ;(event.shiftKey ? inside[inside.length - 1] : inside[0])?.focus()
    }
    document.addEventListener('keydown', press)
    return () => {
      document.removeEventListener('keydown', press)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [open])
}
