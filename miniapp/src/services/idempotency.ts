import { policy } from '@yuxiang/shared/policy'
import { ApiProblem } from './problem'
import { forget, readStored, store } from './storage'

interface Kept {
  key: string
  /** The body the key was made for: another body needs another key. */
  body: string
  keptAt: number
}

/** After this an unpaid order is closed: the same body then means another order. */
const lifetimeMs = policy.paymentTimeout.value * 60_000

/**
 * Runs a creating call with an idempotency key that is stored before it is sent: when the answer is lost, the
 * next try with the same body sends the same key and gets the first answer. `purpose` names the act (`order`).
 */
export async function withIdempotencyKey<T>(
  purpose: string,
  body: unknown,
  send: (idempotencyKey: string) => Promise<T>,
): Promise<T> {
  const slot = `idempotency:${purpose}`
  const text = JSON.stringify(body)
  const kept = readStored<Kept>(slot)
  const now = Date.now()
  const sameAct = kept?.body === text && now - kept.keptAt < lifetimeMs
  const key = sameAct ? kept.key : randomKey()
  store(slot, { key, body: text, keptAt: sameAct ? kept.keptAt : now } satisfies Kept)
  try {
    const answer = await send(key)
    forget(slot)
    return answer
  } catch (thrown) {
    // A refusal is final for this key; silence is not, nor is haste: the first try may have been heard.
    if (thrown instanceof ApiProblem && thrown.isFinal) forget(slot)
    throw thrown
  }
}

/** 128 random bits in the form of a UUID (v4); `crypto` is missing in the mini program. */
export function randomKey(): string {
  const bytes = new Uint8Array(16)
  if (typeof crypto !== 'undefined' && crypto.getRandomValues) crypto.getRandomValues(bytes)
  else for (let at = 0; at < 16; at++) bytes[at] = Math.floor(Math.random() * 256)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
