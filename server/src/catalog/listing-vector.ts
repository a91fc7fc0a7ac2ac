import type { Mark } from '@yuxiang/shared/api/catalog'
import { markNames } from '../brands/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { searchVectorOf } from '../search/index.ts'

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

interface Row {
  id: string
  name: string
  subtitle: string
  county: string
  township: string
  leaf: string
  branch: string
  marks: Mark[]
}

/** Writes anew what these products are found by, as they and their marks are now. */
export async function rewriteVectors(db: Db, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    select product.id, product.name, product.subtitle, county.name as county, product.township, leaf.name as leaf,
      branch.name as branch, product.marks
    from products product
    join counties county on county.code = product.county_code
    join categories leaf on leaf.key = product.category_key
    join categories branch on branch.key = product.top_category_key
    where product.id = any(${[...productIds]}::uuid[])`
  const vectors = rows.map(({ leaf, branch, ...row }) =>
    listingVector({ ...row, categoryNames: [leaf, branch] }),
  )
  await sql`
    update products set search_vector = written.vector::tsvector
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${vectors}::text[]) as written (id, vector)
    where products.id = written.id`
}
