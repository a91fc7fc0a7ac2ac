import type { MessageKind } from '@yuxiang/shared/api/messages'
import type { Allowance } from '@yuxiang/shared/api/union'
import { chinaDay, daysUntil } from '../../../services/china-time'

/** From so many days before its end an allowance says how many are left. */
const hurryDays = 30

/** What a member is told of allowances. */
export const allowanceMessages: readonly MessageKind[] = ['allowanceGranted', 'allowanceEnding']

export interface StateWords {
  text: string
  tone: 'green' | 'citrus' | 'plain'
}

/** What stands on an allowance's tag: its state, or how soon it ends. `now` in milliseconds. */
export function stateWords(
  allowance: Pick<Allowance, 'state' | 'validFrom' | 'validTo'>,
  now = Date.now(),
): StateWords {
  switch (allowance.state) {
    case 'upcoming':
      return { text: `${chinaDay(allowance.validFrom)}起可用`, tone: 'plain' }
    case 'usedUp':
      return { text: '已用完', tone: 'plain' }
    case 'expired':
      return { text: '已过期', tone: 'plain' }
    case 'withdrawn':
      return { text: '工会已收回', tone: 'plain' }
    case 'usable': {
      const left = daysUntil(allowance.validTo, now)
      if (left > hurryDays) return { text: '可用', tone: 'green' }
      return { text: left > 0 ? `还剩 ${left} 天` : '今天到期', tone: 'citrus' }
    }
  }
}

/** Whether it can be spent now or later. */
export function isOpen(allowance: Pick<Allowance, 'state'>): boolean {
  return allowance.state === 'usable' || allowance.state === 'upcoming'
}

/** What is left of it, in percent of what was granted; something left is never shown as nothing. */
export function leftPercent({
  amountFen,
  remainingFen,
}: Pick<Allowance, 'amountFen' | 'remainingFen'>): number {
  if (amountFen === 0 || remainingFen === 0) return 0
  return Math.min(100, Math.max(1, Math.round((remainingFen / amountFen) * 100)))
}

/** The line below the sum: how many there are and which ends first. */
export function sumWords(allowances: readonly Allowance[]): string {
  const usable = allowances.filter((one) => one.state === 'usable')
  const [first] = usable.map((one) => one.validTo).sort()
  if (first) return `${usable.length} 份额度可用，最早 ${chinaDay(first)}到期`
  return allowances.some((one) => one.state === 'upcoming') ? '有额度还没到使用时间' : '现在没有可用的额度'
}
