import { dayInShanghai } from '../platform/clock.ts'

/** The calendar year in China. */
export const yearOf = (at: Date): number => Number(dayInShanghai(at).slice(0, 4))
