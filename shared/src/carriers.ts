/**
 * The carriers a merchant can ship with. `wechatId` is WeChat's delivery_id (get_delivery_list), `kuaidi100` the
 * `com` of Kuaidi100's query. `code` is ours and is stored: never change one.
 */
export const carriers = [
  { code: 'sf', name: '顺丰速运', wechatId: 'SF', kuaidi100: 'shunfeng' },
  { code: 'jd', name: '京东快递', wechatId: 'JD', kuaidi100: 'jd' },
  { code: 'zto', name: '中通快递', wechatId: 'ZTO', kuaidi100: 'zhongtong' },
  { code: 'yto', name: '圆通速递', wechatId: 'YTO', kuaidi100: 'yuantong' },
  { code: 'yunda', name: '韵达快递', wechatId: 'YD', kuaidi100: 'yunda' },
  { code: 'sto', name: '申通快递', wechatId: 'STO', kuaidi100: 'shentong' },
  { code: 'jtexpress', name: '极兔速递', wechatId: 'JTSD', kuaidi100: 'jtexpress' },
  { code: 'ems', name: 'EMS', wechatId: 'EMS', kuaidi100: 'ems' },
  { code: 'chinapost', name: '邮政快递包裹', wechatId: 'YZPY', kuaidi100: 'youzhengguonei' },
] as const

export type Carrier = (typeof carriers)[number]
export type CarrierCode = Carrier['code']

/** The carrier of a code, or undefined when we don't know it. */
export const carrierOf = (code: string): Carrier | undefined =>
  carriers.find((carrier) => carrier.code === code)
