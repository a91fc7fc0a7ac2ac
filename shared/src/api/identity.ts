import { z } from 'zod'
import { closingObstacleKeys } from '../account/closing.ts'
import { endpoint, Id, IdParams, line, Phone } from './endpoint.ts'

export const roles = [
  'shopper',
  'merchant',
  'county',
  'union',
  'budgetUnit',
  'regulator',
  'city',
  'operator',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const Session = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string(),
  user: z.strictObject({ id: Id, roles: z.array(Role) }),
})
export type Session = z.infer<typeof Session>

export const Me = z.strictObject({
  id: Id,
  roles: z.array(Role),
  nickname: z.string(),
  /** `138****0000`, absent before a WeChat shopper has bound a phone. */
  phoneMasked: z.string().optional(),
  elderMode: z.boolean(),
})
export type Me = z.infer<typeof Me>

/** 6-digit code (GB/T 2260) of a district, or its names joined: `重庆市渝中区`, `重庆市 渝中区`, `["重庆市","重庆市","渝中区"]`. */
export const RegionInput = z.union([
  z.string().trim().min(2, { error: '请选择所在地区' }).max(60),
  z.array(z.string().max(30)).min(1).max(4),
])

export const AddressInput = z.strictObject({
  name: line().min(1, { error: '请填写收货人' }).max(25, { error: '收货人最多 25 个字' }),
  phone: Phone,
  region: RegionInput,
  detail: line().min(2, { error: '请填写详细地址' }).max(100, { error: '详细地址最多 100 个字' }),
  isDefault: z.boolean().optional(),
})
export type AddressInput = z.infer<typeof AddressInput>

export const Address = z.strictObject({
  id: Id,
  name: z.string(),
  phone: z.string(),
  /** Names of province, city and district with one space between, without repetition: `重庆市 渝中区`. */
  region: z.string(),
  regionCode: z.string(),
  detail: z.string(),
  isDefault: z.boolean(),
})
export type Address = z.infer<typeof Address>

/** Province → city → district; `code` is GB/T 2260. */
export interface RegionNode {
  code: string
  name: string
  children?: RegionNode[]
}
export const RegionNode: z.ZodType<RegionNode> = z.strictObject({
  code: z.string(),
  name: z.string(),
  get children() {
    return z.array(RegionNode).optional()
  },
})

export const identityContract = {
  'POST /api/auth/sms': endpoint({
    summary: '发送短信验证码',
    status: 204,
    body: z.strictObject({ phone: Phone }),
    problems: ['too_many_requests', 'outside_unavailable'],
  }),
  'POST /api/auth/phone': endpoint({
    summary: '手机号登录，新手机号自动注册',
    status: 200,
    body: z.strictObject({
      phone: Phone,
      code: z.string().regex(/^\d{6}$/, { error: '请输入 6 位验证码' }),
    }),
    answer: Session,
    problems: ['sms_code_wrong', 'too_many_requests'],
  }),
  'POST /api/auth/wechat': endpoint({
    summary: '微信登录（wx.login 的 code）',
    status: 200,
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    answer: Session,
    problems: ['wechat_code_invalid', 'outside_unavailable'],
  }),
  'POST /api/auth/wechat/phone': endpoint({
    summary: '绑定微信手机号（手机号按钮的 code）',
    status: 200,
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    answer: Session,
    problems: ['wechat_code_invalid', 'phone_taken', 'outside_unavailable'],
  }),
  'POST /api/auth/refresh': endpoint({
    summary: '换取新的登录凭证',
    status: 200,
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
    answer: Session,
    problems: ['token_invalid', 'token_expired', 'refresh_reused'],
  }),
  'POST /api/auth/logout': endpoint({
    summary: '退出登录',
    status: 204,
    body: z.strictObject({ refreshToken: z.string().min(1).max(500) }),
  }),
  'GET /api/me': endpoint({ summary: '我的资料', status: 200, answer: Me }),
  'PATCH /api/me': endpoint({
    summary: '修改昵称或长辈版',
    status: 200,
    body: z.strictObject({
      nickname: line().min(1, { error: '昵称不能为空' }).max(20, { error: '昵称最多 20 个字' }).optional(),
      elderMode: z.boolean().optional(),
    }),
    answer: Me,
  }),
  'GET /api/me/closing': endpoint({
    summary: '注销账号前需要先处理的事项',
    status: 200,
    answer: z.strictObject({ obstacles: z.array(z.enum(closingObstacleKeys)) }),
  }),
  'DELETE /api/me': endpoint({
    summary: '注销账号：删除手机号、微信绑定和收货地址，不可恢复',
    status: 204,
    problems: ['account_not_closable'],
  }),
  'GET /api/regions': endpoint({
    summary: '全国省市区',
    status: 200,
    cacheSeconds: 86_400,
    answer: z.strictObject({ items: z.array(RegionNode) }),
  }),
  'GET /api/addresses': endpoint({
    summary: '我的收货地址',
    status: 200,
    answer: z.strictObject({ items: z.array(Address) }),
  }),
  'POST /api/addresses': endpoint({
    summary: '新增收货地址',
    status: 201,
    body: AddressInput,
    answer: Address,
    problems: ['region_unknown', 'address_limit'],
  }),
  'PATCH /api/addresses/{id}': endpoint({
    summary: '修改收货地址',
    status: 200,
    params: IdParams,
    body: AddressInput.partial(),
    answer: Address,
    problems: ['address_not_found', 'region_unknown'],
  }),
  'DELETE /api/addresses/{id}': endpoint({
    summary: '删除收货地址',
    status: 204,
    params: IdParams,
    problems: ['address_not_found'],
  }),
}
