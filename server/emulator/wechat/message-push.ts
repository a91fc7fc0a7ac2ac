import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { randomDigits } from '../random.ts'
import type { World } from '../world.ts'

/** The merchant has five seconds to answer a push. */
const ANSWER_WITHIN_MS = 5_000
const BLOCK = 32

type PushAddress = { url: string; mode: 'plain' | 'secure' }

const SETTING = 'messagePush'

/** 消息推送 as the merchant sets it: address and 明文模式 or 安全模式; the data format is JSON. */
export function setPushAddress(world: World, address: PushAddress): void {
  world.store.run(
    `INSERT INTO setting (name, value) VALUES ($name, $value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { name: SETTING, value: JSON.stringify(address) },
  )
}

function pushAddress(world: World): PushAddress | null {
  const row = world.store.one<{ value: string }>('SELECT value FROM setting WHERE name = $name', {
    name: SETTING,
  })
  return row ? (JSON.parse(row.value) as PushAddress) : null
}

const sign = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex')

function signedQuery(world: World): URLSearchParams {
  const timestamp = String(Math.floor(world.now().getTime() / 1000))
  const nonce = randomDigits(10)
  return new URLSearchParams({
    signature: sign(world.credentials.pushToken, timestamp, nonce),
    timestamp,
    nonce,
  })
}

const withQuery = (url: string, query: URLSearchParams): string =>
  `${url}${url.includes('?') ? '&' : '?'}${query}`

/** What the console does when the address is set: asks it to echo; true when it does. */
export async function verifyPushAddress(world: World): Promise<boolean> {
  const address = pushAddress(world)
  if (!address) return false
  const echostr = randomDigits(19)
  const query = signedQuery(world)
  query.set('echostr', echostr)
  const answer = await world.fetch(withQuery(address.url, query))
  return answer.ok && (await answer.text()) === echostr
}

/** AES-256-CBC, padded to 32 bytes: 16 random bytes, the message's length, the message, the app's id. */
export function encryptPush(aesKey: string, appId: string, message: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const content = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)])
  const padding = BLOCK - (content.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([content, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64')
}

/** Pushes a message; true when the merchant took it (`success`, or nothing at all). */
export async function push(world: World, message: object, stopping: AbortSignal): Promise<boolean> {
  const address = pushAddress(world)
  if (!address) return false
  const { appId, pushToken, pushAesKey } = world.credentials
  const query = signedQuery(world)
  const whole = {
    ToUserName: 'gh_yuxiangemulator',
    CreateTime: Math.floor(world.now().getTime() / 1000),
    ...message,
  }
  let body: object = whole
  if (address.mode === 'secure') {
    const encrypted = encryptPush(pushAesKey, appId, JSON.stringify(whole))
    const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
    query.set('encrypt_type', 'aes')
    query.set('msg_signature', sign(pushToken, timestamp, nonce, encrypted))
    body = { ToUserName: whole.ToUserName, Encrypt: encrypted }
  }
  try {
    const response = await world.fetch(withQuery(address.url, query), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    return response.ok && ['success', ''].includes(await response.text())
  } catch {
    return false
  }
}
