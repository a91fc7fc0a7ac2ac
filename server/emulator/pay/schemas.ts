import { z } from 'zod'

/** WeChat: letters, digits and _-|*@, 6–32 of them. */
const outTradeNo = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/)
const notifyUrl = z
  .url({ protocol: /^https?$/ })
  .max(255)
  .refine((url) => !url.includes('?'))
/** WeChat counts bytes of UTF-8: a Chinese character has three. */
const text = (maxBytes: number) => z.string().refine((value) => Buffer.byteLength(value) <= maxBytes)
const fen = z.int().min(1).max(1_000_000_000)

const common = {
  appid: z.string().max(32),
  mchid: z.string().max(32),
  description: text(127).min(1),
  out_trade_no: outTradeNo,
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: text(128).optional(),
  notify_url: notifyUrl,
  amount: z.object({ total: fen, currency: z.literal('CNY').optional() }),
}

export const jsapiOrderSchema = z.object({
  ...common,
  payer: z.object({ openid: z.string().min(1).max(128) }),
})

export const h5OrderSchema = z.object({
  ...common,
  scene_info: z.object({
    payer_client_ip: z.union([z.ipv4(), z.ipv6()]),
    h5_info: z.object({ type: z.string().min(1).max(32) }),
  }),
})

export const refundSchema = z
  .object({
    transaction_id: z.string().min(1).max(32).optional(),
    out_trade_no: outTradeNo.optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
    reason: text(80).optional(),
    notify_url: notifyUrl.optional(),
    amount: z.object({ refund: fen, total: fen, currency: z.literal('CNY') }),
  })
  .refine((body) => body.transaction_id || body.out_trade_no, { path: ['out_trade_no'] })

export const billQuerySchema = z.object({
  bill_date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL'),
  tar_type: z.literal('GZIP').optional(),
})
