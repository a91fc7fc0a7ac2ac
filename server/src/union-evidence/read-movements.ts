import type { Db } from '../platform/db/index.ts'
import { type Entry, statementOf, transfersOf } from '../platform/ledger/index.ts'
import { isAfter, isWithin, type Subject } from './subject.ts'

/** What the ledger says of an account: balances at the bounds, and what moved between them. */
export interface Movements {
  openingFen: number
  grantedFen: number
  spentFen: number
  /** Refunds into the account itself; those of ended grants go to the fund. */
  refundedFen: number
  withdrawnFen: number
  closingFen: number
}

/** Union money that went into an order. */
export interface Spending {
  accountId: string
  amountFen: number
  at: Date
}

export interface LedgerFigures {
  movements: Map<string, Movements>
  /** By order. */
  spendings: Map<string, Spending[]>
}

const PAGE = 5_000

/** Adds what happened to some accounts up to the subject's end, from their statements. */
export async function readMovements(
  tx: Db,
  subject: Subject,
  accountIds: readonly string[],
  figures: LedgerFigures,
): Promise<void> {
  const own = new Set(accountIds)
  for (const id of accountIds) {
    const zero = { openingFen: 0, grantedFen: 0, spentFen: 0, refundedFen: 0, withdrawnFen: 0, closingFen: 0 }
    figures.movements.set(id, zero)
  }
  let before: number | null = null
  do {
    const entries: Entry[] = await statementOf(tx, accountIds, { limit: PAGE, before })
    for (const entry of entries) {
      if (own.has(entry.from)) add(figures, subject, entry, entry.from, -entry.amount)
      if (own.has(entry.to)) add(figures, subject, entry, entry.to, entry.amount)
    }
    before = entries.length === PAGE ? (entries.at(-1)?.sequence ?? null) : null
  } while (before !== null)
}

const hasMoved = ({ phase }: Entry) => phase === 'single' || phase === 'post'

function add(figures: LedgerFigures, subject: Subject, entry: Entry, accountId: string, fen: number): void {
  const account = figures.movements.get(accountId)
  if (!account || !hasMoved(entry) || isAfter(subject, entry.at)) return
  account.closingFen += fen
  const isSpending = entry.code === 'allowance.spend' || entry.code === 'fund.buy'
  if (isSpending) {
    const spendings = figures.spendings.get(entry.subjectId) ?? []
    spendings.push({ accountId, amountFen: entry.amount, at: entry.at })
    figures.spendings.set(entry.subjectId, spendings)
  }
  if (!isWithin(subject, entry.at)) account.openingFen += fen
  else if (isSpending) account.spentFen += entry.amount
  else if (entry.code === 'grant.issue' && fen > 0) account.grantedFen += fen
  else if (entry.code === 'grant.withdraw' || entry.code === 'grant.expire')
    account.withdrawnFen += entry.amount
  else if (entry.code === 'allowance.refund') account.refundedFen += entry.amount
}

const refundCodes: readonly string[] = [
  'allowance.refund',
  'allowance.refundToFund',
  'allowance.refundToSource',
  'fund.buyRefund',
]

/** Union money that orders gave back before the subject's end, wherever it went: order → moment (ms) → fen. */
export async function readRefunds(
  tx: Db,
  subject: Subject,
  orderIds: readonly string[],
): Promise<Map<string, Map<number, number>>> {
  const refunds = new Map<string, Map<number, number>>()
  for (const entry of await transfersOf(tx, orderIds)) {
    if (!refundCodes.includes(entry.code) || isAfter(subject, entry.at)) continue
    const ofOrder = refunds.get(entry.subjectId) ?? new Map<number, number>()
    const at = entry.at.getTime()
    ofOrder.set(at, (ofOrder.get(at) ?? 0) + entry.amount)
    refunds.set(entry.subjectId, ofOrder)
  }
  return refunds
}
