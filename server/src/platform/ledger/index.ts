export {
  accountsOf,
  balancesOf,
  type NewAccount,
  openAccounts,
  transferIdOf,
} from './accounts.ts'
export { checkLedger, type LedgerFault } from './check.ts'
export { type AccountState, type Transfer, unseenTarget } from './decide.ts'
export { accountFigures, departures, isOpen } from './figures.ts'
export { holding, type Sight } from './holding.ts'
export {
  type ReceivableEntry,
  receivableEntries,
  receivableMonth,
  receivables,
  type SettledParts,
  settledParts,
} from './receivable.ts'
export type { AccountKind, TransferCode } from './roads.ts'
export { LedgerError, lockAccounts, seeAccounts, settle, transfer } from './settle.ts'
export { spendHold } from './spend-hold.ts'
export { type Entry, openHolds, statementOf, transfersOf } from './statement.ts'
