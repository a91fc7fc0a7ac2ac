import type { Period } from '../live/index.ts'
import { dayInShanghai } from '../platform/clock.ts'

export const yearOf = (at: Date): number => Number(dayInShanghai(at).slice(0, 4))

/** A calendar year in Asia/Shanghai. */
export const periodOf = (year: number): Period => ({
  from: `${year}-01-01T00:00:00+08:00`,
  to: `${year + 1}-01-01T00:00:00+08:00`,
})
