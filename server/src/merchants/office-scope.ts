import { countiesOfStaff } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'

/** Of which counties an office may see: a county's its own; the city's and the operator all, told by null. */
export async function countiesSeen(db: Db, actor: Actor): Promise<string[] | null> {
  if (actor.roles.includes('city') || actor.roles.includes('operator')) return null
  return countiesOfStaff(db, actor.userId)
}
