import { z } from 'zod'
import { campaignStates } from '../states/campaign.ts'
import { Quote } from './checkout.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging, Quantity } from './endpoint.ts'
import { Audience, Basis, OfferScope, Payer, Tier } from './offer-terms.ts'

const Name = line().min(2, { error: '请填写名称' }).max(30, { error: '名称最多 30 个字' })

/** What the operator's and the merchants' campaigns and coupon batches have in common. */
const Terms = {
  name: Name,
  /** Whose; null for the platform's, which only the operator makes. */
  merchantId: Id.nullable(),
  basis: Basis,
  tiers: z.array(Tier).min(1, { error: '请至少设置一档' }).max(5, { error: '最多 5 档' }),
  scope: OfferScope,
  audience: Audience,
}

/** 满减 / 满赠. */
export const OfferPlan = z.strictObject({
  kind: z.literal('offer'),
  basis: Basis,
  tiers: Terms.tiers,
  scope: OfferScope,
  audience: Audience,
  /** Campaigns with the same word don't stand together. */
  group: line().min(1).max(20, { error: '互斥组名最多 20 个字' }).nullable(),
  perPersonLimit: z.int().min(1).max(1_000).nullable(),
  totalLimit: z.int().min(1).max(10_000_000).nullable(),
  /** What all of it may cost its payer; the platform's must have one. */
  budgetFen: z.int().min(1, { error: '预算必须大于 0' }).max(10_000_000_000).nullable(),
})
export type OfferPlan = z.infer<typeof OfferPlan>

/** 限时特价: prices for a time, each with the price that is crossed out. */
export const SpecialPricePlan = z.strictObject({
  kind: z.literal('specialPrice'),
  prices: z
    .array(
      z.strictObject({
        skuId: Id,
        priceFen: z.int().min(1, { error: '特价必须大于 0' }).max(10_000_000_000),
        /** Crossed out beside it; null shows none. */
        originalFen: z.int().min(1).max(10_000_000_000).nullable(),
      }),
    )
    .min(1, { error: '请选择商品' })
    .max(200, { error: '最多 200 个规格' })
    .refine((prices) => new Set(prices.map(({ skuId }) => skuId)).size === prices.length, {
      error: '同一规格只能出现一次',
    }),
})
export type SpecialPricePlan = z.infer<typeof SpecialPricePlan>

export const CampaignInput = z.strictObject({
  name: Name,
  merchantId: Id.nullable(),
  description: z.string().trim().max(500, { error: '说明最多 500 个字' }),
  /** Hash of an uploaded picture (`/api/files`); null for none. */
  imageHash: z.string().max(64).nullable(),
  startsAt: Instant,
  endsAt: Instant,
  plan: z.discriminatedUnion('kind', [OfferPlan, SpecialPricePlan]),
})
export type CampaignInput = z.infer<typeof CampaignInput>

export const Campaign = z.strictObject({
  ...CampaignInput.shape,
  id: Id,
  imageUrl: z.string().nullable(),
  merchantName: z.string().nullable(),
  payer: Payer,
  label: z.string(),
  /** Which goods and whom it is for, in words; null for special prices, and for everybody. */
  scopeText: z.string().nullable(),
  audienceText: z.string().nullable(),
  state: z.enum(campaignStates),
  /** Of a published one, by the clock. */
  phase: z.enum(['upcoming', 'running', 'over']),
  /** Taken by orders that stand. */
  usedFen: Fen,
  usedCount: z.int().min(0),
  createdAt: Instant,
  publishedAt: Instant.nullable(),
  /** Why it ended or was paused. */
  reason: z.string().nullable(),
})
export type Campaign = z.infer<typeof Campaign>

/** What a SKU really sold at: the ground of a crossed-out price. */
export const PriceTruth = z.strictObject({
  skuId: Id,
  productName: z.string(),
  skuName: z.string(),
  priceFen: Fen,
  /**
   * Lowest price at which it was listed or sold in the seven days before; without a sale then, the last. Null: it was never
   * sold, and nothing may be crossed out.
   */
  lowestFen: Fen.nullable(),
  /** 成交价 or 标价, and of which day. */
  ground: z.string(),
  basis: z.string(),
})
export type PriceTruth = z.infer<typeof PriceTruth>

export const CampaignEffect = z.strictObject({
  orders: z.int(),
  buyers: z.int(),
  /** Goods of these orders after discounts. */
  paidFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  giftFen: Fen,
  byPlatformFen: Fen,
  byMerchantFen: Fen,
  days: z.array(z.strictObject({ day: z.iso.date(), orders: z.int(), discountFen: Fen, paidFen: Fen })),
  products: z.array(z.strictObject({ productId: Id, name: z.string(), quantity: z.int(), paidFen: Fen })),
})
export type CampaignEffect = z.infer<typeof CampaignEffect>

export const CouponBatchInput = z.strictObject({
  ...Terms,
  tiers: z.array(Tier).length(1, { error: '优惠券只有一档' }),
  /** center: claimed in the coupon centre · code: redeemed by codes · reward: given by a campaign. */
  channel: z.enum(['center', 'code', 'reward']),
  total: z.int().min(1).max(1_000_000, { error: '最多 1,000,000 张' }),
  perPersonLimit: z.int().min(1).max(100),
  claimFrom: Instant,
  claimTo: Instant,
  usableFrom: Instant,
  usableTo: Instant,
})
export type CouponBatchInput = z.infer<typeof CouponBatchInput>

export const CouponBatch = z.strictObject({
  ...CouponBatchInput.shape,
  id: Id,
  merchantName: z.string().nullable(),
  payer: Payer,
  label: z.string(),
  scopeText: z.string(),
  audienceText: z.string().nullable(),
  state: z.enum(campaignStates),
  claimed: z.int().min(0),
  used: z.int().min(0),
  usedFen: Fen,
  createdAt: Instant,
})
export type CouponBatch = z.infer<typeof CouponBatch>

const States = z.strictObject({
  state: z.enum(campaignStates).optional(),
  cursor: Id.optional(),
  pageSize: Paging.pageSize,
})
const Search = z.strictObject({
  q: z.string().trim().max(30).optional(),
  page: Paging.page,
  pageSize: Paging.pageSize,
})
const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' }),
})
const planProblems = [
  'campaign_times_invalid',
  'tiers_out_of_order',
  'budget_required',
  'gift_not_available',
  'scope_empty',
  'coupon_batch_not_found',
  'union_not_found',
  'special_price_overlaps',
  'sku_not_found',
] as const

export const campaignsContract = {
  'GET /api/workbench/shops': endpoint({
    summary: '我可以为其做活动的店铺',
    status: 200,
    answer: z.strictObject({ items: z.array(z.strictObject({ id: Id, name: z.string() })) }),
  }),
  'GET /api/workbench/merchants': endpoint({
    summary: '按名称查找店铺（活动范围用，仅平台）',
    status: 200,
    query: Search,
    answer: listOf(z.strictObject({ id: Id, name: z.string(), county: z.string() })),
  }),
  'GET /api/workbench/unions': endpoint({
    summary: '按名称或编号查找工会（活动对象用，仅平台）',
    status: 200,
    query: Search.extend({
      /** Comma-separated ids: exactly these. */
      ids: z
        .string()
        .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,49}$/i, { error: '编号格式不正确' })
        .optional(),
    }),
    answer: listOf(z.strictObject({ id: Id, name: z.string(), members: z.int().min(0) })),
  }),
  'GET /api/workbench/campaigns': endpoint({
    summary: '活动列表（运营看全部，商家看自己的）',
    status: 200,
    query: States,
    answer: listOf(Campaign),
  }),
  'POST /api/workbench/campaigns': endpoint({
    summary: '新建活动草稿',
    status: 201,
    body: CampaignInput,
    answer: Campaign,
    idempotent: true,
    problems: planProblems,
  }),
  'GET /api/workbench/campaigns/calendar': endpoint({
    summary: '活动日历：与该月有重叠的活动',
    status: 200,
    query: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '月份不正确' }) }),
    answer: z.strictObject({ items: z.array(Campaign) }),
  }),
  'GET /api/workbench/campaigns/{id}': endpoint({
    summary: '活动',
    status: 200,
    params: IdParams,
    answer: Campaign,
    problems: ['campaign_not_found'],
  }),
  'PUT /api/workbench/campaigns/{id}': endpoint({
    summary: '修改草稿',
    status: 200,
    params: IdParams,
    body: CampaignInput,
    answer: Campaign,
    problems: ['campaign_not_found', 'campaign_state_conflict', ...planProblems],
  }),
  'POST /api/workbench/campaigns/{id}/publish': endpoint({
    summary: '发布：划线价须属实，互斥组不得重叠',
    status: 200,
    params: IdParams,
    answer: Campaign,
    problems: [
      'campaign_not_found',
      'campaign_state_conflict',
      'price_not_true',
      'campaign_overlaps',
      ...planProblems,
    ],
  }),
  'POST /api/workbench/campaigns/{id}/discard': endpoint({
    summary: '作废草稿',
    status: 200,
    params: IdParams,
    answer: Campaign,
    problems: ['campaign_not_found', 'campaign_state_conflict'],
  }),
  'POST /api/workbench/campaigns/{id}/pause': endpoint({
    summary: '暂停',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: Campaign,
    problems: ['campaign_not_found', 'campaign_state_conflict'],
  }),
  'POST /api/workbench/campaigns/{id}/resume': endpoint({
    summary: '恢复',
    status: 200,
    params: IdParams,
    answer: Campaign,
    problems: ['campaign_not_found', 'campaign_state_conflict', 'special_price_overlaps'],
  }),
  'POST /api/workbench/campaigns/{id}/end': endpoint({
    summary: '提前结束',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: Campaign,
    problems: ['campaign_not_found', 'campaign_state_conflict'],
  }),
  'GET /api/workbench/campaigns/{id}/effect': endpoint({
    summary: '活动效果：订单、让利、谁承担',
    status: 200,
    params: IdParams,
    answer: CampaignEffect,
    problems: ['campaign_not_found'],
  }),
  'POST /api/workbench/campaigns/preview': endpoint({
    summary: '用样例购物车试算活动（与下单同一算法）',
    status: 200,
    body: z.strictObject({
      campaign: CampaignInput,
      items: z
        .array(z.strictObject({ skuId: Id, quantity: Quantity }))
        .min(1, { error: '请选择样例商品' })
        .max(50),
      /** With everything that runs, or this campaign alone. */
      withOthers: z.boolean(),
    }),
    answer: Quote,
    problems: ['product_withdrawn', ...planProblems],
  }),
  'POST /api/workbench/campaigns/price-truths': endpoint({
    summary: '划线价核验：活动开始前七日内的最低价；没有成交过的没有划线价',
    status: 200,
    body: z.strictObject({ skuIds: z.array(Id).min(1).max(200), startsAt: Instant }),
    answer: z.strictObject({ items: z.array(PriceTruth) }),
  }),
  'GET /api/workbench/coupon-batches': endpoint({
    summary: '优惠券批次',
    status: 200,
    query: States,
    answer: listOf(CouponBatch),
  }),
  'POST /api/workbench/coupon-batches': endpoint({
    summary: '新建优惠券批次草稿',
    status: 201,
    body: CouponBatchInput,
    answer: CouponBatch,
    idempotent: true,
    problems: planProblems,
  }),
  'GET /api/workbench/coupon-batches/{id}': endpoint({
    summary: '优惠券批次',
    status: 200,
    params: IdParams,
    answer: CouponBatch,
    problems: ['coupon_batch_not_found'],
  }),
  'PUT /api/workbench/coupon-batches/{id}': endpoint({
    summary: '修改批次草稿',
    status: 200,
    params: IdParams,
    body: CouponBatchInput,
    answer: CouponBatch,
    problems: ['campaign_state_conflict', ...planProblems],
  }),
  'POST /api/workbench/coupon-batches/{id}/discard': endpoint({
    summary: '作废批次草稿',
    status: 200,
    params: IdParams,
    answer: CouponBatch,
    problems: ['coupon_batch_not_found', 'campaign_state_conflict'],
  }),
  'POST /api/workbench/coupon-batches/{id}/publish': endpoint({
    summary: '发布批次',
    status: 200,
    params: IdParams,
    answer: CouponBatch,
    problems: ['coupon_batch_not_found', 'campaign_state_conflict', ...planProblems],
  }),
  'POST /api/workbench/coupon-batches/{id}/end': endpoint({
    summary: '停止发放；已领的仍可使用',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: CouponBatch,
    problems: ['coupon_batch_not_found', 'campaign_state_conflict'],
  }),
  'POST /api/workbench/coupon-batches/{id}/codes': endpoint({
    summary: '为单位生成兑换码',
    status: 201,
    params: IdParams,
    body: z.strictObject({
      unitName: line().min(2, { error: '请填写单位名称' }).max(40),
      count: z.int().min(1).max(5_000, { error: '一次最多 5,000 个' }),
    }),
    /** Shown this once; only their hashes are kept. */
    answer: z.strictObject({ unitName: z.string(), codes: z.array(z.string()) }),
    idempotent: true,
    problems: ['coupon_batch_not_found', 'campaign_state_conflict', 'coupons_gone'],
  }),
}
