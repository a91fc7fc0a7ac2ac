import type postgres from 'postgres'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { pictureUrl } from './picture-url.ts'

/** What a neighbour's queries may join: products `id, name, merchant_id` and counties `code, name`. */
export const catalogueSources = (sql: postgres.Sql) => ({
  products: sql`(select id, name, merchant_id from products)`,
  counties: sql`(select code, name from counties)`,
})

interface ProductFacts {
  id: string
  name: string
  imageUrl: string
  merchantId: string
  countyCode: string
  origin: string
  onSale: boolean
}
type Row = Omit<ProductFacts, 'imageUrl'> & { imageHash: string }

const factsOf = ({ imageHash, ...row }: Row): ProductFacts => ({
  ...row,
  imageUrl: pictureUrl(imageHash, 375),
})

const columns = (db: Db) => sqlOf(db)`
  id, name, image_hashes[1] as "imageHash", merchant_id as "merchantId", county_code as "countyCode", origin,
  state = 'onSale' as "onSale"`

/** What a neighbour shows of these products, withdrawn ones too; unknown ids are left out. */
export async function productFacts(db: Db, productIds: readonly string[]): Promise<ProductFacts[]> {
  const rows = await sqlOf(db)<Row[]>`
    select ${columns(db)} from products where id = any(${[...productIds]}::uuid[])`
  return rows.map(factsOf)
}

/** The same of all products of some merchants, by name. */
export async function productsOfMerchants(
  db: Db,
  merchantIds: readonly string[],
  { q, limit, offset }: { q: string; limit: number; offset: number },
): Promise<{ items: ProductFacts[]; total: number }> {
  const sql = sqlOf(db)
  const own = sql`merchant_id = any(${[...merchantIds]}::uuid[]) and (${q} = '' or position(${q} in name) > 0)`
  const rows = await sql<Row[]>`
    select ${columns(db)} from products where ${own} order by name, id limit ${limit} offset ${offset}`
  const [count] = await sql<{ total: number }[]>`select count(*)::int as total from products where ${own}`
  return { items: rows.map(factsOf), total: count?.total ?? 0 }
}

/** Products by their own and their merchant's name; a pair may mean several, or none. */
export async function productsNamed(
  db: Db,
  pairs: readonly { product: string; merchant: string }[],
): Promise<{ product: string; merchant: string; id: string; merchantId: string; countyCode: string }[]> {
  const sql = sqlOf(db)
  return sql<{ product: string; merchant: string; id: string; merchantId: string; countyCode: string }[]>`
    select product.name as product, merchant.name as merchant, product.id, merchant.id as "merchantId",
      product.county_code as "countyCode"
    from ${merchantFacts(sql)} merchant
    join products product on product.merchant_id = merchant.id
    where merchant.name = any(${[...new Set(pairs.map((pair) => pair.merchant))]}::text[])
      and product.name = any(${[...new Set(pairs.map((pair) => pair.product))]}::text[])`
}
