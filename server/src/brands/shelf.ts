import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

/** A product as brands and marks speak of it. */
interface ShelvedProduct {
  id: string
  name: string
  merchantId: string
  merchantName: string
  countyCode: string
}

/** What brands ask of the catalogue. It is handed in: the catalogue knows which products bear a mark, so not the other way. */
export interface Shelf {
  countiesOf(platform: Platform): Promise<{ code: string; name: string }[]>
  /** By name; unknown ones are left out. */
  productsById(db: Db, productIds: readonly string[]): Promise<ShelvedProduct[]>
  /** Brings what lists sort and filter by up to date. */
  refreshProducts(tx: Db, now: Date, productIds: readonly string[]): Promise<void>
  refreshListings(db: Db, now: Date): Promise<void>
  /** Heard by every process when the caller's transaction commits. */
  catalogueChanged(tx: Db): Promise<void>
}
