import type { AllowanceEntry } from '@yuxiang/shared/api/union'
import { signedYuan } from '../../../services/amounts'

/** What an entry changed; paying what was held before changes nothing, and says so. */
export function changeText({ kind, amountFen }: Pick<AllowanceEntry, 'kind' | 'amountFen'>): string {
  return kind === 'spent' && amountFen === 0 ? '已支付' : signedYuan(amountFen)
}
