import type { MarkState, ProductMark } from '@yuxiang/shared/api/brands'
import type { Mark } from '@yuxiang/shared/api/catalog'
import { and, desc, eq, type InferSelectModel, inArray, lt, type SQL } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { markFilePath } from './mark-file.ts'
import type { BrandScope } from './scope.ts'
import { productMarks } from './tables.ts'

const pageSizeDefault = 20

interface Cursor {
  cursor?: string | undefined
  pageSize?: number | undefined
}
type Context = Pick<Platform, 'config' | 'clock'>

/** What a merchant's people entered, the newest first. */
export const listOwnMarks = async (platform: Context, db: Db, staffId: string, cursor: Cursor) =>
  listMarks(
    platform,
    db,
    inArray(productMarks.merchantId, await merchantsOfStaff(db, staffId, 'goods')),
    cursor,
  )

/** What was entered for a county's products. */
export const listCountyMarks = (
  platform: Context,
  db: Db,
  { countyCodes }: BrandScope,
  { state, ...cursor }: Cursor & { state?: MarkState | undefined },
) =>
  listMarks(
    platform,
    db,
    and(inArray(productMarks.countyCode, [...countyCodes]), state && eq(productMarks.state, state)),
    cursor,
  )

async function listMarks(
  platform: Context,
  db: Db,
  within: SQL | undefined,
  { cursor, pageSize = pageSizeDefault }: Cursor,
): Promise<{ items: ProductMark[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(productMarks)
    .where(and(within, cursor === undefined ? undefined : lt(productMarks.id, cursor)))
    .orderBy(desc(productMarks.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => viewOf(platform, row)),
    ...(rows.length > pageSize && last && { nextCursor: last.id }),
  }
}

/** One of them; refuses with `mark_not_found`. */
export async function readMark(platform: Context, db: Db, markId: string): Promise<ProductMark> {
  const [row] = await db.select().from(productMarks).where(eq(productMarks.id, markId))
  if (!row) throw new Refusal('mark_not_found')
  return viewOf(platform, row)
}

function viewOf({ config, clock }: Context, row: InferSelectModel<typeof productMarks>): ProductMark {
  const today = dayInShanghai(clock())
  return {
    id: row.id,
    product: { id: row.productId, name: row.productName },
    merchantName: row.merchantName,
    mark: row.mark,
    certificateNo: row.certificateNo,
    issuer: row.issuer,
    validFrom: row.validFrom,
    validTo: row.validTo,
    state: row.state,
    holds: row.state === 'confirmed' && row.validFrom <= today && today <= row.validTo,
    reason: row.reason,
    enteredAt: row.enteredAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    fileUrl: row.fileId && signedLink(config.SECRET_KEY, markFilePath(row.fileId), clock()),
  }
}

interface Shown {
  mark: Mark
  certificateNo: string
  issuer: string
  validFrom: string
  validTo: string
}

/** What a product may show today: its marks with their numbers, and the brands it may bear. */
export async function shownOf(
  db: Db,
  productId: string,
  today: string,
): Promise<{ marks: Shown[]; brands: { id: string; name: string }[] }> {
  const sql = sqlOf(db)
  const marks = await sql<Shown[]>`
    select mark, certificate_no as "certificateNo", issuer, valid_from::text as "validFrom", valid_to::text as "validTo"
    from (
      select distinct on (mark, certificate_no) * from product_marks
      where product_id = ${productId} and state = 'confirmed' and ${today}::date between valid_from and valid_to
      order by mark, certificate_no, valid_to desc
    ) latest
    order by array_position(array['geographicalIndication', 'organic', 'greenFood', 'bayuzhen'], mark), valid_to desc`
  const brands = await sql<{ id: string; name: string }[]>`
    select brand.id, brand.name from brand_grant_products given
    join brand_grants on brand_grants.id = given.grant_id and brand_grants.ended_at is null
      and ${today}::date between brand_grants.valid_from and brand_grants.valid_to
    join brands brand on brand.id = brand_grants.brand_id
    where given.product_id = ${productId}
    group by brand.id, brand.name, brand.level
    order by array_position(array['city', 'county', 'company'], brand.level), brand.name`
  return { marks: [...marks], brands: [...brands] }
}
