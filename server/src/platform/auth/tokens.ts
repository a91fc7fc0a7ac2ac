import type { JWK } from 'jose'
import type { Clock } from '../clock.ts'
import type { FieldCipher } from '../crypto.ts'
import type { Database, Db } from '../db/index.ts'
import type { Actor } from '../http/access.ts'
import { createAccessTokens } from './access-tokens.ts'
import { openKeyring } from './keyring.ts'
import { createRefreshTokens } from './refresh-tokens.ts'

/** What proves who is calling: short access tokens, and refresh tokens to get new ones. */
export interface Tokens {
  /** An access token of 15 minutes that says who and with which roles. */
  signAccess(actor: Actor): Promise<string>
  /**
   * The actor of an access token; at once when it was seen before. Refuses with `token_invalid` or `token_expired`,
   * thrown or rejected.
   */
  verifyToken(token: string): Actor | Promise<Actor>
  /** Drops a user's verified tokens from the cache of this process. */
  forget(userId: string): void
  /** Begins a refresh family in the caller's transaction; answers its first token, valid for 30 days. */
  openRefresh(db: Db, userId: string): Promise<string>
  /** Exchanges a refresh token, once: see RefreshTokens.rotate for the refusals and the honest repeat. */
  rotateRefresh(token: string): Promise<{ userId: string; refreshToken: string }>
  /** Signs out the device that holds this refresh token. */
  revokeRefresh(token: string): Promise<void>
  /** Signs out all devices of a user. */
  revokeAllRefresh(db: Db, userId: string): Promise<void>
  /** A new key signs from now on; the old one verifies until its last token has expired. */
  rotateKeys(): Promise<void>
  /** The document of `/.well-known/jwks.json`. */
  jwks(): Promise<{ keys: JWK[] }>
  /** Deletes refresh families that expired; for a daily job. */
  purgeExpired(): Promise<void>
}

/** Opens the signing keys (making the first at first start) and the refresh tokens of this installation. */
export async function createTokens(parts: {
  database: Database
  cipher: FieldCipher
  clock: Clock
}): Promise<Tokens> {
  const keyring = await openKeyring(parts)
  const access = createAccessTokens(keyring, parts.clock)
  const refresh = createRefreshTokens(parts.database, parts.cipher, parts.clock)
  return {
    signAccess: access.sign,
    verifyToken: access.verify,
    forget: access.forget,
    openRefresh: refresh.open,
    rotateRefresh: refresh.rotate,
    revokeRefresh: refresh.revoke,
    revokeAllRefresh: refresh.revokeAll,
    rotateKeys: keyring.rotate,
    jwks: async () => ({ keys: await keyring.publicKeys() }),
    purgeExpired: refresh.purge,
  }
}
