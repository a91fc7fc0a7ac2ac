import { createPublicKey } from 'node:crypto'
import type { FindKey } from './verify.ts'

/**
 * 微信支付公钥: the one key WeChat Pay signs with for a merchant who holds it; its id stands where a certificate's
 * serial does, in our calls as well. Nothing is downloaded and nothing else is believed. Throws on a bad PEM.
 */
export function findPublicKey({ id, pem }: { id: string; pem: string }): FindKey {
  const key = createPublicKey(pem)
  return async (serialNo) => (serialNo === id ? key : undefined)
}
