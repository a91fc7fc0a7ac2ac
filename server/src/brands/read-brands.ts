import type { BrandNode, BrandPage, ManagedBrand } from '@yuxiang/shared/api/brands'
import { desc, eq, inArray } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { type BrandScope, requireManaged } from './scope.ts'
import type { Shelf } from './shelf.ts'
import { brandGrantProducts, brandGrants } from './tables.ts'

type Node = BrandNode & { countyCode: string | null }

/** The whole tree with how many products each brand has today, those of the brands below it too: few brands, one query. */
async function readNodes(db: Db, today: string): Promise<Node[]> {
  return sqlOf(db)<Node[]>`
    with recursive above as (
      select id, id as ancestor, parent_id from brands
      union all select above.id, brands.id, brands.parent_id from above join brands on brands.id = above.parent_id
    ), borne as (
      select above.ancestor as brand_id, count(distinct given.product_id)::int as products
      from above
      join brand_grants on brand_grants.brand_id = above.id and brand_grants.ended_at is null
        and ${today}::date between brand_grants.valid_from and brand_grants.valid_to
      join brand_grant_products given on given.grant_id = brand_grants.id
      group by above.ancestor
    )
    select id, parent_id as "parentId", level, name, county, county_code as "countyCode", intro,
      coalesce(borne.products, 0) as "productCount"
    from brands left join borne on borne.brand_id = brands.id
    order by array_position(array['city', 'county', 'company'], level), created_at, id`
}

const nodeOf = ({ countyCode: _, ...node }: Node): BrandNode => node

export const listBrands = async (db: Db, today: string): Promise<BrandNode[]> =>
  (await readNodes(db, today)).map(nodeOf)

/** A brand with where it stands in the tree and who may use it today. Refuses with `brand_not_found`. */
export async function readBrandPage(db: Db, brandId: string, today: string): Promise<BrandPage> {
  const nodes = await readNodes(db, today)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const brand = byId.get(brandId)
  if (!brand) throw new Refusal('brand_not_found')
  const path: { id: string; name: string }[] = []
  for (let at = byId.get(brand.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
    path.unshift({ id: at.id, name: at.name })
  const merchants = await sqlOf(db)<{ id: string; name: string }[]>`
    select distinct merchant_id as id, merchant_name as name from brand_grants
    where brand_id = ${brandId} and ended_at is null and ${today}::date between valid_from and valid_to
    order by merchant_name limit 100`
  return {
    ...nodeOf(brand),
    path,
    children: nodes.filter(({ parentId }) => parentId === brandId).map(nodeOf),
    merchants: [...merchants],
  }
}

/** The brands that somebody manages, in the order of the tree. */
export async function listManaged(db: Db, scope: BrandScope, today: string): Promise<BrandNode[]> {
  const nodes = await readNodes(db, today)
  const own = scope.isOperator
    ? nodes
    : nodes.filter(({ countyCode }) => countyCode !== null && scope.countyCodes.includes(countyCode))
  return own.map(nodeOf)
}

/** One of them with everybody it was granted to, the newest first. */
export async function readManaged(
  db: Db,
  scope: BrandScope,
  brandId: string,
  { shelf, today }: { shelf: Shelf; today: string },
): Promise<ManagedBrand> {
  await requireManaged(db, scope, brandId)
  const node = (await readNodes(db, today)).find(({ id }) => id === brandId)
  if (!node) throw new Refusal('brand_not_found')
  const grants = await db
    .select()
    .from(brandGrants)
    .where(eq(brandGrants.brandId, brandId))
    .orderBy(desc(brandGrants.id))
    .limit(200)
  const given =
    grants.length === 0
      ? []
      : await db
          .select()
          .from(brandGrantProducts)
          .where(
            inArray(
              brandGrantProducts.grantId,
              grants.map(({ id }) => id),
            ),
          )
  const named = await shelf.productsById(
    db,
    given.map(({ productId }) => productId),
  )
  return {
    ...node,
    grants: grants.map((grant) => ({
      id: grant.id,
      merchant: { id: grant.merchantId, name: grant.merchantName },
      products: named
        .filter(({ id }) => given.some((one) => one.grantId === grant.id && one.productId === id))
        .map(({ id, name }) => ({ id, name })),
      validFrom: grant.validFrom,
      validTo: grant.validTo,
      ended:
        grant.endedAt && grant.endReason !== null
          ? { reason: grant.endReason, at: grant.endedAt.toISOString() }
          : null,
    })),
  }
}
