import { z } from 'zod'
import { paymentStates } from '../states/order.ts'
import { endpoint, Fen, Id, IdParams, Instant } from './endpoint.ts'

export const Payment = z.strictObject({
  id: Id,
  amountFen: Fen,
  state: z.enum(paymentStates),
  expiresAt: Instant,
  orderIds: z.array(Id),
})
export type Payment = z.infer<typeof Payment>

export const paymentsContract = {
  'GET /api/payments/{id}': endpoint({
    summary: '支付单；未付时向微信查询一次，手机回来即可得知结果',
    status: 200,
    params: IdParams,
    answer: Payment,
    problems: ['payment_not_found'],
  }),
  'POST /api/payments/{id}/pay': endpoint({
    summary: '发起微信支付',
    status: 200,
    params: IdParams,
    /** Without a channel: JSAPI for a shopper with a WeChat account, else H5. */
    body: z.strictObject({ channel: z.enum(['jsapi', 'h5']).optional() }).optional(),
    answer: z.strictObject({
      payment: Payment,
      channel: z.enum(['jsapi', 'h5']),
      jsapi: z
        .strictObject({
          appId: z.string(),
          timeStamp: z.string(),
          nonceStr: z.string(),
          package: z.string(),
          signType: z.literal('RSA'),
          paySign: z.string(),
        })
        .optional(),
      h5Url: z.string().optional(),
    }),
    problems: [
      'payment_not_found',
      'payment_state_conflict',
      'payment_expired',
      'payment_unavailable',
      'wechat_account_required',
    ],
  }),
}
