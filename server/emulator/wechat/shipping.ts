import { z } from 'zod'
import { findOrder, type PayOrder } from '../pay/orders.ts'
import type { World } from '../world.ts'
import { WechatError } from './errors.ts'
import { type ShippingInfo, shippingInfoSchema } from './shipping-schema.ts'

const EXPRESS = 1
const LOGISTICS_TYPES = [EXPRESS, 2, 3, 4]
const SPLIT = 2
const MAX_PARCELS = 10

type Row = { body: string; complete: number; updated: number }

/** What is wrong with the content, in WeChat's codes; the order of the checks is theirs. */
function assertContent(info: ShippingInfo): void {
  if (!LOGISTICS_TYPES.includes(info.logistics_type)) throw new WechatError(10060005, '物流类型有误')
  if (info.delivery_mode !== 1 && info.delivery_mode !== SPLIT)
    throw new WechatError(268485224, '发货模式非法')
  const split = info.delivery_mode === SPLIT
  if (split && info.logistics_type !== EXPRESS) throw new WechatError(10060006, '非快递发货时不允许分拆发货')
  if (split && info.is_all_delivered === undefined) {
    throw new WechatError(10060007, '分拆发货模式下必须填写 is_all_delivered')
  }
  if (info.shipping_list.length > (split ? MAX_PARCELS : 1))
    throw new WechatError(10060024, '物流信息列表太长')
  for (const parcel of info.shipping_list) {
    if (parcel.item_desc.trim() === '') throw new WechatError(10060008, '商品描述 item_desc 字段不能为空')
    if (info.logistics_type !== EXPRESS) continue
    if (!parcel.tracking_no || !parcel.express_company)
      throw new WechatError(10060014, '参数错误：快递发货须填物流单号和公司')
    const contact = parcel.contact?.consignor_contact ?? parcel.contact?.receiver_contact
    if (parcel.express_company === 'SF' && !/^\d{0,3}-?[\d*]*\*[\d*]*\d{4}$/.test(contact ?? '')) {
      throw new WechatError(10060014, '参数错误：顺丰须填掩码的联系方式')
    }
  }
  if (!z.iso.datetime({ offset: true }).safeParse(info.upload_time).success) {
    throw new WechatError(268485216, '上传时间非法，请按照 RFC 3339 格式填写')
  }
}

function paidOrderOf(world: World, info: ShippingInfo): PayOrder {
  const key = info.order_key
  const order =
    key.order_number_type === 2
      ? findOrder(world, 'transactionId', key.transaction_id ?? '')
      : key.mchid === world.credentials.mchId
        ? findOrder(world, 'outTradeNo', key.out_trade_no ?? '')
        : undefined
  if (!order || order.paidAt === null) throw new WechatError(10060001, '支付单不存在')
  if (order.refundedFen === order.totalFen) throw new WechatError(10060004, '支付单处于不可发货的状态')
  if (order.payerOpenid !== info.payer.openid)
    throw new WechatError(10060031, '该笔支付单不属于 openid 所指定的用户')
  return order
}

function save(world: World, outTradeNo: string, row: Row): void {
  world.store.run(
    `INSERT INTO shippingInfo (outTradeNo, body, complete, updated) VALUES ($outTradeNo, $body, $complete, $updated)
     ON CONFLICT (outTradeNo) DO UPDATE SET body = excluded.body, complete = excluded.complete, updated = excluded.updated`,
    { outTradeNo, ...row },
  )
}

/** While a split delivery isn't complete, each upload adds its parcels to those told before. */
function merged(before: ShippingInfo, info: ShippingInfo): ShippingInfo {
  const numbers = new Set(info.shipping_list.map((parcel) => parcel.tracking_no))
  const earlier = before.shipping_list.filter((parcel) => !numbers.has(parcel.tracking_no))
  const all = [...earlier, ...info.shipping_list]
  if (all.length > MAX_PARCELS) throw new WechatError(10060024, '物流信息列表太长')
  return { ...info, shipping_list: all }
}

/**
 * upload_shipping_info: the condition of the settlement. One payment, one complete upload, one correction after it.
 * Refuses with 10060001 and its neighbours, 268485216, 268485224, 10060023 (nothing changed), 10060003 (corrected before).
 */
export function uploadShippingInfo(world: World, body: unknown): { errcode: 0; errmsg: 'ok' } {
  const parsed = shippingInfoSchema.safeParse(body)
  if (!parsed.success) {
    throw new WechatError(10060014, `参数错误：${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  }
  const info = parsed.data
  assertContent(info)
  world.store.transaction(() => {
    const { outTradeNo } = paidOrderOf(world, info)
    const complete = info.delivery_mode === SPLIT && info.is_all_delivered === false ? 0 : 1
    const row = world.store.one<Row>('SELECT * FROM shippingInfo WHERE outTradeNo = $outTradeNo', {
      outTradeNo,
    })
    if (!row) return save(world, outTradeNo, { body: JSON.stringify(info), complete, updated: 0 })
    const before = JSON.parse(row.body) as ShippingInfo
    if (!row.complete) {
      return save(world, outTradeNo, { body: JSON.stringify(merged(before, info)), complete, updated: 0 })
    }
    if (JSON.stringify(before.shipping_list) === JSON.stringify(info.shipping_list)) {
      throw new WechatError(10060023, '发货信息未更新')
    }
    if (row.updated) throw new WechatError(10060003, '支付单已使用重新发货机会')
    save(world, outTradeNo, { body: JSON.stringify(info), complete, updated: 1 })
  })
  return { errcode: 0, errmsg: 'ok' }
}

/** What was uploaded for a payment, or null. */
export function findShippingInfo(
  world: World,
  outTradeNo: string,
): (ShippingInfo & { updated: boolean }) | null {
  const row = world.store.one<Row>('SELECT * FROM shippingInfo WHERE outTradeNo = $outTradeNo', {
    outTradeNo,
  })
  return row ? { ...(JSON.parse(row.body) as ShippingInfo), updated: row.updated === 1 } : null
}
