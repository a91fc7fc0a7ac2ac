import { countiesOfStaff } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'

/** Whose part of the register somebody has to do with. */
export interface Scope {
  userId: string
  /** Codes of the counties; null for the whole city. */
  counties: readonly string[] | null
}

/** The operator and the city's office see everything, a county its own. */
export async function readScope(db: Db, { userId, roles }: Actor): Promise<Scope> {
  const all = roles.includes('operator') || roles.includes('city')
  return { userId, counties: all ? null : await countiesOfStaff(db, userId) }
}

/** The operator writes everywhere, a county in its own part; the city's office looks. */
export async function writeScope(db: Db, { userId, roles }: Actor): Promise<Scope> {
  return { userId, counties: roles.includes('operator') ? null : await countiesOfStaff(db, userId) }
}

export const covers = ({ counties }: Pick<Scope, 'counties'>, countyCode: string): boolean =>
  counties === null || counties.includes(countyCode)
