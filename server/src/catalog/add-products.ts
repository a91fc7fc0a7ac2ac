import { type CertifiedMark, recordMarks } from '../brands/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { listingVector } from './listing-vector.ts'
import { productSales, products, skuStock, skus } from './tables.ts'

type Columns = Omit<
  typeof products.$inferInsert,
  'id' | 'rank' | 'lowestPriceFen' | 'searchVector' | 'state' | 'marks'
>

export interface NewProduct extends Columns {
  county: string
  categoryNames: readonly string[]
  /** As they stand on their certificates, confirmed. */
  marks: readonly CertifiedMark[]
  skus: readonly { name: string; priceFen: number; weightG: number; stock: number }[]
}

/**
 * Lists products with their SKUs and stock; answers their ids in the order given. Ranks are written by
 * refreshListings, which the caller runs when certifications are there, too.
 */
export async function addProducts(tx: Db, given: readonly NewProduct[]): Promise<string[]> {
  const made = given.map((product) => ({ id: newId(), product }))
  if (made.length === 0) return []
  await tx.insert(products).values(
    made.map(({ id, product: { county, categoryNames, skus: own, marks, ...columns } }) => ({
      ...columns,
      id,
      marks: marks.map(({ mark }) => mark),
      lowestPriceFen: lowestPriceOf(own),
      searchVector: listingVector({
        ...columns,
        county,
        categoryNames,
        marks: marks.map(({ mark }) => mark),
      }),
    })),
  )
  const rows = made.flatMap(({ id, product }) =>
    product.skus.map((sku, position) => ({ ...sku, id: newId(), productId: id, position })),
  )
  await tx.insert(skus).values(rows.map(({ stock: _, ...sku }) => sku))
  await tx.insert(skuStock).values(rows.map((row) => ({ skuId: row.id, available: row.stock })))
  await tx
    .insert(productSales)
    .values(made.map(({ id, product }) => ({ productId: id, sold: product.sales ?? 0 })))
  await recordMarksOf(tx, made)
  return made.map((row) => row.id)
}

async function recordMarksOf(tx: Db, made: readonly { id: string; product: NewProduct }[]): Promise<void> {
  const merchantIds = [...new Set(made.map(({ product }) => product.merchantId))]
  const sql = sqlOf(tx)
  const named = await sql<{ id: string; name: string }[]>`
    select id, name from ${merchantFacts(sql)} merchant where id = any(${merchantIds}::uuid[])`
  const names = new Map(named.map(({ id, name }) => [id, name]))
  await recordMarks(
    tx,
    made.flatMap(({ id, product: { marks, name, merchantId, countyCode, listedAt } }) =>
      marks.map((mark) => ({
        ...mark,
        productId: id,
        productName: name,
        merchantId,
        merchantName: names.get(merchantId) ?? '',
        countyCode,
        at: listedAt,
      })),
    ),
  )
}

function lowestPriceOf(own: NewProduct['skus']): number {
  const inStock = own.filter((sku) => sku.stock > 0)
  return Math.min(...(inStock.length > 0 ? inStock : own).map((sku) => sku.priceFen))
}
