import { Role } from '@yuxiang/shared/api/identity'
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Actor } from '../http/access.ts'
import { Refusal } from '../http/refusal.ts'
import type { Keyring } from './keyring.ts'

/** How long an access token is good for, in seconds. */
const accessTokenSeconds = 15 * 60
const issuer = 'yuxiang'
/** Ours have some 400 characters; a longer text is not worth decoding. */
const longestToken = 2_000
/** Some kilobyte each: whoever presses in the first second of a flash sale is remembered. */
const cachedTokensMax = 32_000

const Claims = z.object({ sub: z.uuid(), roles: z.array(Role), exp: z.number() })

export interface AccessTokens {
  sign(actor: Actor): Promise<string>
  verify(token: string): Actor | Promise<Actor>
  forget(userId: string): void
}

/**
 * EdDSA access tokens with a cache of verified ones: a check costs 35 to 95 µs of CPU, a hit 0.4, and every call of a
 * signed-in shopper makes one. The key is the whole token, so a changed signature never finds an entry.
 */
export function createAccessTokens(keyring: Keyring, clock: Clock): AccessTokens {
  const verified = new LRUCache<string, { actor: Actor; expiresAtMs: number }>({ max: cachedTokensMax })

  async function verifyAfresh(token: string): Promise<Actor> {
    const claims = await readClaims(keyring, token, clock())
    const actor: Actor = Object.freeze({ userId: claims.sub, roles: Object.freeze(claims.roles) })
    verified.set(token, { actor, expiresAtMs: claims.exp * 1000 })
    return actor
  }

  return {
    async sign(actor) {
      const { kid, key } = await keyring.signingKey()
      const issuedAt = Math.floor(clock().getTime() / 1000)
      return new SignJWT({ roles: [...actor.roles] })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setSubject(actor.userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenSeconds)
        .sign(key)
    },
    verify(token) {
      const hit = verified.get(token)
      if (hit === undefined) return verifyAfresh(token)
      if (hit.expiresAtMs > clock().getTime()) return hit.actor
      verified.delete(token)
      throw new Refusal('token_expired')
    },
    forget(userId) {
      for (const [token, { actor }] of verified.entries()) {
        if (actor.userId === userId) verified.delete(token)
      }
    },
  }
}

async function readClaims(keyring: Keyring, token: string, now: Date): Promise<z.infer<typeof Claims>> {
  const kid = kidOf(token)
  const key = kid === null ? null : await keyring.verifyingKey(kid)
  if (key === null) throw new Refusal('token_invalid')
  try {
    // The algorithm is ours to name, never the token's: `none` and HMAC with the public key end here.
    const { payload } = await jwtVerify(token, key, { algorithms: ['EdDSA'], issuer, currentDate: now })
    return Claims.parse(payload)
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new Refusal('token_expired')
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw new Refusal('token_invalid')
    throw error
  }
}

function kidOf(token: string): string | null {
  if (token.length > longestToken) return null
  try {
    const { kid } = decodeProtectedHeader(token)
    return typeof kid === 'string' ? kid : null
  } catch {
    return null
  }
}
