import type { Context } from 'hono'

/**
 * The caller's address. Behind `hops` proxies of ours it is that many places from the end of X-Forwarded-For;
 * what a client wrote further left is never believed.
 */
export function clientIpOf(c: Context, hops: number): string {
  if (hops > 0) {
    const forwarded =
      c.req
        .header('x-forwarded-for')
        ?.split(',')
        .map((part) => part.trim()) ?? []
    const address = forwarded.at(-hops)
    if (address) return address
  }
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return bindings?.incoming?.socket?.remoteAddress ?? 'unknown'
}
