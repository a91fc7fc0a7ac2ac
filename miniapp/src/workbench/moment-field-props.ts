export interface MomentFieldProps {
  name: string
  hint?: string
  error?: string | undefined
  /** A moment on China's clock: `2026-11-26T09:30`; empty while none is picked. */
  value: string
  onPick: (moment: string) => void
}
