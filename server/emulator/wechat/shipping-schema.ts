import { z } from 'zod'

const parcel = z.object({
  tracking_no: z.string().max(128).optional(),
  express_company: z.string().max(128).optional(),
  item_desc: z.string().max(120),
  contact: z
    .object({ consignor_contact: z.string().optional(), receiver_contact: z.string().optional() })
    .optional(),
})

/** upload_shipping_info, as far as its shape goes; what the values must be is checked with WeChat's own codes. */
export const shippingInfoSchema = z.object({
  order_key: z.object({
    order_number_type: z.union([z.literal(1), z.literal(2)]),
    mchid: z.string().optional(),
    out_trade_no: z.string().optional(),
    transaction_id: z.string().optional(),
  }),
  logistics_type: z.number(),
  delivery_mode: z.number(),
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(parcel).min(1),
  upload_time: z.string(),
  payer: z.object({ openid: z.string().min(1) }),
})

export type ShippingInfo = z.infer<typeof shippingInfoSchema>
