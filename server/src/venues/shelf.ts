import type { ProductCard } from '@yuxiang/shared/api/catalog'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

/** What venues ask of the catalogue. It is handed in: the catalogue knows which venues sell a product, so not the other way. */
export interface Shelf {
  listProducts(
    platform: Platform,
    query: { pageSize: number },
    within: { venueIds: readonly string[] },
  ): Promise<{ items: ProductCard[]; total?: number }>
  countiesOf(platform: Platform): Promise<{ code: string; name: string }[]>
  /** Names of these products; unknown ones are left out. */
  productNames(db: Db, productIds: readonly string[]): Promise<{ id: string; name: string }[]>
  /** Heard by every process when the caller's transaction commits. */
  catalogueChanged(tx: Db): Promise<void>
}
