import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Pages, PositiveFen } from './endpoint.ts'
import { GrantScope } from './union.ts'
import { Progress } from './union-progress.ts'

export const GrantInput = z.strictObject({
  budgetId: Id,
  name: line().min(2, { error: '请填写发放名称' }).max(30, { error: '名称最多 30 个字' }),
  /** One amount for all, or one for each group that gets any. */
  amounts: z.union([
    z.strictObject({ perMemberFen: PositiveFen }),
    z.strictObject({
      perGroup: z
        .array(z.strictObject({ group: z.string().max(30), amountFen: PositiveFen }))
        .min(1, { error: '请至少为一个分组设置金额' })
        .max(200)
        .refine((groups) => new Set(groups.map((one) => one.group)).size === groups.length, {
          error: '同一分组只能设置一个金额',
        }),
    }),
  ]),
  scope: GrantScope,
  validFrom: z.iso.date({ error: '请选择开始日期' }),
  validTo: z.iso.date({ error: '请选择截止日期' }),
})
export type GrantInput = z.infer<typeof GrantInput>

export const GrantPreview = z.strictObject({
  members: z.int().min(0),
  totalFen: Fen,
  availableFen: Fen,
  groups: z.array(z.strictObject({ group: z.string(), members: z.int(), amountFen: Fen, totalFen: Fen })),
  cap: z.strictObject({ amountFen: Fen, basis: z.string() }),
  /** Members who would be above the yearly cap; at most 100 are listed. */
  overCapCount: z.int().min(0),
  overCap: z.array(z.strictObject({ memberId: Id, name: z.string(), grantedFen: Fen, amountFen: Fen })),
  usableProducts: z.int().min(0),
  /** Names exactly these members and amounts: sent with the issue, another roster by then is refused. */
  digest: z.string(),
  /** What stands in the way of issuing, in words; empty when nothing does. */
  obstacles: z.array(z.string()),
})
export type GrantPreview = z.infer<typeof GrantPreview>

export const Grant = z.strictObject({
  id: Id,
  budgetId: Id,
  name: z.string(),
  scope: GrantScope,
  scopeText: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  state: z.enum(['issued', 'withdrawn', 'expired']),
  members: z.int().min(0),
  amountFen: Fen,
  spentFen: Fen,
  /** Held by orders that are not paid yet. */
  heldFen: Fen,
  remainingFen: Fen,
  returnedFen: Fen,
  issuedAt: Instant,
})
export type Grant = z.infer<typeof Grant>

export const AllowanceRow = z.strictObject({
  memberId: Id,
  name: z.string(),
  phoneMasked: z.string(),
  group: z.string(),
  amountFen: Fen,
  spentFen: Fen,
  remainingFen: Fen,
  /** Orders paid with it: how many, and how many of them the member has received (签收). */
  orders: z.int().min(0),
  received: z.int().min(0),
  /** Of those received, how many nobody confirmed: the system did after the time for it. */
  receivedBySystem: z.int().min(0),
})

/** 发放: computed, issued, watched, withdrawn. `{id}` as in union-office.ts. */
export const unionGrantsContract = {
  'POST /api/union-office/unions/{id}/grants/preview': endpoint({
    summary: '发放试算，不写入',
    status: 200,
    params: IdParams,
    body: GrantInput,
    answer: GrantPreview,
    problems: ['union_not_found', 'budget_not_found'],
  }),
  'POST /api/union-office/unions/{id}/grants': endpoint({
    summary: '发放；会员、人数或总额与试算不同，或同名的发放仍在使用，则拒绝',
    status: 201,
    params: IdParams,
    body: z.strictObject({
      ...GrantInput.shape,
      expectedMembers: z.int().min(1),
      expectedTotalFen: Fen,
      /** The preview's; left out, only the sums are compared. */
      expectedDigest: z.string().max(64).optional(),
    }),
    answer: Grant,
    idempotent: true,
    problems: [
      'union_not_found',
      'budget_not_found',
      'budget_closed',
      'budget_short',
      'cap_exceeded',
      'grant_changed',
      'grant_exists',
      'grant_dates_invalid',
      'grant_scope_invalid',
    ],
  }),
  'GET /api/union-office/unions/{id}/grants': endpoint({
    summary: '发放记录',
    status: 200,
    params: IdParams,
    query: z.strictObject({ budgetId: Id.optional(), ...Pages }),
    answer: listOf(Grant),
    problems: ['union_not_found'],
  }),
  'GET /api/union-office/grants/{id}': endpoint({
    summary: '一次发放及其进度',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ grant: Grant, progress: Progress }),
    problems: ['grant_not_found'],
  }),
  'GET /api/union-office/grants/{id}/allowances': endpoint({
    summary: '每名会员的额度与签收',
    status: 200,
    params: IdParams,
    query: z.strictObject({ q: z.string().trim().max(30).optional(), ...Pages }),
    answer: listOf(AllowanceRow),
    problems: ['grant_not_found'],
  }),
  'POST /api/union-office/grants/{id}/withdraw': endpoint({
    summary: '收回未用额度；已被未付款订单占用的在其结束后收回',
    status: 200,
    params: IdParams,
    answer: Grant,
    problems: ['grant_not_found'],
  }),
}
