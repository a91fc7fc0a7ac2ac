import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Credentials } from '../credentials.ts'

const MAX_SKEW_SECONDS = 300

/** A refusal as Tencent Cloud gives it: HTTP 200 with `{ Response: { Error: { Code, Message } } }`. */
export class CloudError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

export type ReceivedCall = {
  pathAndQuery: string
  /** By lower-case name; `host` included. */
  header: (name: string) => string | undefined
  body: string
}

function parseAuthorization(value: string | undefined) {
  const match =
    /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([a-z]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      value ?? '',
    )
  if (!match)
    throw new CloudError('AuthFailure.InvalidAuthorization', '请求头部的 Authorization 不符合腾讯云标准')
  const [, secretId = '', date = '', service = '', signedHeaders = '', signature = ''] = match
  return { secretId, date, service, signedHeaders, signature }
}

/** Verifies TC3-HMAC-SHA256 (Tencent Cloud API 3.0 "签名方法 v3") for the service `sms`. */
export function assertCloudSignature(credentials: Credentials, call: ReceivedCall, now: Date): void {
  const authorization = parseAuthorization(call.header('authorization'))
  if (authorization.secretId !== credentials.smsSecretId) {
    throw new CloudError('AuthFailure.SecretIdNotFound', '密钥不存在')
  }
  const timestamp = call.header('x-tc-timestamp') ?? ''
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  if (!(Math.abs(now.getTime() / 1000 - seconds) <= MAX_SKEW_SECONDS)) {
    throw new CloudError('AuthFailure.SignatureExpire', '签名过期')
  }
  const names = authorization.signedHeaders.split(';')
  const dateMatches = authorization.date === new Date(seconds * 1000).toISOString().slice(0, 10)
  const complete = names.includes('host') && names.includes('content-type')
  if (!dateMatches || !complete || authorization.service !== 'sms') {
    throw new CloudError('AuthFailure.SignatureFailure', '签名错误')
  }
  const [path = '/', query = ''] = call.pathAndQuery.split('?')
  const headers = names.map((name) => `${name}:${(call.header(name) ?? '').trim().toLowerCase()}\n`).join('')
  const canonical = `POST\n${path}\n${query}\n${headers}\n${authorization.signedHeaders}\n${sha256(call.body)}`
  const scope = `${authorization.date}/sms/tc3_request`
  const key = hmac(hmac(hmac(`TC3${credentials.smsSecretKey}`, authorization.date), 'sms'), 'tc3_request')
  const expected = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`)
  if (!timingSafeEqual(expected, Buffer.from(authorization.signature, 'hex'))) {
    throw new CloudError('AuthFailure.SignatureFailure', '签名错误')
  }
}
