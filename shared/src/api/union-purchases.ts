import { z } from 'zod'
import { orderStates } from '../states/order.ts'
import { Quote } from './checkout.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Pages, Quantity } from './endpoint.ts'

/** Who said that a share was received: the member, the officer before whom they signed on paper, or nobody for long. */
export const signedAs = ['member', 'officer', 'system'] as const
export type SignedAs = (typeof signedAs)[number]

/** A member's share of a collective purchase, to be received and signed for. */
export const Distribution = z.strictObject({
  id: Id,
  purchaseId: Id,
  unionName: z.string(),
  purchaseName: z.string(),
  items: z.array(
    z.strictObject({ name: z.string(), skuName: z.string(), quantity: z.int().min(1), imageUrl: z.string() }),
  ),
  /** ordered: bought, on its way to the unit. ready: there. signed: received. */
  state: z.enum(['ordered', 'ready', 'signed', 'cancelled']),
  signedAt: Instant.nullable(),
  signedAs: z.enum(signedAs).nullable(),
  delivery: z.enum(['unit', 'members']),
  /** The member's own orders, when it comes as a parcel. */
  orderIds: z.array(Id),
})
export type Distribution = z.infer<typeof Distribution>

const deliveries = ['unit', 'members'] as const

/** A member who would get no parcel, and why. */
export const WithoutParcel = z.strictObject({
  memberId: Id,
  name: z.string(),
  phoneMasked: z.string(),
  reason: z.enum(['notJoined', 'noAddress', 'notDeliverable']),
})
export type WithoutParcel = z.infer<typeof WithoutParcel>

export const PurchaseInput = z.strictObject({
  budgetId: Id,
  name: line().min(2, { error: '请填写采购名称' }).max(30, { error: '名称最多 30 个字' }),
  /** What each member gets. */
  items: z
    .array(z.strictObject({ skuId: Id, quantity: Quantity }))
    .min(1, { error: '请选择商品' })
    .max(20),
  /** Groups concerned; left out: all active members. */
  groups: z.array(z.string().max(30)).max(200).optional(),
  /** To the unit, which hands them out, or a parcel to each member's own default address. */
  delivery: z.enum(deliveries).optional(),
  /** The unit's; only for delivery to it. */
  addressId: Id.optional(),
})
export type PurchaseInput = z.infer<typeof PurchaseInput>

/** What a collective purchase would cost, who would get a share, and what stands in its way. */
export const PurchaseQuote = z.strictObject({
  members: z.int(),
  availableFen: Fen,
  quote: Quote,
  /** Delivery to members: who would get nothing; at most 100 are listed. */
  withoutCount: z.int().min(0),
  without: z.array(WithoutParcel),
  /** Names exactly these members: sent with the order, another roster by then is refused. */
  digest: z.string(),
  obstacles: z.array(z.string()),
})
export type PurchaseQuote = z.infer<typeof PurchaseQuote>

export const Purchase = z.strictObject({
  id: Id,
  budgetId: Id,
  name: z.string(),
  members: z.int().min(0),
  totalFen: Fen,
  delivery: z.enum(deliveries),
  state: z.enum(['ordered', 'ready', 'cancelled']),
  signed: z.int().min(0),
  /** None when each member has orders of their own: see the distributions. */
  orders: z.array(
    z.strictObject({
      id: Id,
      orderNo: z.string(),
      merchantName: z.string(),
      state: z.string(),
      totalFen: Fen,
    }),
  ),
  items: z.array(
    z.strictObject({ name: z.string(), skuName: z.string(), quantity: z.int(), imageUrl: z.string() }),
  ),
  createdAt: Instant,
})
export type Purchase = z.infer<typeof Purchase>

export const DistributionRow = z.strictObject({
  id: Id,
  name: z.string(),
  phoneMasked: z.string(),
  group: z.string(),
  state: z.enum(['ordered', 'ready', 'signed', 'cancelled']),
  signedAt: Instant.nullable(),
  signedAs: z.enum(signedAs).nullable(),
  /** The member's own orders, when it comes as a parcel. */
  parcels: z.array(
    z.strictObject({
      orderId: Id,
      orderNo: z.string(),
      merchantName: z.string(),
      state: z.enum(orderStates),
    }),
  ),
})

/** Collective purchases: the officer buys for all members, each signs for a share. `{id}` as in union-office.ts. */
export const unionPurchasesContract = {
  'POST /api/union-office/unions/{id}/purchases/quote': endpoint({
    summary: '集体采购试算',
    status: 200,
    params: IdParams,
    body: PurchaseInput,
    answer: PurchaseQuote,
    problems: [
      'union_not_found',
      'budget_not_found',
      'sku_not_found',
      'product_withdrawn',
      'address_not_found',
      'too_many_parcels',
    ],
  }),
  'POST /api/union-office/unions/{id}/purchases': endpoint({
    summary: '集体采购：用预算下单，生成分发名单',
    status: 201,
    params: IdParams,
    body: z.strictObject({
      ...PurchaseInput.shape,
      expectedMembers: z.int().min(1),
      expectedTotalFen: Fen,
      /** The quote's; left out, only the sums are compared. */
      expectedDigest: z.string().max(64).optional(),
    }),
    answer: Purchase,
    idempotent: true,
    problems: [
      'union_not_found',
      'budget_not_found',
      'budget_closed',
      'budget_short',
      'grant_changed',
      'purchase_exists',
      'price_changed',
      'out_of_stock',
      'not_deliverable',
      'not_certified',
      'sku_not_found',
      'product_withdrawn',
      'address_not_found',
      'quantity_too_large',
      'too_many_parcels',
    ],
  }),
  'GET /api/union-office/unions/{id}/purchases': endpoint({
    summary: '集体采购记录',
    status: 200,
    params: IdParams,
    query: z.strictObject(Pages),
    answer: listOf(Purchase),
    problems: ['union_not_found'],
  }),
  'GET /api/union-office/purchases/{id}/distributions': endpoint({
    summary: '分发与签收名单',
    status: 200,
    params: IdParams,
    query: z.strictObject({ q: z.string().trim().max(30).optional(), ...Pages }),
    answer: listOf(DistributionRow),
    problems: ['purchase_not_found'],
  }),
  'POST /api/union-office/distributions/{id}/sign': endpoint({
    summary: '代为登记签收（会员现场签字）',
    status: 200,
    params: IdParams,
    answer: DistributionRow,
    problems: ['distribution_not_found', 'distribution_state_conflict'],
  }),
  'GET /api/union/distributions': endpoint({
    summary: '集体采购发给我的物品',
    status: 200,
    answer: listOf(Distribution),
  }),
  'POST /api/union/distributions/{id}/sign': endpoint({
    summary: '签收；重复签收得到同样的结果',
    status: 200,
    params: IdParams,
    answer: Distribution,
    problems: ['distribution_not_found', 'distribution_state_conflict'],
  }),
}
