import type { ProductCard } from '@yuxiang/shared/api/catalog'
import type { VenueSales } from '@yuxiang/shared/api/venue-desk'
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
  categoriesOf(platform: Platform): Promise<{ key: string }[]>
  /** Names of these products; unknown ones are left out. */
  productNames(db: Db, productIds: readonly string[]): Promise<{ id: string; name: string }[]>
  /** What these SKUs are, and what they cost now; unknown ones are left out. */
  loadSkusForSale(
    db: Db,
    skuIds: readonly string[],
    now: Date,
  ): Promise<
    {
      skuId: string
      productId: string
      name: string
      skuName: string
      imageUrl: string
      priceFen: number
      state: string
      venueIds: readonly string[]
    }[]
  >
  /** Heard by every process when the caller's transaction commits. */
  catalogueChanged(tx: Db): Promise<void>
}

/** Which orders count for a venue, asked of the orders; their days are those of China. */
interface SalesPeriod {
  from: string
  to: string
  venueIds: readonly string[] | null
}
type Sums = VenueSales['total']
export type VenueSalesOf = (
  platform: Platform,
  period: SalesPeriod,
) => Promise<{ venueId: string; day: string; sums: Sums }[]>
