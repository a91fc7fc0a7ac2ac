import { randomAlphanumeric } from '../random.ts'
import type { World } from '../world.ts'
import { WechatError } from './errors.ts'

const LIFETIME_MS = 7_200_000

export function assertApp(world: World, appId: unknown, secret: unknown): void {
  if (appId !== world.credentials.appId) throw new WechatError(40013, 'invalid appid')
  if (secret !== world.credentials.appSecret) throw new WechatError(40125, 'invalid appsecret')
}

/**
 * getStableAccessToken: the same token until it expires; `force_refresh` makes a new one and the old one invalid.
 * Refuses with 40002, 40013, 40125.
 */
export function stableToken(world: World, body: Record<string, unknown>) {
  if (body.grant_type !== 'client_credential') throw new WechatError(40002, 'invalid grant_type')
  assertApp(world, body.appid, body.secret)
  const now = world.now().getTime()
  const current = world.store.one<{ token: string; expireAt: number }>(
    'SELECT token, expireAt FROM accessToken WHERE expireAt > $now',
    { now },
  )
  if (current && body.force_refresh !== true) {
    return { access_token: current.token, expires_in: Math.ceil((current.expireAt - now) / 1000) }
  }
  const token = `${Math.floor(now / 1000) % 100}_${randomAlphanumeric(133)}`
  world.store.transaction(() => {
    world.store.run('DELETE FROM accessToken')
    world.store.run('INSERT INTO accessToken (token, expireAt) VALUES ($token, $expireAt)', {
      token,
      expireAt: now + LIFETIME_MS,
    })
  })
  return { access_token: token, expires_in: LIFETIME_MS / 1000 }
}

/** Refuses with 41001 (none given) or 40001 (wrong, replaced or expired). */
export function assertAccessToken(world: World, token: string | undefined): void {
  if (!token) throw new WechatError(41001, 'access_token missing')
  const known = world.store.one(
    'SELECT 1 AS found FROM accessToken WHERE token = $token AND expireAt > $now',
    {
      token,
      now: world.now().getTime(),
    },
  )
  if (!known) throw new WechatError(40001, 'invalid credential, access_token is invalid or not latest')
}
