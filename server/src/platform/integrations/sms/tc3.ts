import { createHash, createHmac } from 'node:crypto'

export interface Tc3Call {
  secretId: string
  secretKey: string
  service: string
  /** Unix seconds; the call is good for five minutes around it. */
  timestamp: number
  url: URL
  /** The headers to sign, besides `host`. */
  headers: Record<string, string>
  body: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The `Authorization` of a POST to Tencent Cloud API 3.0: TC3-HMAC-SHA256 (签名方法 v3). */
export function tc3Authorization(call: Tc3Call): string {
  const headers = Object.entries({ ...call.headers, host: call.url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const names = headers.map(([name]) => name).join(';')
  const canonical = [
    'POST',
    call.url.pathname,
    call.url.search.slice(1),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(call.body),
  ].join('\n')
  const date = new Date(call.timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${call.service}/tc3_request`
  const key = hmac(hmac(hmac(`TC3${call.secretKey}`, date), call.service), 'tc3_request')
  const signature = hmac(key, `TC3-HMAC-SHA256\n${call.timestamp}\n${scope}\n${sha256(canonical)}`)
  return `TC3-HMAC-SHA256 Credential=${call.secretId}/${scope}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`
}
