/** Chinese civil time has no summer time: eight hours ahead of UTC, always. */
const offsetMs = 8 * 3_600_000

const two = (value: number) => String(value).padStart(2, '0')

/** The instant's wall clock in China, read with the `getUTC…` methods. */
const wallClock = (instant: string) => new Date(Date.parse(instant) + offsetMs)

/** ISO instant → `2026-11-23 14:05`, in China's time whatever the phone's zone. */
export function chinaDateTime(instant: string): string {
  const at = wallClock(instant)
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** ISO instant → `11 月 23 日 14:05`. */
export function chinaDayAndTime(instant: string): string {
  const at = wallClock(instant)
  return `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日 ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** Calendar day → `2026 年 12 月 31 日`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}

/** Milliseconds → `09:05`, or `1:09:05` from an hour on; never below zero. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
