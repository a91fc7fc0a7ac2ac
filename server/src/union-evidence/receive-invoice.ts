import { audit } from '../platform/audit/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireOfficer } from '../union-fund/index.ts'
import { type InvoiceRow, type InvoiceView, invoiceColumns, invoiceView } from './read-invoices.ts'

/** Records that an invoice arrived; again with other figures corrects it. Refuses with `not_found`. */
export function receiveInvoice(
  { database }: Platform,
  userId: string,
  invoiceId: string,
  { invoiceNo, issuedOn }: { invoiceNo: string; issuedOn: string },
): Promise<InvoiceView> {
  return database.transaction(async (tx) => {
    const sql = sqlOf(tx)
    const [before] = await sql<{ unionId: string; state: string; invoiceNo: string | null }[]>`
      select union_id as "unionId", state, invoice_no as "invoiceNo" from union_invoices
      where id = ${invoiceId} for update`
    if (!before) throw new Refusal('not_found')
    await requireOfficer(tx, userId, before.unionId).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal('not_found') : error
    })
    const [row] = await sql<InvoiceRow[]>`
      update union_invoices set state = 'received', invoice_no = ${invoiceNo}, issued_on = ${issuedOn}::date
      where id = ${invoiceId} returning ${invoiceColumns(sql)}`
    if (!row) throw new Error(`invoice ${invoiceId} is gone`)
    await audit(tx, {
      actorId: userId,
      action: 'unionInvoice.receive',
      subject: 'unionInvoice',
      subjectId: invoiceId,
      before,
      after: { invoiceNo, issuedOn },
    })
    return invoiceView(row)
  })
}
