import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

/** What merchants ask of the catalogue, which knows them and not the other way round. */
export interface Shelf {
  /** Takes everything a merchant sells off the shelf, or puts it back. */
  barProductsOf(tx: Db, merchantId: string): Promise<void>
  unbarProductsOf(tx: Db, merchantId: string): Promise<void>
  catalogueChanged(tx: Db): Promise<void>
  countiesOf(platform: Platform, tx?: Db): Promise<{ code: string; name: string }[]>
}

/** Where a merchant's goods come back to, as after-sales know it; null before anything did. */
export type ReturnAddressOf = (
  platform: Platform,
  merchantId: string,
  db: Db,
) => Promise<{ name: string; phone: string; address: string } | null>
