import { type LivePlatform, livePlatformNames } from '@yuxiang/shared/live/platforms'
import type { LiveSessionState } from '@yuxiang/shared/states/live'
import { chinaDateTime } from './china-time.ts'

interface Timed {
  state: LiveSessionState
  startsAt: string
  hasReplay: boolean
}

const dayMs = 24 * 3_600_000

/** `今天 19:30`, `明天 09:00`, else `12 月 3 日 19:30`. `now` in milliseconds. */
export function startsText(startsAt: string, now: number = Date.now()): string {
  const [day = '', time = ''] = chinaDateTime(startsAt).split(' ')
  const dayIn = (later: number) => chinaDateTime(new Date(now + later * dayMs).toISOString()).slice(0, 10)
  if (day === dayIn(0)) return `今天 ${time}`
  if (day === dayIn(1)) return `明天 ${time}`
  const [, month, date] = day.split('-').map(Number)
  return `${month} 月 ${date} 日 ${time}`
}

/** What a card's mark says. */
export function liveMark({ state, startsAt, hasReplay }: Timed, now?: number): string {
  if (state === 'live') return '直播中'
  if (state === 'planned') return `${startsText(startsAt, now)} 开播`
  if (state === 'cancelled') return '已取消'
  return hasReplay ? '回放' : '已结束'
}

/** `抖音直播间`; 其他平台 has no name of its own. */
export const platformRoom = (platform: LivePlatform): string =>
  platform === 'other' ? '直播间' : `${livePlatformNames[platform].replace(/直播$/, '')}直播间`

/** Who broadcasts, from where. */
export const hostLine = ({ hostName, county }: { hostName: string; county: string | null }): string =>
  // Many hosts are named by their county already.
  county === null || hostName.startsWith(county) ? hostName : `${hostName} · ${county}`
