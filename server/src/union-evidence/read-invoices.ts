import type { Invoice } from '@yuxiang/shared/api/union-evidence'
import type postgres from 'postgres'
import type { z } from 'zod'
import type { Platform } from '../platform/index.ts'
import { departures } from '../platform/ledger/index.ts'
import { allowancesOfUnion, requireOfficer } from '../union-fund/index.ts'

export type InvoiceView = z.infer<typeof Invoice>

interface Query {
  grantId?: string | undefined
  state?: 'requested' | 'received' | undefined
  page?: number | undefined
  pageSize?: number | undefined
}

/** A subquery of the orders which a grant's allowances paid, or are held to pay: one column. */
export const ordersOfGrant = (sql: postgres.Sql, unionId: string, grantId: string) => sql`(
  select distinct departure.subject_id from ${departures(sql)} departure
  where departure.code = 'allowance.spend'
    and departure.account_id in (select id from ${allowancesOfUnion(sql, unionId, grantId)} allowance))`

/** A union's invoices, the newest request first; refuses with `union_not_found`. */
export async function listInvoices(
  { database }: Platform,
  userId: string,
  unionId: string,
  { grantId, state, page = 1, pageSize = 20 }: Query,
): Promise<{ items: InvoiceView[]; total: number }> {
  const { db, lists: sql } = database
  await requireOfficer(db, userId, unionId)
  const condition = sql`union_id = ${unionId}
    ${state === undefined ? sql`` : sql`and state = ${state}`}
    ${grantId === undefined ? sql`` : sql`and order_id in ${ordersOfGrant(sql, unionId, grantId)}`}`
  const [rows, [count]] = await Promise.all([
    sql<InvoiceRow[]>`
      select ${invoiceColumns(sql)} from union_invoices where ${condition}
      order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    sql<{ total: number }[]>`select count(*)::int as total from union_invoices where ${condition}`,
  ])
  return { items: rows.map(invoiceView), total: count?.total ?? 0 }
}

export interface InvoiceRow extends Omit<InvoiceView, 'amountFen'> {
  amountFen: string
}

export const invoiceColumns = (sql: postgres.Sql) => sql`
  id, order_id as "orderId", order_no as "orderNo", merchant_name as "merchantName", amount_fen as "amountFen", state,
  invoice_no as "invoiceNo", issued_on::text as "issuedOn", requested_at as "requestedAt"`

export const invoiceView = (row: InvoiceRow): InvoiceView => ({
  ...row,
  amountFen: Number(row.amountFen),
  requestedAt: new Date(row.requestedAt).toISOString(),
})
