import type { Quote } from './api/checkout.ts'

/**
 * Every refusal the product can give: a stable code, its HTTP status and a Chinese sentence fit to show.
 * 400 malformed · 401 who are you · 403 no right · 404 not there (or not yours) · 409 lost a race or wrong state
 * · 422 understood but refused · 429 too often · 503 the outside world does not answer.
 */
export const problems = {
  malformed_json: [400, '请求内容不是有效的 JSON'],
  invalid_input: [400, '填写的内容有误，请检查后重试'],
  idempotency_key_required: [400, '缺少幂等键，请更新应用后重试'],
  token_missing: [401, '请先登录'],
  token_invalid: [401, '登录已失效，请重新登录'],
  token_expired: [401, '登录已过期，请重新登录'],
  refresh_reused: [401, '检测到登录凭证被重复使用，为保护账号已全部退出，请重新登录'],
  sms_code_wrong: [401, '验证码不正确或已过期'],
  wechat_code_invalid: [401, '微信登录凭证已失效，请重试'],
  forbidden: [403, '您没有权限进行此操作'],
  link_expired: [403, '下载链接已失效，请返回列表重新打开'],
  not_found: [404, '您访问的内容不存在'],
  product_not_found: [404, '商品不存在或已下架'],
  sku_not_found: [404, '所选规格不存在'],
  address_not_found: [404, '收货地址不存在'],
  order_not_found: [404, '订单不存在'],
  order_line_not_found: [404, '订单商品不存在'],
  review_not_found: [404, '评价不存在'],
  payment_not_found: [404, '支付单不存在'],
  union_not_found: [404, '工会不存在'],
  budget_not_found: [404, '预算不存在'],
  grant_not_found: [404, '发放记录不存在'],
  member_not_found: [404, '会员不存在'],
  purchase_not_found: [404, '采购记录不存在'],
  distribution_not_found: [404, '签收记录不存在'],
  allowance_not_found: [404, '额度不存在'],
  after_sale_not_found: [404, '售后单不存在'],
  officer_not_found: [404, '该干部不在这个工会'],
  invite_code_unknown: [404, '邀请码不存在或已更换'],
  campaign_not_found: [404, '活动不存在'],
  coupon_batch_not_found: [404, '优惠券不存在'],
  coupon_code_invalid: [404, '兑换码不存在或已使用'],
  method_not_allowed: [405, '不支持的请求方式'],
  out_of_stock: [409, '部分商品库存不足'],
  price_changed: [409, '商品价格或运费有变化，请确认后重新提交'],
  promotion_changed: [409, '优惠有变化，请确认新的价格后重新提交'],
  coupon_not_usable: [409, '优惠券已使用、已过期或不适用，请重新选择'],
  coupons_gone: [409, '优惠券已领完'],
  coupon_limit_reached: [409, '您已领过该优惠券'],
  coupon_not_claimable: [409, '不在领取时间内'],
  campaign_state_conflict: [409, '活动状态已变化，请刷新后重试'],
  campaign_overlaps: [409, '同一互斥组内已有时间重叠的活动'],
  special_price_overlaps: [409, '部分规格在该时段已有特价'],
  order_state_conflict: [409, '订单状态已变化，请刷新后重试'],
  order_not_received: [409, '确认收货后才能评价'],
  review_exists: [409, '这件商品已经评价过了'],
  review_state_conflict: [409, '这条内容已经审核过了，请刷新后重试'],
  answer_being_checked: [409, '上一条回复正在审核，请稍后再改'],
  payment_state_conflict: [409, '支付单状态已变化，请刷新后重试'],
  payment_expired: [409, '支付已超时，订单已关闭'],
  phone_taken: [409, '该手机号已绑定其他微信账号'],
  allowance_changed: [409, '可用额度或积分有变化，请确认后重新提交'],
  member_exists: [409, '名册中已有该手机号'],
  budget_closed: [409, '该年度预算已结账'],
  budget_has_held: [409, '还有未付款订单占用额度，请稍后再结账'],
  budget_short: [409, '预算余额不足'],
  grant_changed: [409, '人数或金额与试算时不同，请重新确认'],
  grant_exists: [409, '本年度已有同名的发放在使用中，请勿重复发放；确需另发请更换名称'],
  purchase_exists: [409, '本年度已有同名的集体采购，请勿重复采购；确需另购请更换名称'],
  invoice_received: [409, '工会已登记收到这张发票，不能再更改'],
  invoice_not_due: [409, '该订单的工会经费已全部退回，无需开票'],
  officer_last: [409, '至少要保留一名工会干部'],
  roster_outdated: [409, '名册在预览后已有变化，请重新上传'],
  after_sale_state_conflict: [409, '售后状态已变化，请刷新后重试'],
  after_sale_not_escalated: [409, '买家尚未申请平台介入'],
  order_in_after_sale: [409, '订单商品均在退款申请中，请先处理售后再发货'],
  distribution_state_conflict: [409, '当前状态不能签收，请刷新后重试'],
  body_too_large: [413, '提交的内容过大'],
  file_too_large: [413, '文件不能超过 8 MB'],
  file_type_not_allowed: [415, '仅支持 JPG、PNG、WebP 图片'],
  image_unreadable: [422, '图片无法读取，请换一张'],
  idempotency_key_reused: [422, '同一幂等键用于了不同的请求'],
  campaign_times_invalid: [422, '活动时间不正确'],
  tiers_out_of_order: [422, '各档门槛应由低到高，优惠也应逐档增加'],
  budget_required: [422, '平台活动必须设置预算'],
  gift_not_available: [422, '赠品不存在、已下架或库存不足'],
  scope_empty: [422, '活动范围内没有在售商品'],
  price_not_true: [422, '划线价高于活动前七日内最低成交价，不能发布'],
  product_withdrawn: [422, '商品已下架，暂时不能购买'],
  not_deliverable: [422, '部分商品不配送到该地址'],
  cart_full: [422, '购物车已满，请先清理部分商品'],
  address_limit: [422, '收货地址最多保存 50 个'],
  region_unknown: [422, '所在地区无法识别，请重新选择'],
  quantity_too_large: [422, '单件商品一次最多购买 999 件'],
  carrier_unknown: [422, '不支持的快递公司'],
  refund_too_much: [422, '退款数量超过可退数量'],
  review_period_over: [422, '已超过可以评价的时间'],
  line_given_back: [422, '已全部退款的商品不能评价'],
  picture_unknown: [422, '图片不存在或不是您上传的，请重新上传'],
  answer_limit: [422, '回复只能修改一次'],
  after_sale_too_much: [422, '申请数量超过可申请数量'],
  after_sale_reason_unfit: [422, '该原因不适用于所选的售后类型或商品'],
  after_sale_not_shipped: [422, '订单还没发货，请申请仅退款'],
  after_sale_already_shipped: [422, '商品已发货，请收货后申请退货'],
  after_sale_fresh_exempt: [422, '鲜活易腐商品不适用七天无理由退货；有质量问题请选择对应原因'],
  after_sale_period_over: [422, '已超过可申请售后的期限'],
  after_sale_photos_required: [422, '请至少上传一张照片'],
  after_sale_messages_full: [422, '留言条数已达上限，请联系平台客服'],
  photo_unknown: [422, '照片不存在，请重新上传'],
  return_address_required: [422, '请填写退货地址'],
  too_many_parcels: [422, '配送到每位会员的采购一次最多 500 人，请按分组分批'],
  officer_limit: [422, '一个工会最多 20 名干部'],
  allowance_not_usable: [422, '没有能用于本单的工会额度：请核对有效期、使用范围与商品认定，或不使用额度'],
  cap_exceeded: [422, '部分会员将超过年度上限'],
  cap_above_policy: [422, '年度上限不能高于规定标准'],
  grant_dates_invalid: [422, '有效期不正确'],
  grant_scope_invalid: [422, '使用范围内没有有效的帮扶产品'],
  not_certified: [422, '工会经费只能购买认定有效的帮扶产品'],
  phone_required: [422, '请先绑定手机号'],
  phone_not_on_roster: [422, '您的手机号不在该工会名册中，请联系工会干部'],
  roster_unreadable: [422, '名册无法读取，请使用模板（XLSX 或 CSV）'],
  roster_too_long: [422, '名册一次最多导入 20,000 行'],
  roster_has_errors: [422, '名册还有错误，请修改后重新上传'],
  wechat_account_required: [422, '请在微信中打开后支付'],
  notification_invalid: [401, '通知签名无效'],
  too_many_requests: [429, '操作太频繁，请稍后再试'],
  internal_error: [500, '服务暂时出了点问题，请稍后重试'],
  payment_unavailable: [503, '支付服务暂时不可用，请稍后重试'],
  outside_unavailable: [503, '外部服务暂时不可用，请稍后重试'],
  not_ready: [503, '服务正在启动，请稍后重试'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof problems

/** RFC 9457 problem document as every refusal is sent. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail?: string
  /** One entry per wrong field: JSON path in dots, and a Chinese sentence. */
  errors?: { path: string; message: string }[]
  /** The order lines concerned, for `out_of_stock` and `not_deliverable`. */
  lines?: { skuId: string; requested: number; available: number }[]
  /** The price as it is now, for `price_changed` and `promotion_changed`. */
  quote?: Quote | undefined
  /** How long to wait, for `too_many_requests`; also the `Retry-After` header. */
  retryAfterSeconds?: number
  requestId?: string
}
