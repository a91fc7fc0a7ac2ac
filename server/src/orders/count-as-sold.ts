import { recordSales, recordSoldPrices } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'

/** What was paid for counts as sold: for the catalogue's lists, and as the measure of crossed-out prices. */
export async function countAsSold(
  tx: Db,
  lines: readonly { skuId: string; quantity: number; unitFen: number }[],
  now: Date,
): Promise<void> {
  await together(recordSales(tx, lines), recordSoldPrices(tx, lines, now))
}
