import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { clientIpOf } from './client-ip.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/**
 * Whether the caller may read the metrics: it holds the token, or it is a program on this machine itself. A proxy
 * on this machine also comes from loopback; what it adds gives it away.
 */
export function mayReadMetrics(c: Context, token: string | undefined): boolean {
  const header = c.req.header('authorization')
  if (token !== undefined && header?.startsWith('Bearer ')) return isEqual(header.slice(7), token)
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false
  return loopback.has(clientIpOf(c, 0))
}

/** Compares in a time that tells nothing of the secret; hashing makes the lengths equal. */
function isEqual(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(secret))
}
