import { chinaDateTime } from '@/services/china-time'

const dayMs = 24 * 3_600_000

/** Today in China, or that many days later: `2026-12-31`. */
export function today(daysLater = 0): string {
  return chinaDateTime(new Date(Date.now() + daysLater * dayMs).toISOString()).slice(0, 10)
}
