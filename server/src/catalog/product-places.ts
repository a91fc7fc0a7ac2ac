import { type Db, sqlOf } from '../platform/db/index.ts'

interface ProductPlace {
  id: string
  /** Free text within the county. */
  township: string
  categoryKey: string
}

/** Where products come from and what they are, on the shelf or not; unknown ones are left out. */
export const productPlaces = (db: Db, productIds: readonly string[]): Promise<ProductPlace[]> =>
  sqlOf(db)<ProductPlace[]>`
    select id, township, category_key as "categoryKey" from products
    where id = any(${[...productIds]}::uuid[])`
