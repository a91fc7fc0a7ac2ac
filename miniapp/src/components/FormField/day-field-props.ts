export interface DayFieldProps {
  name: string
  hint?: string
  error?: string | undefined
  /** Calendar day, `2026-12-31`; empty while none is picked. */
  value: string
  onPick: (day: string) => void
  min?: string
  max?: string
}
