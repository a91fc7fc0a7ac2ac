import type { MerchantCase, MerchantQuery, MerchantRow } from '@yuxiang/shared/api/merchant-office'
import { daysBetween } from '@yuxiang/shared/merchants/licences'
import { policy } from '@yuxiang/shared/policy'
import { desc, eq } from 'drizzle-orm'
import { nicknamesOf } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { findMerchant, saleStopOf, shopFacts } from './shop-view.ts'
import { merchantSuspensions } from './tables.ts'

const PAGE_SIZE = 20
const STEPS_SHOWN = 50

type Row = Omit<MerchantRow, 'saleStop' | 'daysLeft' | 'joinedAt'> & { joinedAt: string }

/** Merchants as an office sees them: of its counties, or all. */
export async function listMerchants(
  { database: { lists: sql }, clock }: Platform,
  counties: readonly string[] | null,
  { state, ending, county, q = '', sort = 'name', page = 1, pageSize = PAGE_SIZE }: MerchantQuery,
  limit: number = pageSize,
): Promise<{ items: MerchantRow[]; total: number }> {
  const today = dayInShanghai(clock())
  const condition = sql`true
    ${counties === null ? sql`` : sql`and county_code = any(${[...counties]}::text[])`}
    ${county === undefined ? sql`` : sql`and county_code = ${county}`}
    ${state === undefined ? sql`` : sql`and state = ${state}`}
    ${ending === undefined ? sql`` : sql`and licensed_through <= ${today}::date + ${policy.licenceWarning.value}::int`}
    ${q === '' ? sql`` : sql`and (position(${q} in name) > 0 or credit_code = ${q.toUpperCase()})`}`
  const order = {
    name: sql`name, id`,
    newest: sql`joined_at desc, id desc`,
    licence: sql`licensed_through nulls last, id`,
  }[sort]
  const [rows, [count]] = await Promise.all([
    sql<Row[]>`
      select id, name, kind, county, credit_code as "creditCode", state,
        licensed_through::text as "licensedThrough", joined_at as "joinedAt"
      from merchants where ${condition}
      order by ${order} limit ${limit} offset ${(page - 1) * pageSize}`,
    sql<{ total: number }[]>`select count(*)::int as total from merchants where ${condition}`,
  ])
  return { items: rows.map((row) => rowOf(row, today)), total: count?.total ?? 0 }
}

const rowOf = ({ joinedAt, ...row }: Row, today: string): MerchantRow => ({
  ...row,
  saleStop: saleStopOf(row, today),
  daysLeft: row.licensedThrough === null ? null : daysBetween(today, row.licensedThrough),
  joinedAt: new Date(joinedAt).toISOString(),
})

/** A merchant with its licences and suspensions; another county's is not found. */
export async function readMerchantCase(
  platform: Platform,
  db: Db,
  counties: readonly string[] | null,
  merchantId: string,
): Promise<MerchantCase> {
  const row = await findMerchant(db, merchantId)
  if (counties !== null && !counties.includes(row.countyCode)) throw new Refusal('merchant_not_found')
  const steps = await db
    .select()
    .from(merchantSuspensions)
    .where(eq(merchantSuspensions.merchantId, merchantId))
    .orderBy(desc(merchantSuspensions.id))
    .limit(STEPS_SHOWN)
  const names = await nicknamesOf(
    db,
    steps.map(({ actorId }) => actorId),
  )
  const facts = await shopFacts(platform, db, row)
  const today = dayInShanghai(platform.clock())
  return {
    ...facts,
    daysLeft: row.licensedThrough === null ? null : daysBetween(today, row.licensedThrough),
    joinedAt: row.joinedAt.toISOString(),
    steps: steps.map(({ event, at, actorId, reason }) => ({
      event,
      at: at.toISOString(),
      by: names.get(actorId) ?? '',
      reason,
    })),
  }
}
