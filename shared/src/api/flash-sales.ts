import { z } from 'zod'
import { flashClaimStates, flashEligibilities } from '../states/flash-sale.ts'
import { endpoint, Fen, Id, IdParams, Instant, listOf, Paging } from './endpoint.ts'
import { Points } from './points.ts'

export const FlashEligibility = z.enum(flashEligibilities)
export type FlashEligibility = z.infer<typeof FlashEligibility>

/** What anybody sees of a thing for sale. */
export const FlashItem = z.strictObject({
  id: Id,
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  /** What it costs: points, and money when `priceFen` is above 0. */
  points: Points,
  priceFen: Fen,
  /** What it costs in the shop, crossed out beside it. */
  originalFen: Fen,
  /** Left, and set aside in all. */
  stock: z.int().min(0),
  stockTotal: z.int().min(1),
  /** How many one person may win. */
  limit: z.int().min(1),
  paused: z.boolean(),
})
export type FlashItem = z.infer<typeof FlashItem>

const Session = {
  id: Id,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  eligibility: FlashEligibility,
  paused: z.boolean(),
  /** How it was closed, at its end or before; null while it was not. What was left has gone back to the shop then. */
  over: z.enum(['ended', 'cancelled']).nullable(),
}

export const FlashSession = z.strictObject({ ...Session, items: z.array(FlashItem) })
export type FlashSession = z.infer<typeof FlashSession>

/** The moment at which the answer was made: the phone measures by it how wrong its own clock is. */
const ServerTime = z.strictObject({ serverTime: Instant })

export const FlashSessions = ServerTime.extend({ items: z.array(FlashSession) })
export type FlashSessions = z.infer<typeof FlashSessions>

export const FlashItemPage = ServerTime.extend({
  session: z.strictObject(Session),
  item: FlashItem,
  /** Of the caller, when signed in: claims that stand, points to spend, and whether a reminder is set. */
  mine: z
    .strictObject({ claims: z.int().min(0), points: Points, reminded: z.boolean(), eligible: z.boolean() })
    .nullable(),
})
export type FlashItemPage = z.infer<typeof FlashItemPage>

export const FlashTicket = ServerTime.extend({ ticket: z.string(), expiresAt: Instant })
export type FlashTicket = z.infer<typeof FlashTicket>

export const FlashClaimInput = z.strictObject({
  ticket: z.string().max(200),
  /** Where the goods go; left out, it is chosen within the time for payment. */
  addressId: Id.optional(),
  /** Asked before with this key and not answered: what the process remembers of "sold out" may not know of the win. */
  isRepeat: z.boolean().optional(),
})

export const FlashClaimed = z.strictObject({
  claimId: Id,
  state: z.literal('won'),
  /** Until then the address is to be chosen and the money part paid. */
  payBy: Instant,
})
export type FlashClaimed = z.infer<typeof FlashClaimed>

export const FlashClaim = z.strictObject({
  id: Id,
  itemId: Id,
  sessionTitle: z.string(),
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  points: Points,
  priceFen: Fen,
  state: z.enum(flashClaimStates),
  claimedAt: Instant,
  payBy: Instant,
  /** The order bears the claim's id; null until there is one. */
  orderId: Id.nullable(),
  paymentId: Id.nullable(),
})
export type FlashClaim = z.infer<typeof FlashClaim>

const ItemParams = z.strictObject({ itemId: Id })

export const flashSalesContract = {
  'GET /api/flash-sales': endpoint({
    summary: '积分抢购场次：进行中、即将开始与刚结束的，含商品、积分、剩余数量、限购与起止时间',
    status: 200,
    answer: FlashSessions,
  }),
  'GET /api/flash-sales/claims': endpoint({
    summary: '我抢到的，新的在前',
    status: 200,
    query: z.strictObject({ cursor: Id.optional(), pageSize: Paging.pageSize }),
    answer: listOf(FlashClaim),
  }),
  'GET /api/flash-sales/claims/{id}': endpoint({
    summary: '我抢到的一件',
    status: 200,
    params: IdParams,
    answer: FlashClaim,
    problems: ['flash_claim_not_found'],
  }),
  'POST /api/flash-sales/claims/{id}/order': endpoint({
    summary: '为抢到的商品选择收货地址并生成订单；无需付款的随即完成',
    status: 201,
    params: IdParams,
    body: z.strictObject({ addressId: Id }),
    answer: FlashClaim,
    idempotent: true,
    problems: [
      'flash_claim_not_found',
      'flash_claim_over',
      'address_not_found',
      'not_deliverable',
      'idempotency_key_reused',
    ],
  }),
  'PUT /api/flash-sales/sessions/{id}/reminder': endpoint({
    summary: '开抢前提醒我，或不再提醒',
    status: 200,
    params: IdParams,
    body: z.strictObject({ wanted: z.boolean() }),
    answer: z.strictObject({ wanted: z.boolean() }),
    problems: ['flash_sale_not_found', 'flash_sale_started'],
  }),
  'GET /api/flash-sales/{itemId}': endpoint({
    summary: '一件抢购商品；登录后含本人的积分与已抢件数',
    status: 200,
    params: ItemParams,
    answer: FlashItemPage,
    problems: ['flash_item_not_found'],
  }),
  'POST /api/flash-sales/{itemId}/ticket': endpoint({
    summary: '开抢后领取入场券：绑定本人与该商品，约一分钟有效',
    status: 200,
    params: ItemParams,
    answer: FlashTicket,
    problems: [
      'flash_item_not_found',
      'not_started',
      'ended',
      'flash_sale_paused',
      'not_eligible',
      'too_many_requests',
    ],
  }),
  'POST /api/flash-sales/{itemId}/claims': endpoint({
    summary: '抢购：凭入场券；同一幂等键重复提交得到真实结果',
    status: 201,
    params: ItemParams,
    body: FlashClaimInput,
    answer: FlashClaimed,
    idempotent: true,
    problems: [
      'sold_out',
      'limit_reached',
      'points_short',
      'not_started',
      'ended',
      'ticket_invalid',
      'flash_sale_paused',
      'flash_busy',
      'flash_unsettled',
      'flash_item_not_found',
      'idempotency_key_reused',
      'too_many_requests',
    ],
  }),
}
