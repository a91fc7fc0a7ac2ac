import { type Db, sqlOf } from '../platform/db/index.ts'

/** Names of some brands, by id; unknown ones are left out. */
export async function brandNames(db: Db, brandIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await sqlOf(db)<{ id: string; name: string }[]>`
    select id, name from brands where id = any(${[...brandIds]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What may bear these brands, or one below them, on `today` (`YYYY-MM-DD`, Asia/Shanghai). */
export const productsOfBrands = (
  db: Db,
  brandIds: readonly string[],
  today: string,
): Promise<{ brandId: string; productId: string }[]> =>
  sqlOf(db)<{ brandId: string; productId: string }[]>`
    with recursive tree as (
      select id as root, id from brands where id = any(${[...brandIds]}::uuid[])
      union all select tree.root, brands.id from brands join tree on brands.parent_id = tree.id
    )
    select distinct tree.root as "brandId", borne.product_id as "productId" from tree
    join brand_grants on brand_grants.brand_id = tree.id and brand_grants.ended_at is null
      and ${today}::date between brand_grants.valid_from and brand_grants.valid_to
    join brand_grant_products borne on borne.grant_id = brand_grants.id`
