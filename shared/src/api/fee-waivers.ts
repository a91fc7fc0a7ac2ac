import { z } from 'zod'
import { waiverGrounds } from '../live/waiver.ts'
import { endpoint, Fen, Id, Instant } from './endpoint.ts'
import { Month } from './settlements.ts'

const Count = z.int().min(0)

export const FeeWaiver = z.strictObject({
  id: Id,
  month: z.string(),
  ground: z.enum(waiverGrounds),
  liveSalesFen: Fen,
  sharePerMille: Count,
  amountFen: Fen,
  decidedAt: Instant,
  /** Null: as soon as so much of the merchant's fees has been taken. */
  appliedAt: Instant.nullable(),
})
export type FeeWaiver = z.infer<typeof FeeWaiver>

export const WaiverCandidate = z.strictObject({
  merchantId: Id,
  merchantName: z.string(),
  county: z.string(),
  isListed: z.boolean(),
  isCooperative: z.boolean(),
  orders: Count,
  liveSalesFen: Fen,
  /** What the rule gives it by the figures of now; null: nothing. */
  due: z.strictObject({ ground: z.enum(waiverGrounds), sharePerMille: Count, amountFen: Fen }).nullable(),
  waiver: FeeWaiver.nullable(),
})
export type WaiverCandidate = z.infer<typeof WaiverCandidate>

const WaiverRule = z.strictObject({
  salesFen: Fen,
  salesListedFen: Fen,
  sharePerMille: Count,
  shareListedPerMille: Count,
  capFen: Fen,
  feePerMille: Count,
})
const OfMerchant = { merchant: Id.optional() }

/** 直播成交的手续费减免。 */
export const feeWaiversContract = {
  'GET /api/operations/fee-waivers': endpoint({
    summary: '手续费减免：一个月里各商家的直播成交、可减免与已核定',
    status: 200,
    query: z.strictObject({ month: Month }),
    answer: z.strictObject({
      month: z.string(),
      /** From this day on it may be decided: until then its last orders may be under way, or be returned. */
      decidableOn: z.iso.date(),
      isDecidable: z.boolean(),
      rule: WaiverRule,
      items: z.array(WaiverCandidate),
    }),
  }),
  'POST /api/operations/fee-waivers': endpoint({
    summary: '核定一个月的手续费减免；每店每月一次，随结算退回',
    status: 201,
    idempotent: true,
    body: z.strictObject({
      month: Month,
      /** Only these; all that are due when left out. */
      merchantIds: z.array(Id).min(1).max(500).optional(),
    }),
    answer: z.strictObject({ merchants: Count, amountFen: Fen }),
    problems: ['waiver_month_not_over', 'waiver_nothing_due', 'idempotency_key_reused'],
  }),
  'GET /api/merchant/fee-waivers': endpoint({
    summary: '本店的手续费减免，与本月的进度',
    status: 200,
    query: z.strictObject(OfMerchant),
    answer: z.strictObject({
      merchantName: z.string(),
      rule: WaiverRule,
      current: z.strictObject({
        month: z.string(),
        liveSalesFen: Fen,
        isListed: z.boolean(),
        isCooperative: z.boolean(),
        due: WaiverCandidate.shape.due,
      }),
      items: z.array(FeeWaiver),
    }),
    problems: ['merchant_unclear'],
  }),
}
