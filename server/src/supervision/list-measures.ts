import type { MeasureQuery, MeasureRow } from '@yuxiang/shared/api/supervision'
import { measureState } from '@yuxiang/shared/supervision/measures'
import { merchantFacts } from '../merchants/index.ts'
import { keysetKeys, keysetOf, readKeyset } from '../platform/http/keyset.ts'
import { amongCounties, officeName, type Regulator } from './scope.ts'
import type { World } from './world.ts'

const PAGE_SIZE = 20

type Row = Omit<MeasureRow, 'state' | 'office' | 'lifted' | 'startsAt' | 'endsAt' | 'imposedAt'> & {
  [K in 'startsAt' | 'imposedAt' | 'regionCode']: string
} & { endsAt: string | null; liftedAt: string | null; liftWay: 'lifted'; liftReason: string }

/** Measures of a regulator's counties by filter, the newest first or those that end soonest. */
export async function listMeasures(
  { platform }: World,
  { counties }: Pick<Regulator, 'counties'>,
  { kind, state, county, q = '', sort = 'newest', cursor, pageSize = PAGE_SIZE }: MeasureQuery,
  limit: number = pageSize,
): Promise<{ items: MeasureRow[]; nextCursor?: string }> {
  const { lists: sql } = platform.database
  const now = platform.clock()
  const at = sql`${now.toISOString()}::timestamptz`
  const inState = {
    planned: sql`measure.lifted_at is null and measure.starts_at > ${at}`,
    running: sql`measure.lifted_at is null and measure.starts_at <= ${at}
      and (measure.ends_at is null or measure.ends_at > ${at})`,
    ended: sql`measure.lifted_at is null and measure.ends_at <= ${at}`,
    lifted: sql`measure.lifted_at is not null`,
  }
  const after = readKeyset(cursor, sort === 'ending' ? keysetKeys.instant : keysetKeys.none)
  const beyond =
    after === null
      ? sql``
      : sort === 'ending'
        ? sql`and (coalesce(measure.ends_at, 'infinity'), measure.id) > (${after.key}::text::timestamptz, ${after.id}::uuid)`
        : sql`and measure.id < ${after.id}::uuid`
  const rows = await sql<Row[]>`
    select measure.id, measure.kind, measure.merchant_id as "merchantId", merchant.name as "merchantName",
      merchant.county, measure.product_id as "productId", measure.product_name as "productName", measure.reason,
      measure.remedy, measure.starts_at as "startsAt", measure.ends_at as "endsAt",
      measure.is_published as "isPublished", measure.source_kind as "sourceKind", measure.source_id as "sourceId",
      measure.region_code as "regionCode", measure.imposed_at as "imposedAt", measure.lifted_at as "liftedAt",
      measure.lift_way as "liftWay", measure.lift_reason as "liftReason", null as "imposedBy",
      exists (select from supervision_appeals appeal
        where appeal.measure_id = measure.id and appeal.state = 'open') as "hasOpenAppeal"
    from supervision_measures measure
    join ${merchantFacts(sql)} merchant on merchant.id = measure.merchant_id
    where ${amongCounties(sql, sql`measure.county_code`, { counties }, county)}
      ${kind === undefined ? sql`` : sql`and measure.kind = ${kind}`}
      ${state === undefined ? sql`` : sql`and ${inState[state]}`}
      ${q === '' ? sql`` : sql`and (position(${q} in merchant.name) > 0 or position(${q} in measure.product_name) > 0)`}
      ${beyond}
    order by ${sort === 'ending' ? sql`coalesce(measure.ends_at, 'infinity'), measure.id` : sql`measure.id desc`}
    limit ${limit + 1}`
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => rowOf(row, now)),
    ...(last && { nextCursor: keysetOf(sort === 'ending' ? endOf(last) : '', last.id) }),
  }
}

const endOf = ({ endsAt }: Row) => (endsAt === null ? 'infinity' : new Date(endsAt).toISOString())

function rowOf({ regionCode, liftedAt, liftWay, liftReason, ...row }: Row, now: Date): MeasureRow {
  const [startsAt, endsAt] = [new Date(row.startsAt), row.endsAt === null ? null : new Date(row.endsAt)]
  const lifted = liftedAt === null ? null : new Date(liftedAt)
  return {
    ...row,
    state: measureState({ startsAt, endsAt, liftedAt: lifted }, now),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    imposedAt: new Date(row.imposedAt).toISOString(),
    lifted: lifted && { at: lifted.toISOString(), way: liftWay, reason: liftReason },
    office: officeName(row.county, regionCode),
  }
}
