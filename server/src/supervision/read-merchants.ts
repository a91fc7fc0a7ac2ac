import type {
  CreditQuery,
  CreditRow,
  MeasureQuery,
  MeasureRow,
  PublicCredit,
  SupervisedMerchant,
} from '@yuxiang/shared/api/supervision'
import { policy } from '@yuxiang/shared/policy'
import { creditLevel } from '@yuxiang/shared/supervision/credit'
import { type MeasureKind, measureState } from '@yuxiang/shared/supervision/measures'
import { homeOfMerchant, merchantFacts, merchantsOfStaff } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { creditOf, creditScores } from './read-credit.ts'
import { measuresOf } from './read-measures.ts'
import { officeName, type Regulator, supervisedMerchant } from './scope.ts'
import type { World } from './world.ts'

type Sees = Pick<Regulator, 'counties'>
const PAGE_SIZE = 20

/** From which score on a level is, and below which it is no more. */
const bounds = {
  good: [policy.creditGood.value, 101],
  fair: [policy.creditFair.value, policy.creditGood.value],
  poor: [policy.creditPoor.value, policy.creditFair.value],
  bad: [0, policy.creditPoor.value],
} as const

/** Merchants of a regulator's counties with their credit, the worst first unless by name. */
export async function listCredits(
  { platform }: World,
  { counties }: Sees,
  { level, county, q = '', sort = 'score', page = 1, pageSize = PAGE_SIZE }: CreditQuery,
  limit: number = pageSize,
): Promise<{ items: CreditRow[]; total: number }> {
  const { lists: sql } = platform.database
  const now = platform.clock()
  const start = policy.creditStart.value
  const [from, below] = level === undefined ? [0, 101] : bounds[level]
  const at = sql`${now.toISOString()}::timestamptz`
  const among = sql`
    from (select merchant.*, coalesce(credit.score, ${start}::int)::int as score, coalesce(credit.entries, 0) as entries
      from merchants_of_counties merchant left join ${creditScores(sql, dayInShanghai(now))} credit
        on credit.merchant_id = merchant.id) merchant
    where merchant.score >= ${from} and merchant.score < ${below}`
  const rows = await sql<
    (Omit<CreditRow, 'level' | 'measures'> & { measures: MeasureKind[]; total: number })[]
  >`
    with merchants_of_counties as materialized (
      select id, name, county from ${merchantFacts(sql)} merchant
      where ${counties === null ? sql`true` : sql`county_code = any(${[...counties]}::text[])`}
        ${county === undefined ? sql`` : sql`and county_code = ${county}`}
        ${q === '' ? sql`` : sql`and position(${q} in name) > 0`}
    ), page as (
      select *, count(*) over ()::int as total ${among}
      order by ${sort === 'name' ? sql`name, id` : sql`score, name, id`}
      limit ${limit} offset ${(page - 1) * pageSize}
    )
    select page.id as "merchantId", page.name, page.county, page.score, page.entries, page.total,
      array(select distinct kind from supervision_measures measure
        where measure.merchant_id = page.id and measure.lifted_at is null and measure.starts_at <= ${at}
          and (measure.ends_at is null or measure.ends_at > ${at})) as measures,
      (select count(*)::int from price_alerts alert
        where alert.merchant_id = page.id and alert.state = 'open') as "openAlerts"
    from page order by ${sort === 'name' ? sql`name, id` : sql`score, name, id`}`
  return {
    items: rows.map(({ total: _, ...row }) => ({ ...row, level: creditLevel(row.score) })),
    total: rows[0]?.total ?? 0,
  }
}

/** A merchant's record as the desk sees it; refuses with `merchant_not_found`. */
export async function readSupervised(
  db: Db,
  world: World,
  regulator: Regulator,
  merchantId: string,
): Promise<SupervisedMerchant> {
  const { id, name, county } = await supervisedMerchant(db, regulator, merchantId)
  return recordOf(db, world, { id, name, county }, 'desk')
}

/** A merchant's own; refuses strangers with `merchant_not_found`. */
export async function readOwnRecord(
  db: Db,
  world: World,
  staffId: string,
  merchantId: string,
): Promise<SupervisedMerchant> {
  const home = await homeOfMerchant(db, merchantId)
  if (!home || !(await merchantsOfStaff(db, staffId)).includes(merchantId)) {
    throw new Refusal('merchant_not_found')
  }
  return recordOf(db, world, { id: merchantId, name: home.name, county: home.county }, 'merchant')
}

/** What a merchant has listed, to say what a measure is about; refuses with `merchant_not_found`. */
export async function productsOf(
  db: Db,
  { goods, certificates, platform }: World,
  regulator: Regulator,
  merchantId: string,
) {
  const merchant = await supervisedMerchant(db, regulator, merchantId)
  const sql = sqlOf(db)
  const now = platform.clock()
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from ${goods.priceSources(sql, now).products} product
    where merchant_id = ${merchant.id} order by name, id limit 1000`
  const certified = await certificates.certified(
    db,
    rows.map(({ id }) => id),
    now,
  )
  return rows.map((row) => ({ ...row, isCertified: certified.has(row.id) }))
}

async function recordOf(
  db: Db,
  world: World,
  merchant: { id: string; name: string; county: string },
  reader: 'desk' | 'merchant',
): Promise<SupervisedMerchant> {
  const [open] = await sqlOf(db)<{ alerts: number }[]>`
    select count(*)::int as alerts from price_alerts where merchant_id = ${merchant.id} and state = 'open'`
  return {
    ...merchant,
    credit: await creditOf(db, merchant.id, world.platform.clock()),
    measures: await measuresOf(db, world, merchant.id, reader),
    openAlerts: reader === 'desk' ? (open?.alerts ?? 0) : 0,
  }
}

/** What everybody may know of a merchant; refuses with `merchant_not_found`. */
export async function readPublicCredit({ platform }: World, merchantId: string): Promise<PublicCredit> {
  const { db, sql } = platform.database
  const now = platform.clock()
  const home = await homeOfMerchant(db, merchantId)
  if (!home) throw new Refusal('merchant_not_found')
  const { score, level } = await creditOf(db, merchantId, now)
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = await sql<
    {
      kind: MeasureKind
      productName: string | null
      reason: string
      remedy: string | null
      startsAt: string
      endsAt: string | null
      regionCode: string
    }[]
  >`
    select kind, product_name as "productName", reason, remedy, starts_at as "startsAt", ends_at as "endsAt",
      region_code as "regionCode"
    from supervision_measures
    where merchant_id = ${merchantId} and is_published and lifted_at is null and starts_at <= ${at}
      and (ends_at is null or ends_at > ${at})
    order by id desc limit 20`
  return {
    score,
    level,
    measures: rows.map(({ regionCode, startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
      office: officeName(home.county, regionCode),
    })),
  }
}

type Row = Omit<MeasureRow, 'state' | 'office' | 'lifted' | 'startsAt' | 'endsAt' | 'imposedAt'> & {
  [K in 'startsAt' | 'imposedAt' | 'regionCode']: string
} & { endsAt: string | null; liftedAt: string | null; liftWay: 'lifted'; liftReason: string; total: number }

/** Measures of a regulator's counties by filter, the newest first or those that end soonest. */
export async function listMeasures(
  { platform }: World,
  { counties }: Sees,
  { kind, state, county, q = '', sort = 'newest', page = 1, pageSize = PAGE_SIZE }: MeasureQuery,
  limit: number = pageSize,
): Promise<{ items: MeasureRow[]; total: number }> {
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
  const rows = await sql<Row[]>`
    select measure.id, measure.kind, measure.merchant_id as "merchantId", merchant.name as "merchantName",
      merchant.county, measure.product_id as "productId", measure.product_name as "productName", measure.reason,
      measure.remedy, measure.starts_at as "startsAt", measure.ends_at as "endsAt",
      measure.is_published as "isPublished", measure.source_kind as "sourceKind", measure.source_id as "sourceId",
      measure.region_code as "regionCode", measure.imposed_at as "imposedAt", measure.lifted_at as "liftedAt",
      measure.lift_way as "liftWay", measure.lift_reason as "liftReason", null as "imposedBy",
      exists (select from supervision_appeals appeal
        where appeal.measure_id = measure.id and appeal.state = 'open') as "hasOpenAppeal",
      count(*) over ()::int as total
    from supervision_measures measure
    join ${merchantFacts(sql)} merchant on merchant.id = measure.merchant_id
    where ${counties === null ? sql`true` : sql`measure.county_code = any(${[...counties]}::text[])`}
      ${county === undefined ? sql`` : sql`and measure.county_code = ${county}`}
      ${kind === undefined ? sql`` : sql`and measure.kind = ${kind}`}
      ${state === undefined ? sql`` : sql`and ${inState[state]}`}
      ${q === '' ? sql`` : sql`and (position(${q} in merchant.name) > 0 or position(${q} in measure.product_name) > 0)`}
    order by ${sort === 'ending' ? sql`measure.ends_at nulls last, measure.id` : sql`measure.id desc`}
    limit ${limit} offset ${(page - 1) * pageSize}`
  return { items: rows.map((row) => rowOf(row, now)), total: rows[0]?.total ?? 0 }
}

function rowOf({ total: _, regionCode, liftedAt, liftWay, liftReason, ...row }: Row, now: Date): MeasureRow {
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
