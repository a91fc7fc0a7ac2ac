import { waiverWaitDays } from '@yuxiang/shared/live/waiver'
import { dayInShanghai } from '../platform/clock.ts'

/** A calendar month in China, `2026-11`. */
export function monthBounds(month: string): { from: Date; to: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: new Date(`${month}-01T00:00:00+08:00`), to: new Date(`${next}-01T00:00:00+08:00`) }
}

/** When the fee waivers of a month may be decided. */
export const decidableFrom = (month: string): Date =>
  new Date(monthBounds(month).to.getTime() + waiverWaitDays() * 86_400_000)

export const monthOf = (at: Date): string => dayInShanghai(at).slice(0, 7)
