import type { FlashEligibility, FlashItem, FlashSession } from '@yuxiang/shared/api/flash-sales'
import { formatYuan } from '@yuxiang/shared/money'

export type FlashPhase = 'upcoming' | 'running' | 'over'

/** Where a session stands by the server's clock; one that was cancelled is over before its time. */
export function flashPhase(
  { startsAt, endsAt, over }: Pick<FlashSession, 'startsAt' | 'endsAt' | 'over'>,
  nowMs: number,
): FlashPhase {
  if (over) return 'over'
  if (nowMs < Date.parse(startsAt)) return 'upcoming'
  return nowMs < Date.parse(endsAt) ? 'running' : 'over'
}

/** How a session that is over came to its end. */
export const overWords = ({ over }: Pick<FlashSession, 'over'>): string =>
  over === 'cancelled' ? '已取消' : '已结束'

/** `200 积分`, `200 积分 + ¥9.90` */
export const flashPrice = ({ points, priceFen }: Pick<FlashItem, 'points' | 'priceFen'>): string =>
  priceFen > 0 ? `${points} 积分 + ¥${formatYuan(priceFen)}` : `${points} 积分`

/** How much is gone, in percent; some left is never 100. */
export const flashGonePercent = ({ stock, stockTotal }: Pick<FlashItem, 'stock' | 'stockTotal'>): number =>
  Math.floor(((stockTotal - stock) * 100) / stockTotal)

/** Who may take part, as a mark; everybody needs none. */
export const eligibilityNames: Record<FlashEligibility, string> = {
  everyone: '人人可参加',
  realName: '限已绑定手机号',
  unionMembers: '工会会员专享',
  newMembers: '新人专享',
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Milliseconds as the figures of a countdown, down to the tenth of a second. */
export function countdownParts(leftMs: number): {
  hours: string
  minutes: string
  seconds: string
  tenth: string
} {
  const tenths = Math.max(0, Math.ceil(leftMs / 100))
  const seconds = Math.floor(tenths / 10)
  return {
    hours: two(Math.floor(seconds / 3_600)),
    minutes: two(Math.floor((seconds % 3_600) / 60)),
    seconds: two(seconds % 60),
    tenth: String(tenths % 10),
  }
}

/** Which session a list shows first: the one that runs, else the next, else the last. */
export function firstShown(
  sessions: readonly Pick<FlashSession, 'id' | 'startsAt' | 'endsAt' | 'over'>[],
  nowMs: number,
): string | undefined {
  const of = (phase: FlashPhase) => sessions.find((session) => flashPhase(session, nowMs) === phase)
  return (of('running') ?? of('upcoming') ?? sessions[sessions.length - 1])?.id
}
