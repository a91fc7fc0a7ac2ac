import { randomAlphanumeric } from '../random.ts'
import type { World } from '../world.ts'

/** The headers which let the receiver verify that WeChat wrote `body`. */
export function platformSignature(world: World, body: string): Record<string, string> {
  const timestamp = String(Math.floor(world.now().getTime() / 1000))
  const nonce = randomAlphanumeric(32)
  const { serialNo, signature } = world.platformKeys.sign(`${timestamp}\n${nonce}\n${body}\n`)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Wechatpay-Serial': serialNo,
  }
}
