import { z } from 'zod'
import { flashSessionStates } from '../states/flash-sale.ts'
import { endpoint, Id, IdParams, Instant, line, listOf, Paging } from './endpoint.ts'
import { FlashEligibility, FlashItem } from './flash-sales.ts'

/** The most that one session sets aside of one SKU. */
export const FLASH_STOCK_MAX = 100_000

export const FlashItemInput = z.strictObject({
  skuId: Id,
  points: z.int().min(1, { error: '积分至少为 1' }).max(1_000_000),
  /** The money part; 0 for points alone. */
  priceFen: z.int().min(0).max(100_000_000),
  stockTotal: z.int().min(1, { error: '数量至少为 1' }).max(FLASH_STOCK_MAX, { error: '一次最多 100000 件' }),
  limit: z.int().min(1, { error: '每人至少限购 1 件' }).max(99, { error: '每人最多限购 99 件' }),
})
export type FlashItemInput = z.infer<typeof FlashItemInput>

export const FlashSessionInput = z.strictObject({
  title: line().min(2, { error: '请填写场次名称' }).max(20, { error: '场次名称最多 20 个字' }),
  startsAt: Instant,
  endsAt: Instant,
  eligibility: FlashEligibility,
  items: z
    .array(FlashItemInput)
    .min(1, { error: '请至少添加一件商品' })
    .max(50, { error: '一场最多 50 件商品' })
    .refine((items) => new Set(items.map(({ skuId }) => skuId)).size === items.length, {
      error: '同一规格只能出现一次',
    }),
})
export type FlashSessionInput = z.infer<typeof FlashSessionInput>

/** An item as the operator sees it: terms, and how it goes. */
const OfficeItem = FlashItem.extend({
  /** Claims that stand, and of them those waiting for an order or payment, and those that are through. */
  won: z.int().min(0),
  open: z.int().min(0),
  paid: z.int().min(0),
  /** Its goods may not be sold, or an authority keeps them out of campaigns: nobody can win one, whatever the operator does. */
  barred: z.boolean(),
})

const Summary = {
  id: Id,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  eligibility: FlashEligibility,
  state: z.enum(flashSessionStates),
  phase: z.enum(['upcoming', 'running', 'over']),
  reason: z.string().nullable(),
}

export const FlashSessionSummary = z.strictObject({
  ...Summary,
  itemCount: z.int().min(0),
  stockTotal: z.int().min(0),
  stock: z.int().min(0),
})
export type FlashSessionSummary = z.infer<typeof FlashSessionSummary>

export const FlashOfficeSession = z.strictObject({ ...Summary, items: z.array(OfficeItem) })
export type FlashOfficeSession = z.infer<typeof FlashOfficeSession>

export const FlashLive = z.strictObject({
  serverTime: Instant,
  session: FlashOfficeSession,
  /** Won per second over the last five seconds, and in each of the last twelve spans of five. */
  perSecond: z.number().min(0).max(1_000_000),
  spans: z.array(z.strictObject({ at: Instant, won: z.int().min(0) })),
  remindersSet: z.int().min(0),
})
export type FlashLive = z.infer<typeof FlashLive>

const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(60, { error: '原因最多 60 个字' }),
})
const conflicts = ['flash_sale_not_found', 'flash_sale_state_conflict'] as const

const act = (summary: string) =>
  endpoint({
    summary,
    status: 200,
    params: IdParams,
    answer: FlashOfficeSession,
    problems: conflicts,
  })
const reasonedAct = (summary: string) =>
  endpoint({
    summary,
    status: 200,
    params: IdParams,
    body: Reason,
    answer: FlashOfficeSession,
    problems: conflicts,
  })

export const flashOfficeContract = {
  'GET /api/workbench/flash-sales': endpoint({
    summary: '抢购场次，新的在前',
    status: 200,
    query: z.strictObject({
      state: z.enum(flashSessionStates).optional(),
      cursor: Id.optional(),
      pageSize: Paging.pageSize,
    }),
    answer: listOf(FlashSessionSummary),
  }),
  'POST /api/workbench/flash-sales': endpoint({
    summary: '新建抢购场次草稿',
    status: 201,
    body: FlashSessionInput,
    answer: FlashOfficeSession,
    idempotent: true,
    problems: [
      'flash_times_invalid',
      'sku_not_found',
      'flash_price_too_high',
      'campaigns_barred',
      'idempotency_key_reused',
    ],
  }),
  'GET /api/workbench/flash-sales/{id}': endpoint({
    summary: '一个抢购场次',
    status: 200,
    params: IdParams,
    answer: FlashOfficeSession,
    problems: ['flash_sale_not_found'],
  }),
  'PUT /api/workbench/flash-sales/{id}': endpoint({
    summary: '修改草稿',
    status: 200,
    params: IdParams,
    body: FlashSessionInput,
    answer: FlashOfficeSession,
    problems: [
      ...conflicts,
      'flash_times_invalid',
      'sku_not_found',
      'flash_price_too_high',
      'campaigns_barred',
    ],
  }),
  'POST /api/workbench/flash-sales/{id}/publish': endpoint({
    summary: '发布：预留库存，此后条款不再更改',
    status: 200,
    params: IdParams,
    answer: FlashOfficeSession,
    problems: [
      ...conflicts,
      'flash_times_invalid',
      'flash_price_too_high',
      'flash_sale_overlaps',
      'campaigns_barred',
      'product_withdrawn',
      'sku_not_found',
      'out_of_stock',
    ],
  }),
  'POST /api/workbench/flash-sales/{id}/pause': reasonedAct('暂停整场'),
  'POST /api/workbench/flash-sales/{id}/resume': act('恢复整场'),
  'POST /api/workbench/flash-sales/{id}/cancel': reasonedAct('取消场次：剩余库存退回，已抢到的仍有效'),
  'POST /api/workbench/flash-sales/{id}/discard': act('作废草稿'),
  'GET /api/workbench/flash-sales/{id}/live': endpoint({
    summary: '实时数据：每秒抢到、已抢、剩余',
    status: 200,
    params: IdParams,
    answer: FlashLive,
    problems: ['flash_sale_not_found'],
  }),
  'POST /api/workbench/flash-sales/items/{id}/pause': reasonedAct('暂停一件商品'),
  'POST /api/workbench/flash-sales/items/{id}/resume': act('恢复一件商品'),
}
