const CHINA_OFFSET_MS = 8 * 3_600_000

/** The moment as China's wall clock shows it, `YYYY-MM-DDTHH:mm:ss` (no daylight saving since 1991). */
const chinaWallClock = (time: Date | number): string =>
  new Date(new Date(time).getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19)

/** RFC 3339 as WeChat writes it: `2026-01-02T03:04:05+08:00`. */
export const chinaTimestamp = (time: Date | number): string => `${chinaWallClock(time)}+08:00`

/** `2026-01-02 03:04:05`, as bills and parcel timelines write it. */
export const chinaDateTime = (time: Date | number): string => chinaWallClock(time).replace('T', ' ')

/** `2026-01-02`: the business day in China. */
export const chinaDate = (time: Date | number): string => chinaWallClock(time).slice(0, 10)

/** The first millisecond of a day in China, given as `YYYY-MM-DD`. NaN when there is no such day. */
export function startOfChinaDay(date: string): number {
  const start = Date.parse(`${date}T00:00:00+08:00`)
  return chinaDate(Number.isNaN(start) ? 0 : start) === date ? start : Number.NaN
}
