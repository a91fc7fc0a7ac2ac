import type { Mark } from '@yuxiang/shared/api/catalog'
import type postgres from 'postgres'
import { newId } from '../platform/db/columns.ts'
import type { Db, Fragment } from '../platform/db/index.ts'
import { productMarks } from './tables.ts'

/** A subquery of the marks in force on `today` (`YYYY-MM-DD`, Asia/Shanghai): `product_id, marks`. */
export const validMarks = (sql: postgres.Sql, today: string) => sql`(
  select product_id, array_agg(distinct mark) as marks from product_marks
  where state = 'confirmed' and ${today}::date between valid_from and valid_to group by product_id)`

/**
 * The marks of one product in force on `today`, as an array in the order in which screens show them; `product` names its id in
 * the query around.
 */
export const marksOf = (sql: postgres.Sql, product: Fragment, today: string) => sql`
  array(select mark from product_marks
    where product_id = ${product} and state = 'confirmed' and ${today}::date between valid_from and valid_to
    group by mark
    order by array_position(array['geographicalIndication', 'organic', 'greenFood', 'bayuzhen'], mark))`

/** Whether a product bears a mark on `today`; `product` names its id in the query around. */
export const bearsMark = (
  sql: postgres.Sql,
  product: Fragment,
  { mark, today }: { mark: Mark; today: string },
) => sql`exists (
  select from product_marks where product_id = ${product} and mark = ${mark} and state = 'confirmed'
    and ${today}::date between valid_from and valid_to)`

/** A subquery of the products that may bear a brand, or one below it, on `today`: `product_id`. */
export const productsOfBrand = (sql: postgres.Sql, brandId: string, today: string) => sql`(
  with recursive tree as (
    select id from brands where id = ${brandId}
    union all select brands.id from brands join tree on brands.parent_id = tree.id
  )
  select borne.product_id from tree
  join brand_grants on brand_grants.brand_id = tree.id and brand_grants.ended_at is null
    and ${today}::date between brand_grants.valid_from and brand_grants.valid_to
  join brand_grant_products borne on borne.grant_id = brand_grants.id)`

/** A mark as it stands on its certificate. */
export interface CertifiedMark {
  mark: Mark
  certificateNo: string
  issuer: string
  validFrom: string
  validTo: string
}

/** Writes marks that are confirmed already. */
export async function recordMarks(
  tx: Db,
  given: readonly (CertifiedMark & {
    productId: string
    productName: string
    merchantId: string
    merchantName: string
    countyCode: string
    at: Date
  })[],
): Promise<void> {
  if (given.length === 0) return
  await tx.insert(productMarks).values(
    given.map(({ at, ...mark }) => ({
      ...mark,
      id: newId(),
      state: 'confirmed' as const,
      enteredAt: at,
      decidedAt: at,
    })),
  )
}
