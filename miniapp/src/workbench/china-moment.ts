/**
 * A moment as fields for day and time hold it: `2026-11-26T09:30`, on China's clock whatever the zone of the device.
 * China has no summer time: eight hours ahead of UTC, always.
 */
const offsetMs = 8 * 3_600_000
const minuteMs = 60_000
const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** ISO instant, or milliseconds, → the moment; seconds are left out. */
export function momentOf(instant: string | number): string {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant)
  return new Date(ms + offsetMs).toISOString().slice(0, 16)
}

/** The moment → ISO instant; undefined when it is not filled in or no day of the calendar. */
export function instantOf(moment: string): string | undefined {
  if (!pattern.test(moment)) return undefined
  const ms = Date.parse(`${moment}:00Z`)
  // A 31st of February would roll over.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 16) !== moment
    ? undefined
    : `${moment}:00+08:00`
}

/** Now in China, or that many minutes later, at a full minute. */
export const momentIn = (minutes: number, now: number = Date.now()): string =>
  momentOf(now + minutes * minuteMs)

/** The calendar day of an instant in China: `2026-11-26`. */
export const dayOf = (instant: string): string => momentOf(instant).slice(0, 10)

/** ISO instants → `11 月 26 日 09:30 至 12 月 1 日 00:00`; a year is said where it is not this one. */
export function periodText(startsAt: string, endsAt: string, now: number = Date.now()): string {
  const thisYear = momentOf(now).slice(0, 4)
  return `${momentText(momentOf(startsAt), thisYear)} 至 ${momentText(momentOf(endsAt), thisYear)}`
}

function momentText(moment: string, thisYear: string): string {
  const [year, month, day] = moment.slice(0, 10).split('-').map(Number)
  return `${moment.startsWith(thisYear) ? '' : `${year} 年 `}${month} 月 ${day} 日 ${moment.slice(11)}`
}
