import type { Role } from '@yuxiang/shared/api/identity'

/** Who is calling, as the access token says. */
export interface Actor {
  userId: string
  roles: readonly Role[]
}

/** Everyone, signed in or not; or whoever holds one of the roles. There is no third way and no default. */
export type Access = 'everyone' | readonly [Role, ...Role[]]
