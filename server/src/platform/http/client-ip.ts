import { isIPv6 } from 'node:net'
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

/**
 * The network a caller is counted by: an IPv4 address is itself, of IPv6 the first 64 bits (a provider hands a whole
 * /64 to one customer, who could else take another address for every call). IPv4 written as IPv6 is IPv4.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const groups = groupsOf(bare)
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (!isMapped) return `${groups.slice(0, 4).join(':')}::/64`
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}

/** The eight groups of an IPv6 address, without leading zeros; URL knows all its ways of writing. */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = [], tail = []] = canonical
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail]
}
