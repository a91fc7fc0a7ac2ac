import { merchantFacts } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'

interface NamedProduct {
  id: string
  name: string
  merchantId: string
  merchantName: string
  countyCode: string
}

/** What products are called, whose they are and where from, by name; unknown ones are left out. */
export function productsById(db: Db, productIds: readonly string[]): Promise<NamedProduct[]> {
  const sql = sqlOf(db)
  return sql<NamedProduct[]>`
    select product.id, product.name, product.merchant_id as "merchantId", merchant.name as "merchantName",
      product.county_code as "countyCode"
    from products product join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    where product.id = any(${[...productIds]}::uuid[]) order by product.name, product.id`
}
