import { releaseStock } from '../catalog/index.ts'
import { giveBackClaims } from '../flash-sales/index.ts'
import type { Db } from '../platform/db/index.ts'
import { linesOf, type OrderRow } from './move-order.ts'

/** Gives back what orders that ended without goods had: to the SKUs, or to the flash sale they were won in. */
export async function giveStockBack(tx: Db, ended: readonly OrderRow[], now: Date): Promise<void> {
  const idsWhere = (isClaimed: boolean) =>
    ended.filter(({ flashItemId }) => (flashItemId !== null) === isClaimed).map(({ id }) => id)
  const bought = idsWhere(false)
  if (bought.length > 0) await releaseStock(tx, await linesOf(tx, bought))
  await giveBackClaims(tx, idsWhere(true), now)
}
