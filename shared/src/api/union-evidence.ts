import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, listOf, Pages } from './endpoint.ts'

const DAY_MS = 86_400_000
const PERIOD_DAYS = 366

/** Both days belong to it; a year at most. */
const isPeriod = (from: string, to: string) =>
  from <= to && Date.parse(to) - Date.parse(from) < PERIOD_DAYS * DAY_MS

export const Evidence = z.strictObject({
  id: Id,
  title: z.string(),
  format: z.enum(['xlsx', 'pdf']),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  /** 0–100. */
  percent: z.int().min(0).max(100),
  /** Why it failed, in words for the officer; null otherwise. */
  failure: z.string().nullable(),
  createdAt: Instant,
  /** Good for 10 minutes; null until done. */
  downloadUrl: z.string().nullable(),
})
export type Evidence = z.infer<typeof Evidence>

const invoiceStates = ['requested', 'issued', 'received'] as const

export const Invoice = z.strictObject({
  id: Id,
  orderId: Id,
  orderNo: z.string(),
  merchantName: z.string(),
  /** What it is over; before it is made out, what is due now. */
  amountFen: Fen,
  /** What the union's money paid and did not get back, now: less than the amount after a refund that came later. */
  dueFen: Fen,
  /** requested: asked for. issued: the merchant made it out. received: the union has it. */
  state: z.enum(invoiceStates),
  invoiceNo: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  requestedAt: Instant,
})

/** An invoice as the merchant sees it: with whom to make it out to. */
export const MerchantInvoice = z.strictObject({
  ...Invoice.shape,
  unionName: z.string(),
  invoiceTitle: z.string(),
  taxNo: z.string(),
})

const InvoicePaper = z.strictObject({
  invoiceNo: z.string().regex(/^\d{8,20}$/, { error: '发票号码为 8 至 20 位数字' }),
  issuedOn: z.iso.date({ error: '请填写开票日期' }),
})

/** What the accounts need: invoices and papers. `{id}` as in union-office.ts. */
export const unionEvidenceContract = {
  'GET /api/union-office/unions/{id}/invoices': endpoint({
    summary: '发票：已申请与已收到',
    status: 200,
    params: IdParams,
    query: z.strictObject({
      grantId: Id.optional(),
      state: z.enum(invoiceStates).optional(),
      ...Pages,
    }),
    answer: listOf(Invoice),
    problems: ['union_not_found'],
  }),
  'POST /api/union-office/unions/{id}/invoices': endpoint({
    summary: '为一次发放或一次集体采购的已收货订单申请发票；已申请的不重复',
    status: 200,
    params: IdParams,
    body: z
      .strictObject({ grantId: Id.optional(), purchaseId: Id.optional() })
      .refine((body) => (body.grantId === undefined) !== (body.purchaseId === undefined), {
        error: '请选择一次发放或一次集体采购',
      }),
    answer: z.strictObject({ requested: z.int().min(0), already: z.int().min(0) }),
    problems: ['union_not_found', 'grant_not_found', 'purchase_not_found'],
  }),
  'POST /api/union-office/invoices/{id}/received': endpoint({
    summary: '登记收到的发票',
    status: 200,
    params: IdParams,
    body: InvoicePaper,
    answer: Invoice,
    problems: ['not_found', 'invoice_not_due'],
  }),
  'GET /api/merchant/invoices': endpoint({
    summary: '工会向本店申请的发票',
    status: 200,
    query: z.strictObject({ state: z.enum(invoiceStates).optional(), ...Pages }),
    answer: listOf(MerchantInvoice),
  }),
  'POST /api/merchant/invoices/{id}/issued': endpoint({
    summary: '商家登记开具的发票；工会登记收到之前可以更正',
    status: 200,
    params: IdParams,
    body: InvoicePaper,
    answer: MerchantInvoice,
    problems: ['not_found', 'invoice_received', 'invoice_not_due'],
  }),
  'GET /api/union-office/unions/{id}/evidence': endpoint({
    summary: '凭证材料',
    status: 200,
    params: IdParams,
    answer: listOf(Evidence),
    problems: ['union_not_found'],
  }),
  'POST /api/union-office/unions/{id}/evidence': endpoint({
    summary: '生成凭证材料：一次发放，或一段时间',
    status: 201,
    params: IdParams,
    body: z
      .strictObject({
        format: z.enum(['xlsx', 'pdf']),
        grantId: Id.optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      })
      .refine(
        ({ grantId, from, to }) =>
          grantId === undefined
            ? from !== undefined && to !== undefined && isPeriod(from, to)
            : from === undefined && to === undefined,
        { error: '请选择一次发放，或不超过一年的起止日期' },
      ),
    answer: Evidence,
    idempotent: true,
    problems: ['union_not_found', 'grant_not_found'],
  }),
}
