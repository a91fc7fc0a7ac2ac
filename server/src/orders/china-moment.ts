import { dayInShanghai } from '../platform/clock.ts'

/** `11 月 23 日 14:05` in China, as messages and timelines say it. */
export function chinaMoment(at: Date): string {
  const [, month, day] = dayInShanghai(at).split('-').map(Number)
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${month} 月 ${day} 日 ${time}`
}
