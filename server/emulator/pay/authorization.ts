import { verify } from 'node:crypto'
import type { World } from '../world.ts'
import { PayError } from './pay-error.ts'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const MAX_SKEW_SECONDS = 300
const FIELDS = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'] as const

type SignedRequest = { method: string; pathAndQuery: string; authorization: string | undefined; body: string }

const refusal = (message: string) => new PayError(401, 'SIGN_ERROR', message)

function parse(authorization: string): Record<(typeof FIELDS)[number], string> {
  const found = new Map<string, string>()
  for (const match of authorization.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)) {
    found.set(match[1] ?? '', match[2] ?? '')
  }
  const field = (name: (typeof FIELDS)[number]) => {
    const value = found.get(name)
    if (!value) throw refusal(`Authorization 缺少 ${name}`)
    return value
  }
  return {
    mchid: field('mchid'),
    nonce_str: field('nonce_str'),
    signature: field('signature'),
    timestamp: field('timestamp'),
    serial_no: field('serial_no'),
  }
}

/**
 * Makes the check of a merchant's signature (WeChat Pay API v3, "签名生成"): throws SIGN_ERROR unless the request was
 * signed by the merchant's key, within five minutes, with a nonce not seen before. Nonces are kept in memory for as
 * long as their timestamp would still be accepted.
 */
export function createSignatureCheck(world: World): (request: SignedRequest) => void {
  const nonces = new Map<string, number>()
  const forgetOldNonces = (nowSeconds: number) => {
    for (const [nonce, until] of nonces) {
      if (until >= nowSeconds) return
      nonces.delete(nonce)
    }
  }
  return ({ method, pathAndQuery, authorization, body }) => {
    if (!authorization?.startsWith(SCHEME))
      throw refusal('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》')
    const fields = parse(authorization)
    if (fields.mchid !== world.credentials.mchId) throw refusal('商户号不存在')
    if (fields.serial_no !== world.credentials.merchantSerialNo) throw refusal('商户证书序列号有误')
    const nowSeconds = Math.floor(world.now().getTime() / 1000)
    const timestamp = /^\d{1,12}$/.test(fields.timestamp) ? Number(fields.timestamp) : Number.NaN
    if (!(Math.abs(nowSeconds - timestamp) <= MAX_SKEW_SECONDS)) throw refusal('签名时间戳已过期')
    const message = `${method}\n${pathAndQuery}\n${fields.timestamp}\n${fields.nonce_str}\n${body}\n`
    const signature = Buffer.from(fields.signature, 'base64')
    if (!verify('RSA-SHA256', Buffer.from(message), world.merchantPublicKeyPem, signature)) {
      throw refusal('签名错误，请检查后再试')
    }
    forgetOldNonces(nowSeconds)
    if (nonces.has(fields.nonce_str)) throw refusal('请求随机串重复')
    nonces.set(fields.nonce_str, nowSeconds + 2 * MAX_SKEW_SECONDS)
  }
}
