import { createStaff } from '../../../server/src/identity/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { Caller } from '../../support/caller.ts'
import type { UnionPlace } from '../../support/unions.ts'
import type { World } from '../world.ts'

/** Where unions are founded: in production no code but a real one signs in, so tokens are made past the sign-in. */
export function placeOf(world: World, platform: Platform): UnionPlace {
  const signIn = async (phone = '13599999999') => {
    const userId = await createStaff(platform, { phone, roles: ['shopper'] })
    const [user] = await platform.database.sql<{ roles: string[] }[]>`
      select roles from users where id = ${userId}`
    const roles = user?.roles as Parameters<Platform['tokens']['signAccess']>[0]['roles']
    return new Caller(world.api.url, await platform.tokens.signAccess({ userId, roles }), userId, phone)
  }
  return { server: { platform }, signIn, now: systemClock }
}
