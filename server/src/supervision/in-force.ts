import type { MeasureKind } from '@yuxiang/shared/supervision/measures'
import type postgres from 'postgres'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'

type Sql = postgres.Sql

/** A measure that holds from a moment to another; null is without end. */
export interface HeldMeasure {
  kind: MeasureKind
  fromMs: number
  toMs: number | null
}

/** One of a merchant, or of one of its products alone. */
export interface OpenMeasure extends HeldMeasure {
  merchantId: string
  productId: string | null
}

type Bar = 'sale' | 'campaigns' | 'union'

/** Which measures keep goods from being sold, from campaigns and from what unions pay. */
const barring: Record<Bar, readonly MeasureKind[]> = {
  sale: ['delisting', 'blacklist'],
  campaigns: ['campaignExclusion', 'blacklist'],
  union: ['unionExclusion', 'blacklist'],
}
const kinds: readonly MeasureKind[] = ['delisting', 'campaignExclusion', 'unionExclusion', 'blacklist']

/** Whether one of these measures bars at a moment: by the clock alone, whatever any job did. */
export const isBarredFrom = (bar: Bar, measures: readonly HeldMeasure[], at: Date): boolean =>
  measures.some(
    ({ kind, fromMs, toMs }) =>
      barring[bar].includes(kind) && fromMs <= at.getTime() && (toMs === null || at.getTime() < toMs),
  )

const inForceAt = (sql: Sql, bar: Bar, moment: Fragment) => sql`
  measure.lifted_at is null and measure.kind = any(${[...barring[bar]]}::text[])
  and measure.starts_at <= ${moment} and (measure.ends_at is null or measure.ends_at > ${moment})`

/** Whether a product of a merchant is barred at `moment`, as a condition on both their ids. */
export const barred = (
  sql: Sql,
  bar: Bar,
  ids: { merchant: Fragment; product: Fragment },
  moment: Fragment,
) =>
  sql`exists (select from supervision_measures measure
    where measure.merchant_id = ${ids.merchant} and (measure.product_id is null or measure.product_id = ${ids.product})
      and ${inForceAt(sql, bar, moment)})`

/** The measures on a product of a merchant that have not ended at `moment`, as JSON of {@link HeldMeasure}s. */
export const measuresOn = (
  sql: Sql,
  ids: { merchant: Fragment; product: Fragment },
  moment: Fragment,
) => sql`(
  select coalesce(json_agg(json_build_object('kind', measure.kind,
    'fromMs', (extract(epoch from measure.starts_at) * 1000)::bigint,
    'toMs', (extract(epoch from measure.ends_at) * 1000)::bigint)), '[]')
  from supervision_measures measure
  where measure.merchant_id = ${ids.merchant} and (measure.product_id is null or measure.product_id = ${ids.product})
    and measure.kind = any(${[...kinds]}::text[]) and measure.lifted_at is null
    and (measure.ends_at is null or measure.ends_at > ${moment}))`

/** All that have not ended: few, known to lists by name. */
export async function openMeasures(db: Db, now: Date): Promise<OpenMeasure[]> {
  const rows = await sqlOf(db)<
    (Omit<OpenMeasure, 'fromMs' | 'toMs'> & { from: string; to: string | null })[]
  >`
    select merchant_id as "merchantId", product_id as "productId", kind, starts_at as from, ends_at as to
    from supervision_measures
    where lifted_at is null and kind = any(${[...kinds]}::text[])
      and (ends_at is null or ends_at > ${now.toISOString()}::timestamptz)`
  return rows.map(({ from, to, ...row }) => ({
    ...row,
    fromMs: Date.parse(from),
    toMs: to === null ? null : Date.parse(to),
  }))
}

/** Of these measures those that bar at a moment: merchants whole, and single products. */
export function barredIds(bar: Bar, measures: readonly OpenMeasure[], at: Date) {
  const holding = measures.filter((measure) => isBarredFrom(bar, [measure], at))
  return {
    merchantIds: holding.flatMap(({ merchantId, productId }) => (productId === null ? [merchantId] : [])),
    productIds: holding.flatMap(({ productId }) => (productId === null ? [] : [productId])),
  }
}

/** Refusals name it where a merchant's campaign is to be published. */
export async function isMerchantBarred(db: Db, bar: Bar, merchantId: string, now: Date): Promise<boolean> {
  const sql = sqlOf(db)
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from supervision_measures measure
      where measure.merchant_id = ${merchantId} and measure.product_id is null
        and ${inForceAt(sql, bar, sql`${now.toISOString()}::timestamptz`)}) as found`
  return row?.found ?? false
}

/** Of these merchants those that are on the blacklist at a moment: nothing of theirs is certified. */
export async function blacklistedAmong(
  db: Db,
  merchantIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const at = sqlOf(db)`${now.toISOString()}::timestamptz`
  const rows = await sqlOf(db)<{ id: string }[]>`
    select distinct merchant_id as id from supervision_measures
    where merchant_id = any(${[...merchantIds]}::uuid[]) and kind = 'blacklist' and lifted_at is null
      and starts_at <= ${at} and (ends_at is null or ends_at > ${at})`
  return new Set(rows.map(({ id }) => id))
}

/** Whether a regulator's suspension of a product's certification holds: its county neither resumes nor renews it then. */
export const isCertificationHeld = async (db: Db, productId: string, now: Date): Promise<boolean> =>
  (await certificationsHeldAmong(db, [productId], now)).has(productId)

/** Of these products those of which that is so. */
export async function certificationsHeldAmong(
  db: Db,
  productIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const rows = await sqlOf(db)<{ id: string }[]>`
    select distinct product_id as id from supervision_measures
    where product_id = any(${[...productIds]}::uuid[]) and kind = 'certificationSuspension' and lifted_at is null
      and (ends_at is null or ends_at > ${now.toISOString()}::timestamptz)`
  return new Set(rows.map(({ id }) => id))
}
