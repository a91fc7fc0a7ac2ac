import { chinaDayAndTime, clockText } from '../../../services/china-time'

const dayMs = 86_400_000
/** From here on seconds are counted. */
const nearMs = 3 * dayMs

/** Whether an end is so near that a clock runs. `nowMs`: milliseconds. */
export function isNear(endsAt: string, nowMs: number): boolean {
  return Date.parse(endsAt) - nowMs < nearMs
}

/** 11 月 30 日 23:59 结束, or with milliseconds left: 距结束 1 天 02:03:04. */
export function endsText(endsAt: string, leftMs: number | null): string {
  if (leftMs === null) return `${chinaDayAndTime(endsAt)} 结束`
  if (leftMs <= 0) return '已结束'
  const days = Math.floor(leftMs / dayMs)
  const rest = clockText(leftMs % dayMs)
  return `距结束 ${days > 0 ? `${days} 天 ` : ''}${rest}`
}
