import { z } from 'zod'
import { chinaTimestamp } from '../china-time.ts'
import { callWechat, type WechatConfig } from './call.ts'
import { WechatError } from './errors.ts'

interface ShippedParcel {
  trackingNo: string
  /** WeChat's delivery_id, see `carriers` in shared. */
  carrier: string
  /** What is in it; cut at 120 characters. */
  description: string
  /** Masked here before it is sent; WeChat wants it for SF parcels. */
  receiverPhone?: string
}

export interface ShippingInfo {
  transactionId: string
  openid: string
  /** The payment's goods travel in several parcels (delivery_mode 2), at most ten. */
  split: boolean
  /** With `split`: no more parcels follow. */
  allDelivered: boolean
  uploadedAt: Date
  /** All parcels so far, those told before included: then a repeat says the same. */
  parcels: ShippedParcel[]
}

const EXPRESS = 1
const BY_TRANSACTION_ID = 2
/** 发货信息未更新: WeChat has exactly this already, so a repeat after a lost answer is done. */
const NOTHING_CHANGED = 10060023
const MAX_DESCRIPTION = 120

/**
 * 发货信息录入 (upload_shipping_info): WeChat releases the merchant's money only after it. One complete upload per
 * payment, one correction after it. Refuses with the 10060001 family.
 */
export async function uploadShippingInfo(
  config: WechatConfig,
  token: string,
  info: ShippingInfo,
): Promise<void> {
  const path = '/wxa/sec/order/upload_shipping_info'
  try {
    await callWechat(config, path, { access_token: token }, bodyOf(info), z.looseObject({}))
  } catch (error) {
    if (!(error instanceof WechatError && error.errcode === NOTHING_CHANGED)) throw error
  }
}

const bodyOf = (info: ShippingInfo) => ({
  order_key: { order_number_type: BY_TRANSACTION_ID, transaction_id: info.transactionId },
  logistics_type: EXPRESS,
  delivery_mode: info.split ? 2 : 1,
  ...(info.split && { is_all_delivered: info.allDelivered }),
  shipping_list: info.parcels.map((parcel) => ({
    tracking_no: parcel.trackingNo,
    express_company: parcel.carrier,
    item_desc: [...parcel.description].slice(0, MAX_DESCRIPTION).join(''),
    ...(parcel.receiverPhone && { contact: { receiver_contact: mask(parcel.receiverPhone) } }),
  })),
  upload_time: chinaTimestamp(info.uploadedAt),
  payer: { openid: info.openid },
})

/** WeChat takes the last four digits open, at least one `*` before them. */
const mask = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
