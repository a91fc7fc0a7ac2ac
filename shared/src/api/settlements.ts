import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Pages } from './endpoint.ts'

/** Below zero where refunds were more than sales. */
const SignedFen = z.int().min(-10_000_000_000).max(10_000_000_000)
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: '月份格式为 2026-11' })

/** Every figure is of the ledger. */
export const StatementSums = z.strictObject({
  openingFen: SignedFen,
  /** Of orders completed in the month: who paid, what went back before, what is left as receivable. */
  cashFen: Fen,
  unionFen: Fen,
  pointsFen: Fen,
  platformFen: Fen,
  refundedFen: Fen,
  settledFen: Fen,
  settledOrders: z.int().min(0),
  /** Refunded after completion. */
  clawedBackFen: Fen,
  feeFen: Fen,
  /** Fees of live sales given back. */
  feeWaivedFen: Fen,
  paidOutFen: Fen,
  closingFen: SignedFen,
  /** Under way to the bank at this moment, fees included. */
  underwayFen: Fen,
})
export type StatementSums = z.infer<typeof StatementSums>

export const StatementRow = z.strictObject({
  id: Id,
  at: Instant,
  kind: z.enum(['settled', 'clawedBack', 'fee', 'feeWaived', 'paidOut']),
  orderId: Id.nullable(),
  /** Of an order its number, of a payout the bank's reference, of a waiver its month. */
  reference: z.string(),
  cashFen: Fen,
  unionFen: Fen,
  pointsFen: Fen,
  platformFen: Fen,
  refundedFen: Fen,
  /** What the receivable gained or lost. */
  amountFen: SignedFen,
})
export type StatementRow = z.infer<typeof StatementRow>

export const payoutStates = ['underway', 'paid', 'failed'] as const

export const Payout = z.strictObject({
  id: Id,
  merchantId: Id,
  merchantName: z.string(),
  state: z.enum(payoutStates),
  /** Off the receivable, its two parts. */
  receivableFen: Fen,
  feeFen: Fen,
  amountFen: Fen,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  bankReference: z.string().nullable(),
  failure: z.string().nullable(),
})
export type Payout = z.infer<typeof Payout>

export const settlementsContract = {
  'GET /api/merchant/statements/{month}': endpoint({
    summary: '月度对账单，数字全部来自账本',
    status: 200,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ merchant: Id.optional(), ...Pages }),
    answer: z.strictObject({
      merchantId: Id,
      merchantName: z.string(),
      month: z.string(),
      feePerMille: z.int(),
      sums: StatementSums,
      items: z.array(StatementRow),
      total: z.int().min(0),
    }),
    problems: ['merchant_unclear'],
  }),
  'POST /api/merchant/statements/{month}/exports': endpoint({
    summary: '导出对账单（XLSX），答以十分钟内有效的下载地址',
    status: 201,
    params: z.strictObject({ month: Month }),
    body: z.strictObject({ merchantId: Id.optional() }),
    answer: z.strictObject({ downloadUrl: z.string() }),
    problems: ['merchant_unclear'],
  }),
  'GET /api/operations/payouts': endpoint({
    summary: '结算打款：各批各商家',
    status: 200,
    query: z.strictObject({ state: z.enum(payoutStates), cursor: Id.optional(), ...Pages }),
    answer: listOf(Payout),
  }),
  'GET /api/operations/payouts/due': endpoint({
    summary: '现在可打款的商家与金额',
    status: 200,
    answer: z.strictObject({
      merchants: z.int().min(0),
      receivableFen: Fen,
      feeFen: Fen,
      amountFen: Fen,
      underwayFen: Fen,
      items: z.array(
        z.strictObject({
          merchantId: Id,
          merchantName: z.string(),
          receivableFen: Fen,
          feeFen: Fen,
          amountFen: Fen,
        }),
      ),
    }),
  }),
  'POST /api/operations/payout-runs': endpoint({
    summary: '开始一批打款：把各商家可结算的货款冻结为在途',
    status: 201,
    idempotent: true,
    body: z.strictObject({
      /** Only these; all when left out. */
      merchantIds: z.array(Id).min(1).max(500).optional(),
    }),
    answer: z.strictObject({ payouts: z.int().min(0), amountFen: Fen }),
    problems: ['nothing_to_pay_out'],
  }),
  'POST /api/operations/payouts/{id}/paid': endpoint({
    summary: '登记银行回单号，打款完成；重复登记同一号码结果相同',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      bankReference: line().regex(/^[A-Za-z0-9-]{6,40}$/, { error: '回单号为 6 至 40 位字母、数字或短横' }),
    }),
    answer: Payout,
    problems: ['payout_not_found', 'payout_state_conflict', 'bank_reference_taken'],
  }),
  'POST /api/operations/payouts/{id}/failed': endpoint({
    summary: '银行退回：冻结解除，货款仍为应收',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      reason: line().min(2, { error: '请写明原因' }).max(100, { error: '原因最多 100 个字' }),
    }),
    answer: Payout,
    problems: ['payout_not_found', 'payout_state_conflict'],
  }),
}
