import type { Allowance } from '@yuxiang/shared/api/union'

/** What can be spent now of all allowances together, in fen. */
export function usableFen(allowances: readonly Allowance[]): number {
  return allowances.reduce((sum, one) => (one.state === 'usable' ? sum + one.remainingFen : sum), 0)
}
