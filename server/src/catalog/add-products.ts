import type { Mark } from '@yuxiang/shared/api/catalog'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { searchVectorOf } from '../search/index.ts'
import { productSales, products, skuStock, skus } from './tables.ts'

type Columns = Omit<typeof products.$inferInsert, 'id' | 'rank' | 'lowestPriceFen' | 'searchVector' | 'state'>

export interface NewProduct extends Columns {
  county: string
  categoryNames: readonly string[]
  skus: readonly { name: string; priceFen: number; weightG: number; stock: number }[]
}

const markNames: Readonly<Record<Mark, string>> = {
  greenFood: '绿色食品',
  organic: '有机',
  geographicalIndication: '地理标志',
  bayuzhen: '巴味渝珍',
}

/** What a listing is found by. */
export const listingVector = (listing: {
  name: string
  subtitle: string
  county: string
  township: string
  categoryNames: readonly string[]
  marks: readonly Mark[]
}): string =>
  searchVectorOf({
    name: listing.name,
    facets: [
      listing.county,
      listing.township,
      ...listing.categoryNames,
      ...listing.marks.map((mark) => markNames[mark]),
    ],
    subtitle: listing.subtitle,
  })

/**
 * Lists products with their SKUs and stock; answers their ids in the order given. Ranks are written by
 * refreshListings, which the caller runs when certifications are there, too.
 */
export async function addProducts(tx: Db, given: readonly NewProduct[]): Promise<string[]> {
  const made = given.map((product) => ({ id: newId(), product }))
  if (made.length === 0) return []
  await tx.insert(products).values(
    made.map(({ id, product: { county, categoryNames, skus: own, ...columns } }) => ({
      ...columns,
      id,
      lowestPriceFen: lowestPriceOf(own),
      searchVector: listingVector({ ...columns, county, categoryNames }),
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
  return made.map((row) => row.id)
}

function lowestPriceOf(own: NewProduct['skus']): number {
  const inStock = own.filter((sku) => sku.stock > 0)
  return Math.min(...(inStock.length > 0 ? inStock : own).map((sku) => sku.priceFen))
}
