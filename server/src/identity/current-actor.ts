import type { Role } from '@yuxiang/shared/api/identity'
import { eq } from 'drizzle-orm'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { users } from './tables.ts'

/** What whole crowds hold. A shop's staff are asked for by every query of the shop. */
const ofCrowds: ReadonlySet<Role> = new Set(['shopper', 'merchant'])

/**
 * The actor of an access token. A token says for minutes what its bearer was: whoever holds more than a shopper or a
 * shop's staff is asked for at every call, so that who was dismissed decides nothing more. Refuses with `token_invalid`
 * or `token_expired`, thrown or rejected; answers a shopper's at once when the token was seen before.
 */
export function currentActor(platform: Platform): (token: string) => Actor | Promise<Actor> {
  const asNow = async (actor: Actor): Promise<Actor> => {
    const { db } = platform.database
    const [user] = await db.select({ roles: users.roles }).from(users).where(eq(users.id, actor.userId))
    if (!user) throw new Refusal('token_invalid')
    // No more than the token says: a new office begins with the next token.
    return { ...actor, roles: actor.roles.filter((role) => user.roles.includes(role)) }
  }
  const current = (actor: Actor) => (actor.roles.every((role) => ofCrowds.has(role)) ? actor : asNow(actor))
  return (token) => {
    const actor = platform.tokens.verifyToken(token)
    return actor instanceof Promise ? actor.then(current) : current(actor)
  }
}
