import { type Db, sqlOf } from '../platform/db/index.ts'
import type { TransferCode } from '../platform/ledger/index.ts'
import { fundAccountOf, fundingSourceOf } from './accounts.ts'

export interface FundRefundTarget {
  account: string
  code: Extract<TransferCode, 'fund.buyRefund' | 'allowance.refundToSource'>
}

/**
 * Where what a collective purchase cost goes back to: to the budget's fund, and to its source once the year is
 * closed. Until the caller's transaction ends nobody closes it.
 */
export async function fundRefundTarget(tx: Db, budgetId: string): Promise<FundRefundTarget> {
  const [budget] = await sqlOf(tx)<{ state: string }[]>`
    select state from union_budgets where id = ${budgetId} for key share`
  return budget?.state === 'open'
    ? { account: fundAccountOf(budgetId), code: 'fund.buyRefund' }
    : { account: fundingSourceOf(budgetId), code: 'allowance.refundToSource' }
}
