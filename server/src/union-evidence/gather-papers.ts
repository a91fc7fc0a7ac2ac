import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { balancesOf } from '../platform/ledger/index.ts'
import { addInvoices } from './add-invoices.ts'
import { addDistributions, addMembers } from './add-members.ts'
import { addOrders } from './add-orders.ts'
import { coverOf } from './cover.ts'
import { assertSame } from './difference.ts'
import { type Gathering, slicesOf } from './gathering.ts'
import { ledgerTotal } from './ledger-total.ts'
import { type Payers, readPayers } from './payers.ts'
import { type LedgerFigures, readMovements } from './read-movements.ts'
import { addUp, type Cell, type Cover, perSection, type SectionKey, sumOf } from './sections.ts'
import type { Subject } from './subject.ts'

export interface Gathered {
  cover: Cover
  sums: Record<SectionKey, Cell[]>
}

/**
 * Gathers the papers of a subject in one snapshot of the database, table by table, a slice at a time. Every figure is
 * compared with the ledger; throws `EvidenceDifference` when they differ. `onShare` hears how much is done, 0 to 1.
 */
export function gatherPapers(
  platform: Platform,
  subject: Subject,
  addRows: (key: SectionKey, rows: Cell[][]) => void,
  onShare: (share: number) => Promise<void>,
): Promise<Gathered> {
  return platform.database.db.transaction(
    async (tx) => {
      const payers = await readPayers(platform, tx, subject)
      const figures = await readLedger(tx, subject, payers)
      await onShare(0.2)
      const sums = perSection((): Cell[] => [])
      const add = (key: SectionKey, rows: Cell[][]) => {
        addUp(key, sums[key], rows)
        if (rows.length > 0) addRows(key, rows)
      }
      const invoiced = { requested: 0, issued: 0, received: 0 }
      const gathering: Gathering = { platform, tx, subject, payers, figures, sums, invoiced, add }
      const { netFen, paymentIds } = await addOrders(gathering, (share) => onShare(0.2 + 0.6 * share))
      await addMembers(gathering)
      await addDistributions(gathering, paymentIds)
      await addInvoices(gathering, netFen)
      compareTotals(gathering)
      return { cover: coverOf(gathering, platform.clock()), sums }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function readLedger(tx: Db, subject: Subject, payers: Payers): Promise<LedgerFigures> {
  const figures: LedgerFigures = { movements: new Map(), spendings: new Map() }
  for (const accountIds of slicesOf([...payers.shares.keys(), ...payers.funds])) {
    await readMovements(tx, subject, accountIds, figures)
    if (subject.until !== null) continue
    const balances = await balancesOf(tx, accountIds)
    for (const id of accountIds) {
      const closingFen = figures.movements.get(id)?.closingFen ?? 0
      assertSame(`account ${id}`, balances.get(id)?.balance ?? 0, closingFen)
    }
  }
  return figures
}

/** Every table's totals against the ledger's, and against each other's. */
function compareTotals({ payers, figures, sums, invoiced }: Gathering): void {
  const ofShares = ledgerTotal(figures, payers.shares.keys())
  const ofFunds = ledgerTotal(figures, payers.funds)
  assertSame('all granted', ofShares.grantedFen, sumOf(sums, 'members', '发放金额'))
  assertSame('all spent by members', ofShares.spentFen, sumOf(sums, 'members', '已支付'))
  assertSame('all left', ofShares.closingFen, sumOf(sums, 'members', '余额'))
  assertSame('all spent', ofShares.spentFen + ofFunds.spentFen, sumOf(sums, 'orders', '工会经费支付'))
  const invoicedFen = invoiced.requested + invoiced.issued + invoiced.received
  assertSame('all invoiced', invoicedFen, sumOf(sums, 'invoices', '本表经费净支付'))
  for (const key of ['merchants', 'counties', 'products'] as const) {
    for (const title of ['工会经费支付', '退款'] as const) {
      assertSame(`${key} ${title}`, sumOf(sums, 'orders', title), sumOf(sums, key, title))
    }
  }
}
