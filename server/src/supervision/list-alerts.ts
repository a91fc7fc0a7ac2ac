import type { AlertQuery, AlertRow } from '@yuxiang/shared/api/price-watch'
import {
  type AlertKind,
  type AlertSort,
  type AlertState,
  severities,
} from '@yuxiang/shared/supervision/alerts'
import { type ContentUnit, unitNames } from '@yuxiang/shared/supervision/net-content'
import type postgres from 'postgres'
import type { Database } from '../platform/db/index.ts'
import { keysetKeys, keysetOf, readKeyset } from '../platform/http/keyset.ts'
import { amongCounties, type Regulator } from './scope.ts'

type Sql = postgres.Sql
const PAGE_SIZE = 20

export interface AlertRecord {
  id: string
  kind: AlertKind
  severity: number
  state: AlertState
  skuId: string
  productId: string
  productName: string
  skuName: string
  merchantId: string
  merchantName: string
  county: string
  countyCode: string
  priceFen: string
  basisFen: string
  percent: number
  unit: ContentUnit | null
  raisedAt: string
}

export const alertColumns = (sql: Sql) => sql`
  id, kind, severity, state, sku_id as "skuId", product_id as "productId", product_name as "productName",
  sku_name as "skuName", merchant_id as "merchantId", merchant_name as "merchantName", county,
  county_code as "countyCode", price_fen as "priceFen", basis_fen as "basisFen", percent, unit,
  raised_at as "raisedAt"`

export const alertRow = ({
  countyCode: _,
  unit,
  severity,
  priceFen,
  basisFen,
  raisedAt,
  ...row
}: AlertRecord): AlertRow => ({
  ...row,
  severity: severities[severity - 1] ?? 'minor',
  per: unit && unitNames[unit],
  priceFen: Number(priceFen),
  basisFen: Number(basisFen),
  raisedAt: new Date(raisedAt).toISOString(),
})

const sortColumns: Record<AlertSort, string | null> = {
  severity: 'severity',
  percent: 'percent',
  newest: null,
}
/** Which alerts, in which order: every list has an index that answers it. */
export async function listAlerts(
  { lists: sql }: Pick<Database, 'lists'>,
  { counties }: Pick<Regulator, 'counties'>,
  {
    state = 'open',
    kind,
    severity,
    county,
    q = '',
    sort = 'severity',
    cursor,
    pageSize = PAGE_SIZE,
  }: AlertQuery,
  limit: number = pageSize,
): Promise<{ items: AlertRow[]; nextCursor?: string }> {
  const column = sortColumns[sort]
  const after = readKeyset(cursor, keysetKeys.number)
  const beyond =
    after === null
      ? sql``
      : column === null
        ? sql`and id < ${after.id}::uuid`
        : sql`and (${sql(column)}, id) < (${Number(after.key)}::int, ${after.id}::uuid)`
  const rows = await sql<AlertRecord[]>`
    select ${alertColumns(sql)} from price_alerts
    where state = ${state}
      and ${amongCounties(sql, sql`county_code`, { counties }, county)}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${severity === undefined ? sql`` : sql`and severity = ${severities.indexOf(severity) + 1}`}
      ${q === '' ? sql`` : sql`and (position(${q} in product_name) > 0 or position(${q} in merchant_name) > 0)`}
      ${beyond}
    order by ${column === null ? sql`id desc` : sql`${sql(column)} desc, id desc`}
    limit ${limit + 1}`
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(alertRow),
    ...(last && {
      nextCursor: keysetOf(sort === 'newest' ? 0 : last[sort], last.id),
    }),
  }
}
