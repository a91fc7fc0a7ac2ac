const CHINA_OFFSET_MS = 8 * 3_600_000

/** RFC 3339 in China's time, to the second, as WeChat writes it: `2026-01-02T03:04:05+08:00`. */
export const chinaTimestamp = (at: Date): string =>
  `${new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`

/** The moment of `2026-01-02 03:04:05`, as bills and parcel timelines write it; null when it is no such text. */
export function parseChinaDateTime(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null
  const at = new Date(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
