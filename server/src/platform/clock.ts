/** The current moment. Passed in everywhere, so that tests own time. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** Eight hours ahead all year: China has known no summer time since 1991. Reckoned, because Intl costs ten times as much. */
const AHEAD_MS = 28_800_000

/** The calendar day in Asia/Shanghai as `YYYY-MM-DD`. */
export const dayInShanghai = (at: Date): string =>
  new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 10)

/** A number of its own for each day in Asia/Shanghai, for what asks often. */
export const dayNumberInShanghai = (at: Date): number => Math.floor((at.getTime() + AHEAD_MS) / 86_400_000)

/** `11 月 23 日 14:05` in China, as messages and timelines say it. */
export function chinaMoment(at: Date): string {
  const [day = '', time = ''] = new Date(at.getTime() + AHEAD_MS).toISOString().split('T')
  const [, month, date] = day.split('-').map(Number)
  return `${month} 月 ${date} 日 ${time.slice(0, 5)}`
}
