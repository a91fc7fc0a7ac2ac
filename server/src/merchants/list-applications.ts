import type { ApplicationQuery, ApplicationRow } from '@yuxiang/shared/api/merchant-office'
import type { Application } from '@yuxiang/shared/api/merchants'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { applicationView } from './application-view.ts'
import type { Counties } from './enter-merchant.ts'
import { merchantApplications } from './tables.ts'

/** What an office may see: nothing that is still being written. */
const visible = ['submitted', 'returned', 'approved', 'refused'] as const
const PAGE_SIZE = 20

export interface Scope {
  /** Null: all. */
  counties: readonly string[] | null
  names: Counties
}

/** Applications as an office's queue; the longest waiting first unless asked otherwise. */
export async function listApplications(
  { database: { lists: sql } }: Platform,
  { counties, names }: Scope,
  { state, kind, county, q = '', sort = 'waiting', page = 1, pageSize = PAGE_SIZE }: ApplicationQuery,
  limit: number = pageSize,
): Promise<{ items: ApplicationRow[]; total: number }> {
  const states = visible.filter((one) => state === undefined || one === state)
  const condition = sql`${state === undefined ? sql`application.state = any(${states}::text[])` : sql`application.state = ${states[0] ?? ''}`}
    ${counties === null ? sql`` : sql`and application.county_code = any(${[...counties]}::text[])`}
    ${county === undefined ? sql`` : sql`and application.county_code = ${county}`}
    ${kind === undefined ? sql`` : sql`and application.kind = ${kind}`}
    ${q === '' ? sql`` : sql`and (position(${q} in application.name) > 0 or application.credit_code = ${q.toUpperCase()})`}`
  const order = {
    waiting:
      state === undefined
        ? sql`(application.state = 'submitted') desc, application.submitted_at, application.id`
        : sql`application.submitted_at, application.id`,
    newest: sql`application.submitted_at desc, application.id desc`,
    name: sql`application.name, application.id`,
  }[sort]
  const [rows, [count]] = await Promise.all([
    sql<(Omit<ApplicationRow, 'county' | 'submittedAt'> & { countyCode: string; submittedAt: string })[]>`
      select id, state, kind, name, credit_code as "creditCode", county_code as "countyCode",
        details ->> 'township' as township, round, submitted_at as "submittedAt"
      from merchant_applications application where ${condition}
      order by ${order} limit ${limit} offset ${(page - 1) * pageSize}`,
    sql<{ total: number }[]>`
      select count(*)::int as total from merchant_applications application where ${condition}`,
  ])
  return {
    items: rows.map(({ countyCode, submittedAt, ...row }) => ({
      ...row,
      county: names.find(({ code }) => code === countyCode)?.name ?? '',
      submittedAt: new Date(submittedAt).toISOString(),
    })),
    total: count?.total ?? 0,
  }
}

/** One of them whole; another county's is not found. */
export async function readApplication(
  platform: Platform,
  db: Db,
  { counties, names }: Scope,
  id: string,
): Promise<Application> {
  const [row] = await db
    .select()
    .from(merchantApplications)
    .where(
      and(
        eq(merchantApplications.id, id),
        inArray(merchantApplications.state, [...visible]),
        counties === null ? undefined : inArray(merchantApplications.countyCode, [...counties]),
      ),
    )
  if (!row) throw new Refusal('application_not_found')
  return applicationView(platform, db, row, names)
}
