import type { Invoice, MerchantInvoice } from '@yuxiang/shared/api/union-evidence'
import type postgres from 'postgres'
import type { z } from 'zod'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db, Fragment } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { departures } from '../platform/ledger/index.ts'
import { allowancesOfUnion, invoiceHeads, requireOfficer } from '../union-fund/index.ts'
import { dueOf } from './due-of-orders.ts'

export type InvoiceView = z.infer<typeof Invoice>
export type MerchantInvoiceView = z.infer<typeof MerchantInvoice>

interface Query {
  grantId?: string | undefined
  state?: InvoiceView['state'] | undefined
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
  { grantId, ...query }: Query,
): Promise<{ items: InvoiceView[]; total: number }> {
  const { db, lists: sql } = database
  await requireOfficer(db, userId, unionId)
  const scope = sql`union_id = ${unionId}
    ${grantId === undefined ? sql`` : sql`and order_id in ${ordersOfGrant(sql, unionId, grantId)}`}`
  const { rows, total } = await pageOf(sql, scope, query)
  return { items: await invoiceViews(db, rows), total }
}

/** What unions ask the merchants of this account for, the newest request first. */
export async function listMerchantInvoices(
  { database }: Platform,
  staffId: string,
  query: Omit<Query, 'grantId'>,
): Promise<{ items: MerchantInvoiceView[]; total: number }> {
  const { db, lists: sql } = database
  const merchantIds = await merchantsOfStaff(db, staffId, 'finance')
  const { rows, total } = await pageOf(sql, sql`merchant_id = any(${merchantIds}::uuid[])`, query)
  return { items: await merchantViews(db, rows), total }
}

async function pageOf(
  sql: postgres.Sql,
  scope: Fragment,
  { state, page = 1, pageSize = 20 }: Omit<Query, 'grantId'>,
): Promise<{ rows: InvoiceRow[]; total: number }> {
  const condition = sql`${scope} ${state === undefined ? sql`` : sql`and state = ${state}`}`
  const [rows, [count]] = await Promise.all([
    sql<InvoiceRow[]>`
      select ${invoiceColumns(sql)} from union_invoices where ${condition}
      order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    sql<{ total: number }[]>`select count(*)::int as total from union_invoices where ${condition}`,
  ])
  return { rows: [...rows], total: count?.total ?? 0 }
}

export interface InvoiceRow extends Omit<InvoiceView, 'amountFen' | 'dueFen'> {
  unionId: string
  amountFen: string
}

export const invoiceColumns = (sql: postgres.Sql) => sql`
  id, union_id as "unionId", order_id as "orderId", order_no as "orderNo", merchant_name as "merchantName",
  amount_fen as "amountFen", state, invoice_no as "invoiceNo", issued_on::text as "issuedOn",
  requested_at as "requestedAt"`

/** An invoice not made out yet is over what is due now; one that is keeps its amount, whatever is refunded later. */
export async function invoiceViews(db: Db, rows: readonly InvoiceRow[]): Promise<InvoiceView[]> {
  const due = await dueOf(db, rows)
  return rows.map(({ unionId, ...row }) => {
    const dueFen = due.get(`${unionId} ${row.orderId}`) ?? 0
    return {
      ...row,
      amountFen: row.state === 'requested' ? dueFen : Number(row.amountFen),
      dueFen,
      requestedAt: new Date(row.requestedAt).toISOString(),
    }
  })
}

/** The same as the merchant sees it: with whom to make it out to. */
export async function merchantViews(db: Db, rows: readonly InvoiceRow[]): Promise<MerchantInvoiceView[]> {
  const heads = await invoiceHeads(
    db,
    rows.map((row) => row.unionId),
  )
  const views = await invoiceViews(db, rows)
  return views.map((view, index) => {
    const { name = '', invoiceTitle = '', taxNo = '' } = heads.get(rows[index]?.unionId ?? '') ?? {}
    return { ...view, unionName: name, invoiceTitle, taxNo }
  })
}
