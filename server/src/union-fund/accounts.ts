import { transferIdOf } from '../platform/ledger/index.ts'

/** The ledger account of a budget's money that is not granted yet. */
export const fundAccountOf = (budgetId: string): string => transferIdOf('fund', budgetId)

/** The ledger account which a budget's money came from, and goes back to at the year's close. */
export const fundingSourceOf = (budgetId: string): string => transferIdOf('fundingSource', budgetId)
