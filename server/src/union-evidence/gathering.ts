import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Payers } from './payers.ts'
import type { LedgerFigures } from './read-movements.ts'
import type { Cell, SectionKey } from './sections.ts'
import type { Subject } from './subject.ts'

/** Papers while they are gathered: what is known so far, and where rows go. */
export interface Gathering {
  platform: Platform
  /** One snapshot of the database. */
  tx: Db
  subject: Subject
  payers: Payers
  figures: LedgerFigures
  /** Sums of the rows that were added. */
  sums: Record<SectionKey, Cell[]>
  /** Of what was paid net, how much is covered by invoices in each state. */
  invoiced: { requested: number; issued: number; received: number }
  add(key: SectionKey, rows: Cell[][]): void
}

/** Few enough that nobody else waits long for the thread, and that a page of rows is small in memory. */
const SLICE = 500

export function slicesOf<Item>(items: readonly Item[]): Item[][] {
  const slices: Item[][] = []
  for (let from = 0; from < items.length; from += SLICE) slices.push(items.slice(from, from + SLICE))
  return slices
}
