import { type MessageKind, messageKinds } from '@yuxiang/shared/api/messages'
import type { Config } from '../platform/config.ts'

type Template = NonNullable<Config['WECHAT_TEMPLATE_REFUND']> & { kind: MessageKind }

const variables = {
  pointsExpiring: 'WECHAT_TEMPLATE_POINTS_EXPIRING',
  allowanceGranted: 'WECHAT_TEMPLATE_ALLOWANCE_GRANTED',
  allowanceEnding: 'WECHAT_TEMPLATE_ALLOWANCE_ENDING',
  orderShipped: 'WECHAT_TEMPLATE_ORDER_SHIPPED',
  refund: 'WECHAT_TEMPLATE_REFUND',
  couponEnding: 'WECHAT_TEMPLATE_COUPON_ENDING',
  reviewRejected: 'WECHAT_TEMPLATE_REVIEW_REJECTED',
  afterSale: 'WECHAT_TEMPLATE_AFTER_SALE',
  invoiceRequested: 'WECHAT_TEMPLATE_INVOICE_REQUESTED',
  flashSaleStarting: 'WECHAT_TEMPLATE_FLASH_SALE_STARTING',
  certification: 'WECHAT_TEMPLATE_CERTIFICATION',
  deskNotice: 'WECHAT_TEMPLATE_DESK_NOTICE',
  batchRecalled: 'WECHAT_TEMPLATE_BATCH_RECALLED',
  merchantAffairs: 'WECHAT_TEMPLATE_MERCHANT_AFFAIRS',
  complaint: 'WECHAT_TEMPLATE_COMPLAINT',
  liveStarting: 'WECHAT_TEMPLATE_LIVE_STARTING',
  liveChanged: 'WECHAT_TEMPLATE_LIVE_CHANGED',
} as const satisfies Record<MessageKind, keyof Config>

/** WeChat's templates for our kinds of messages, as far as the configuration names them. */
export const templatesOf = (config: Config): Template[] =>
  messageKinds.flatMap((kind) => {
    const template = config[variables[kind]]
    return template ? [{ kind, ...template }] : []
  })
