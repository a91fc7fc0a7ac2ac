import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { FieldCipher } from '../crypto.ts'
import { newId } from '../db/columns.ts'
import { type Database, type Db, sqlOf } from '../db/index.ts'
import { Refusal } from '../http/refusal.ts'

/** A refresh token not used for this long is dead; each use gives a fresh one. */
const refreshTokenDays = 30
/** A phone which lost the answer asks again within this time. */
const repeatMs = 10_000

export interface RefreshTokens {
  /** Begins a family (one sign-in on one device); answers its first token. */
  open(db: Db, userId: string): Promise<string>
  /**
   * Exchanges a token for its successor, once. Refuses with `token_invalid` (unknown or signed out), `token_expired`,
   * or `refresh_reused`, which also revokes the family.
   *
   * The honest repeat: a phone that lost the answer sends the same token again. Within ten seconds, and while the
   * successor is unused, it gets the *same* successor again. This is safe because the successor is computed from the
   * token with the installation's key (nobody else can) instead of drawn: a family has one live token at any time, so
   * a thief who joins in holds the token of the victim, and the second of them to use it is seen.
   */
  rotate(token: string): Promise<{ userId: string; refreshToken: string }>
  /** Revokes the token's family; an unknown token is nothing to revoke. */
  revoke(token: string): Promise<void>
  /** Revokes every family of a user. */
  revokeAll(db: Db, userId: string): Promise<void>
  /** Deletes families whose last token has expired. */
  purge(): Promise<void>
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export function createRefreshTokens(database: Database, cipher: FieldCipher, clock: Clock): RefreshTokens {
  const { sql } = database
  const now = () => clock().toISOString()
  const expiry = () => new Date(clock().getTime() + refreshTokenDays * 86_400_000).toISOString()
  const successorOf = (token: string) => cipher.blindIndex(`refresh-successor:${token}`)

  async function rotateOnce(token: string, successor: string): Promise<string | null> {
    const [spent] = await sql<{ user_id: string }[]>`
      with spent as (
        update refresh_tokens token set rotated_at = ${now()}::timestamptz
        from refresh_families family
        where token.token_hash = ${hashOf(token)} and token.rotated_at is null
          and token.expires_at > ${now()}::timestamptz
          and family.id = token.family_id and family.revoked_at is null
        returning token.family_id, family.user_id
      ), given as (
        insert into refresh_tokens (token_hash, family_id, expires_at)
        select ${hashOf(successor)}, family_id, ${expiry()}::timestamptz from spent
      )
      select user_id from spent`
    return spent?.user_id ?? null
  }

  /** Why a token could not be rotated; answers the user when it is an honest repeat. */
  async function judge(token: string, successor: string): Promise<string> {
    const [found] = await sql<{ user_id: string; rotated: boolean; repeat: boolean; revoked: boolean }[]>`
      select family.user_id, token.rotated_at is not null as rotated, family.revoked_at is not null as revoked,
        coalesce(successor.rotated_at is null
          and token.rotated_at > ${new Date(clock().getTime() - repeatMs).toISOString()}::timestamptz, false) as repeat
      from refresh_tokens token
      join refresh_families family on family.id = token.family_id
      left join refresh_tokens successor on successor.token_hash = ${hashOf(successor)}
      where token.token_hash = ${hashOf(token)}`
    if (!found || (found.revoked && !found.rotated)) throw new Refusal('token_invalid')
    if (!found.rotated) throw new Refusal('token_expired')
    if (found.repeat && !found.revoked) return found.user_id
    await revoke(token)
    throw new Refusal('refresh_reused')
  }

  async function revoke(token: string): Promise<void> {
    await sql`
      update refresh_families set revoked_at = ${now()}::timestamptz
      where revoked_at is null
        and id = (select family_id from refresh_tokens where token_hash = ${hashOf(token)})`
  }

  return {
    async open(db, userId) {
      const token = randomBytes(32).toString('base64url')
      const familyId = newId()
      await sqlOf(db)`
        with family as (
          insert into refresh_families (id, user_id, created_at)
          values (${familyId}, ${userId}, ${now()}::timestamptz)
        )
        insert into refresh_tokens (token_hash, family_id, expires_at)
        values (${hashOf(token)}, ${familyId}, ${expiry()}::timestamptz)`
      return token
    },
    async rotate(token) {
      const successor = successorOf(token)
      const userId = (await rotateOnce(token, successor)) ?? (await judge(token, successor))
      return { userId, refreshToken: successor }
    },
    revoke,
    async revokeAll(db, userId) {
      await sqlOf(db)`
        update refresh_families set revoked_at = ${now()}::timestamptz
        where user_id = ${userId} and revoked_at is null`
    },
    async purge() {
      await sql`
        delete from refresh_families family where not exists (
          select from refresh_tokens token
          where token.family_id = family.id and token.expires_at > ${now()}::timestamptz)`
    },
  }
}
