/** The ledger and the orders do not say the same: no papers are made of it. */
export class EvidenceDifference extends Error {
  override name = 'EvidenceDifference'
  constructor(what: string, ledgerFen: number, otherFen: number) {
    super(`${what}: the ledger says ${ledgerFen} fen, the papers would say ${otherFen}`)
  }
}

/** Throws {@link EvidenceDifference} unless both are the same to the fen. */
export function assertSame(what: string, ledgerFen: number, otherFen: number): void {
  if (ledgerFen !== otherFen) throw new EvidenceDifference(what, ledgerFen, otherFen)
}
