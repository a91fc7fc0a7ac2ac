import { merchantsOfStaff } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireOfficer } from '../union-fund/index.ts'
import { dueOf } from './due-of-orders.ts'
import {
  type InvoiceRow,
  type InvoiceView,
  invoiceColumns,
  invoiceViews,
  type MerchantInvoiceView,
  merchantViews,
} from './read-invoices.ts'

interface Paper {
  invoiceNo: string
  issuedOn: string
}

/**
 * The merchant made an invoice out, over what is due at this moment; again with other figures corrects it. Refuses with
 * `not_found`, `invoice_received` once the union has it, `invoice_not_due` when everything was refunded meanwhile.
 */
export function issueInvoice(
  platform: Platform,
  staffId: string,
  invoiceId: string,
  paper: Paper,
): Promise<MerchantInvoiceView> {
  return platform.database.transaction(async (tx) => {
    const merchantIds = await merchantsOfStaff(tx, staffId, 'finance')
    const before = await lockInvoice(tx, invoiceId, (row) => merchantIds.includes(row.merchantId))
    if (before.state === 'received') throw new Refusal('invoice_received')
    const row = await write(tx, { actorId: staffId, before, paper, state: 'issued' })
    const [view] = await merchantViews(tx, [row])
    if (!view) throw new Error(`invoice ${invoiceId} is gone`)
    return view
  })
}

/**
 * The union has an invoice, whether its merchant had written it down or not; again with other figures corrects it.
 * Refuses with `not_found`, `invoice_not_due`.
 */
export function receiveInvoice(
  platform: Platform,
  userId: string,
  invoiceId: string,
  paper: Paper,
): Promise<InvoiceView> {
  return platform.database.transaction(async (tx) => {
    const before = await lockInvoice(tx, invoiceId, () => true)
    await requireOfficer(tx, userId, before.unionId).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal('not_found') : error
    })
    const row = await write(tx, { actorId: userId, before, paper, state: 'received' })
    const [view] = await invoiceViews(tx, [row])
    if (!view) throw new Error(`invoice ${invoiceId} is gone`)
    return view
  })
}

interface Before {
  id: string
  unionId: string
  merchantId: string
  orderId: string
  state: InvoiceView['state']
  invoiceNo: string | null
  issuedOn: string | null
}

async function lockInvoice(tx: Db, id: string, isOwn: (row: Before) => boolean): Promise<Before> {
  const [row] = await sqlOf(tx)<Before[]>`
    select id, union_id as "unionId", merchant_id as "merchantId", order_id as "orderId", state,
      invoice_no as "invoiceNo", issued_on::text as "issuedOn"
    from union_invoices where id = ${id} for update`
  if (!row || !isOwn(row)) throw new Refusal('not_found')
  return row
}

/** From the moment it is made out, its amount stands; before, it was what was due. */
async function write(
  tx: Db,
  {
    actorId,
    before,
    paper,
    state,
  }: { actorId: string; before: Before; paper: Paper; state: 'issued' | 'received' },
): Promise<InvoiceRow> {
  const sql = sqlOf(tx)
  const dueFen = (await dueOf(tx, [before])).get(`${before.unionId} ${before.orderId}`) ?? 0
  if (before.state === 'requested' && dueFen === 0) throw new Refusal('invoice_not_due')
  // The merchant made it out anew after a refund: over what is due by then.
  const isAnew = before.state === 'requested' || (state === 'issued' && paper.invoiceNo !== before.invoiceNo)
  const [row] = await sql<InvoiceRow[]>`
    update union_invoices set state = ${state}, invoice_no = ${paper.invoiceNo}, issued_on = ${paper.issuedOn}::date,
      amount_fen = ${isAnew && dueFen > 0 ? sql`${dueFen}::bigint` : sql`amount_fen`}
    where id = ${before.id} returning ${invoiceColumns(sql)}`
  if (!row) throw new Error(`invoice ${before.id} is gone`)
  const { state: stateBefore, invoiceNo, issuedOn } = before
  await audit(tx, {
    actorId,
    action: state === 'issued' ? 'unionInvoice.issue' : 'unionInvoice.receive',
    subject: 'unionInvoice',
    subjectId: before.id,
    before: { state: stateBefore, invoiceNo, issuedOn },
    after: { ...paper, amountFen: Number(row.amountFen) },
  })
  return row
}
