import { verify } from 'node:crypto'
import { z } from 'zod'
import type { World } from '../world.ts'

/** What a mini program hands to `wx.requestPayment`. */
const invocationSchema = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
})

/**
 * Checks the parameters of `wx.requestPayment` as the phone does: signed by the merchant over appId, timeStamp, nonceStr
 * and package, and meant for this prepay_id.
 */
export function isValidInvocation(world: World, prepayId: string, parameters: unknown): boolean {
  const parsed = invocationSchema.safeParse(parameters)
  if (!parsed.success || parsed.data.package !== `prepay_id=${prepayId}`) return false
  const { timeStamp, nonceStr, paySign } = parsed.data
  const message = `${world.credentials.appId}\n${timeStamp}\n${nonceStr}\nprepay_id=${prepayId}\n`
  return verify(
    'RSA-SHA256',
    Buffer.from(message),
    world.merchantPublicKeyPem,
    Buffer.from(paySign, 'base64'),
  )
}
