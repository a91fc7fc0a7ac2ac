import type { CaseRow } from '@yuxiang/shared/api/certification'
import { type ApplicationState, openApplicationStates } from '@yuxiang/shared/states/certification'
import type postgres from 'postgres'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import type { Scope } from './find-case.ts'
import type { Office } from './office.ts'

const scopeOf = (sql: postgres.Sql, scope: Scope) => {
  if ('merchantIds' in scope) return sql`application.merchant_id = any(${[...scope.merchantIds]}::uuid[])`
  return scope.counties === null
    ? sql`true`
    : sql`application.county_code = any(${[...scope.counties]}::text[])`
}

/** Cases of a scope as lists show them, newest first. */
export function caseRows(db: Db, scope: Scope, condition: Fragment, limit: number): Promise<CaseRow[]> {
  const sql = sqlOf(db)
  return sql<CaseRow[]>`
    select application.id, application.product_id as "productId", application.product_name as "productName",
      application.image_url as "imageUrl", application.merchant_name as "merchantName", application.county,
      application.kind, application.state, application.households,
      coalesce(benefit.yuan / nullif(application.households, 0), 0)::int as "yuanPerHouseholdYear",
      application.submitted_at as "submittedAt", application.changed_at as "changedAt",
      notice.ends_on::text as "noticeEndsOn",
      coalesce((select count(*)::int from certification_objections objection
        where objection.notice_id = notice.id and objection.state = 'open'), 0) as "openObjections",
      certificate.certificate_no as "certificateNo"
    from certification_applications application
    left join certification_notices notice on notice.application_id = application.id
    left join certifications certificate on certificate.application_id = application.id
    left join lateral (select sum(households::bigint * yuan_per_household_year) as yuan from farmer_benefits
      where application_id = application.id) benefit on true
    where ${scopeOf(sql, scope)} and ${condition}
    order by application.id desc limit ${limit}`
}

export const viewOfRow = ({ submittedAt, changedAt, ...row }: CaseRow): CaseRow => ({
  ...row,
  submittedAt: submittedAt && new Date(submittedAt).toISOString(),
  changedAt: new Date(changedAt).toISOString(),
})

interface Page {
  cursor?: string | undefined
  pageSize?: number | undefined
}

function cut(rows: CaseRow[], pageSize: number): { items: CaseRow[]; nextCursor?: string } {
  const shown = rows.slice(0, pageSize).map(viewOfRow)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { items: shown, ...(last && { nextCursor: last.id }) }
}

/** A merchant's applications. */
export async function listMerchantCases(
  db: Db,
  scope: { merchantIds: readonly string[] },
  { filter, cursor = undefined, pageSize = 20 }: Page & { filter?: 'open' | 'ended' | undefined },
): Promise<{ items: CaseRow[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const isOpen = sql`application.state = any(${[...openApplicationStates]}::text[])`
  const wanted = filter === undefined ? sql`true` : filter === 'open' ? isOpen : sql`not ${isOpen}`
  const after = cursor ? sql`application.id < ${cursor}` : sql`true`
  return cut(await caseRows(db, scope, sql`${wanted} and ${after}`, pageSize + 1), pageSize)
}

/** States in which the county is to act. */
const todo: ApplicationState[] = ['submitted', 'accepted', 'checked', 'approved', 'noticed']

interface OfficeQuery extends Page {
  county?: string | undefined
  filter?: ApplicationState | 'todo' | undefined
  q?: string | undefined
}

/** What the county's (or the city's) desk has, drafts left out, with how many there are in each state. */
export async function listOfficeCases(
  db: Db,
  office: Office,
  { county, filter, q = '', cursor, pageSize = 20 }: OfficeQuery,
): Promise<{ items: CaseRow[]; nextCursor?: string; counts: Record<string, number> }> {
  const sql = sqlOf(db)
  const states = filter === 'todo' ? todo : filter ? [filter] : null
  const among = sql`application.state <> 'draft'
    and (${county ?? null}::text is null or application.county_code = ${county ?? null})
    and (${q} = '' or position(${q} in application.product_name) > 0 or position(${q} in application.merchant_name) > 0)`
  const after = cursor ? sql`application.id < ${cursor}` : sql`true`
  const wanted = states ? sql`application.state = any(${states}::text[])` : sql`true`
  const rows = await caseRows(db, office, sql`${among} and ${wanted} and ${after}`, pageSize + 1)
  const counted = await sql<{ state: string; count: number }[]>`
    select state, count(*)::int from certification_applications application
    where ${scopeOf(sql, office)} and ${among} group by state`
  return {
    ...cut(rows, pageSize),
    counts: Object.fromEntries(counted.map(({ state, count }) => [state, count])),
  }
}
