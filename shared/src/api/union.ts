import { z } from 'zod'
import { ProductCard } from './catalog.ts'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Pages, Paging } from './endpoint.ts'

/** Where an allowance may be spent; whatever the scope, only on products certified at that moment. */
export const GrantScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('city') }),
  z.strictObject({ kind: z.literal('counties'), countyCodes: z.array(z.string().length(6)).min(1).max(40) }),
  z.strictObject({ kind: z.literal('products'), productIds: z.array(Id).min(1).max(200) }),
  /** What these venues (专馆, 专柜, 专区) sell at the moment of the purchase. */
  z.strictObject({ kind: z.literal('venues'), venueIds: z.array(Id).min(1).max(50) }),
])
export type GrantScope = z.infer<typeof GrantScope>

export const allowanceStates = ['upcoming', 'usable', 'usedUp', 'expired', 'withdrawn'] as const

export const Allowance = z.strictObject({
  id: Id,
  unionName: z.string(),
  grantName: z.string(),
  amountFen: Fen,
  /** What can still be spent; what an unpaid order holds is not in it. */
  remainingFen: Fen,
  /** Dates in Asia/Shanghai, both inclusive. */
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  scope: GrantScope,
  /** `全市帮扶产品`, `奉节县、巫山县的帮扶产品`, `指定的 12 种帮扶产品`. */
  scopeText: z.string(),
  state: z.enum(allowanceStates),
})
export type Allowance = z.infer<typeof Allowance>

export const Membership = z.strictObject({
  unionId: Id,
  unionName: z.string(),
  unitName: z.string(),
  /** As the roster has it. */
  memberName: z.string(),
  group: z.string(),
  /** invited: the roster has this phone, the person has not joined. requested: waits for the officer. */
  state: z.enum(['invited', 'requested', 'joined', 'declined']),
  joinedAt: Instant.nullable(),
})
export type Membership = z.infer<typeof Membership>

export const allowanceEntryKinds = [
  'granted',
  'held',
  'spent',
  'released',
  'refunded',
  'withdrawn',
  'expired',
] as const

export const AllowanceEntry = z.strictObject({
  id: Id,
  at: Instant,
  kind: z.enum(allowanceEntryKinds),
  /** Positive when the allowance grew, negative when it shrank; 0 for what only moved from held to spent. */
  amountFen: z.int(),
  allowanceId: Id,
  grantName: z.string(),
  orderId: Id.nullable(),
  text: z.string(),
})
export type AllowanceEntry = z.infer<typeof AllowanceEntry>

export const unionContract = {
  'GET /api/union/memberships': endpoint({
    summary: '我的工会：已加入的、名册上有我手机号的、等待审核的',
    status: 200,
    answer: listOf(Membership),
  }),
  'POST /api/union/memberships': endpoint({
    summary: '加入工会：名册手机号匹配（unionId），或凭邀请码申请（inviteCode + name）',
    status: 200,
    body: z.union([
      z.strictObject({ unionId: Id }),
      z.strictObject({
        inviteCode: z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^[A-Z0-9]{8}$/, { error: '邀请码为 8 位字母或数字' }),
        name: line().min(2, { error: '请填写姓名' }).max(20, { error: '姓名最多 20 个字' }),
      }),
    ]),
    answer: Membership,
    problems: [
      'union_not_found',
      'invite_code_unknown',
      'phone_not_on_roster',
      'phone_required',
      'member_exists',
      'too_many_requests',
    ],
  }),
  'GET /api/union/allowances': endpoint({
    summary: '我的额度，先到期的在前',
    status: 200,
    answer: listOf(Allowance),
  }),
  'GET /api/union/allowances/{id}': endpoint({
    summary: '一份额度',
    status: 200,
    params: IdParams,
    answer: Allowance,
    problems: ['allowance_not_found'],
  }),
  'GET /api/union/allowances/{id}/products': endpoint({
    summary: '这份额度能买的商品',
    status: 200,
    params: IdParams,
    query: z.strictObject({
      q: z.string().trim().max(60).optional(),
      ...Pages,
    }),
    answer: listOf(ProductCard),
    problems: ['allowance_not_found'],
  }),
  'GET /api/union/entries': endpoint({
    summary: '我的额度明细，新的在前',
    status: 200,
    query: z.strictObject({ allowanceId: Id.optional(), cursor: Paging.cursor, pageSize: Paging.pageSize }),
    answer: listOf(AllowanceEntry),
  }),
}
