import { createHash, randomBytes } from 'node:crypto'
import type { World } from '../world.ts'
import { assertApp } from './access-token.ts'
import { WechatError } from './errors.ts'

/** The openid of the person behind a login code: 28 characters, the same for the same person and app. */
export function openidOf(appId: string, person: string): string {
  return `o${createHash('sha256').update(`${appId} ${person}`).digest('base64url').slice(0, 27)}`
}

/**
 * code2Session. A js_code is `code-<person>`, good once, or `code-reusable-<person>`; `code-<person>#<anything>` is another
 * code of the same person. Refuses with 40002, 40013, 40125, 40029 (no such code), 40163 (used).
 */
export function codeToSession(world: World, query: Record<string, string>) {
  assertApp(world, query.appid, query.secret)
  if (query.grant_type !== 'authorization_code') throw new WechatError(40002, 'invalid grant_type')
  const code = query.js_code ?? ''
  const [, reusable, person] = /^code-(reusable-)?([^#]+)/.exec(code) ?? []
  if (!person) throw new WechatError(40029, 'invalid code')
  if (!reusable) {
    const fresh = world.store.run('INSERT INTO usedLoginCode (code) VALUES ($code) ON CONFLICT DO NOTHING', {
      code,
    })
    if (fresh === 0) throw new WechatError(40163, 'code been used')
  }
  const openid = openidOf(world.credentials.appId, person)
  world.store.run(
    `INSERT INTO visit (openid, at) VALUES ($openid, $at) ON CONFLICT (openid) DO UPDATE SET at = excluded.at`,
    { openid, at: world.now().getTime() },
  )
  return {
    session_key: randomBytes(16).toString('base64'),
    openid,
  }
}

const VISIT_MS = 2 * 3_600_000

/** Whether the person signed in to the mini program within the last two hours. */
export function hasVisitedLately(world: World, openid: string): boolean {
  const since = world.now().getTime() - VISIT_MS
  return (
    world.store.one('SELECT 1 AS found FROM visit WHERE openid = $openid AND at >= $since', {
      openid,
      since,
    }) !== undefined
  )
}

/** getuserphonenumber: the code of the phone button, here `phone-<number>`. Refuses with 40029. */
export function phoneNumberOf(world: World, body: Record<string, unknown>) {
  const [, number] = /^phone-(1\d{10})$/.exec(String(body.code)) ?? []
  if (!number) throw new WechatError(40029, 'invalid code')
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: number,
      purePhoneNumber: number,
      countryCode: '86',
      watermark: { timestamp: Math.floor(world.now().getTime() / 1000), appid: world.credentials.appId },
    },
  }
}
