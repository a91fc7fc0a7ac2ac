import type { CaseOffer } from '@yuxiang/shared/api/complaint-views'
import { formatYuan } from '@yuxiang/shared/money'

type Money = Pick<CaseOffer, 'amountFen' | 'refundFen' | 'otherDuty' | 'state'> & {
  lines: readonly unknown[]
}

/** Everything that was promised goes back by itself, right with the agreement. */
export const isPaidWhole = ({ amountFen, refundFen, otherDuty }: Money): boolean =>
  amountFen > 0 && refundFen === amountFen && !otherDuty

/** How an offer's money goes, and what stays the merchant's to do; null for an offer without money. */
export function moneyWords({ lines, amountFen, refundFen, otherDuty, state }: Money): string | null {
  if (amountFen === 0) return null
  const name = lines.length > 0 ? '退款' : '补偿'
  const when = state === 'open' ? '达成后' : '已'
  const sum = `${name} ¥${formatYuan(amountFen)}`
  const other = otherDuty ? '；另有其他约定，由商家履行' : ''
  if (state === 'declined' || state === 'replaced') return sum
  if (refundFen === amountFen) return `${sum}，${when}原路退回${other}`
  const rest = `¥${formatYuan(amountFen - refundFen)} 超出订单可退金额，由商家另行支付，收到后请确认`
  return refundFen > 0
    ? `${sum}：其中 ¥${formatYuan(refundFen)} ${when}原路退回；${rest}${other}`
    : `${sum}：${rest}${other}`
}
