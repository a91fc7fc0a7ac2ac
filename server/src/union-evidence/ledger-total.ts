import type { LedgerFigures } from './read-movements.ts'

/** What the ledger says of some accounts together. */
export function ledgerTotal({ movements }: LedgerFigures, accountIds: Iterable<string>) {
  const total = { openingFen: 0, grantedFen: 0, spentFen: 0, closingFen: 0 }
  for (const id of accountIds) {
    const one = movements.get(id)
    if (!one) continue
    total.openingFen += one.openingFen
    total.grantedFen += one.grantedFen
    total.spentFen += one.spentFen
    total.closingFen += one.closingFen
  }
  return total
}
