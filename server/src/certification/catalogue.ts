import type postgres from 'postgres'
import type { Db, Fragment } from '../platform/db/index.ts'
import type { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'

export interface ProductFacts {
  id: string
  name: string
  imageUrl: string
  merchantId: string
  countyCode: string
  origin: string
  onSale: boolean
}

/** What certification asks of the catalogue. It is handed in: the catalogue asks for badges, so not the other way. */
export interface Catalogue {
  /** Unknown ids are left out. */
  productFacts(db: Db, productIds: readonly string[]): Promise<ProductFacts[]>
  /** By name; `total` of all. */
  productsOfMerchants(
    db: Db,
    merchantIds: readonly string[],
    page: { q: string; limit: number; offset: number },
  ): Promise<{ items: ProductFacts[]; total: number }>
  /** Products by name and merchant's name, each pair that is there with the ids it means. */
  productsNamed(
    db: Db,
    pairs: readonly { product: string; merchant: string }[],
  ): Promise<{ product: string; merchant: string; id: string; merchantId: string; countyCode: string }[]>
  /** Subqueries to join: products `id, name, merchant_id`, counties `code, name`. */
  sources(sql: postgres.Sql): { products: Fragment; counties: Fragment }
  countiesOf(platform: Platform, tx?: Db): Promise<{ code: string; name: string }[]>
  /** Brings the lists' order up to date where badges came or went. */
  refreshProducts(db: Db, now: Date, productIds: readonly string[]): Promise<void>
  /** Heard by every process when the caller's transaction commits. */
  catalogueChanged(tx: Db): Promise<void>
  /** An answer from memory, else read and kept until the catalogue changes. */
  kept<Value extends object>(
    platform: Platform,
    key: string,
    read: () => Promise<Value>,
  ): PreparedAnswer | Promise<PreparedAnswer>
}
