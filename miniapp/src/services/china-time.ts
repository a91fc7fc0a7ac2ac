/** Chinese civil time has no summer time: eight hours ahead of UTC, always. */
const offsetMs = 8 * 3_600_000
const dayMs = 24 * 3_600_000

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

/** Calendar day `2026-12-31` → `2026 年 12 月 31 日`. */
export function chinaDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}

/** Two calendar days → `2026 年 9 月 1 日至 12 月 31 日`; the second year is said where it is another. */
export function chinaDays(from: string, to: string): string {
  const last = chinaDay(to)
  return `${chinaDay(from)}至 ${from.slice(0, 4) === to.slice(0, 4) ? last.slice(last.indexOf('年') + 2) : last}`
}

/** Days from today in China until a calendar day: 0 is today, negative is past. `now` in milliseconds. */
export function daysUntil(day: string, now: number = Date.now()): number {
  const today = Math.floor((now + offsetMs) / dayMs)
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs) - today
}
