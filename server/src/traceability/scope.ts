import { inArray, or, type SQL, sql } from 'drizzle-orm'
import { countiesOfStaff } from '../identity/index.ts'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { traceBatches } from './tables.ts'

/** Whose batches somebody may look at, and as what they may act on them. */
export interface DeskScope {
  userId: string
  merchantIds: readonly string[]
  countyCodes: readonly string[]
  /** All of them: the city's office, which only looks, and the operator. */
  seesAll: boolean
  isOperator: boolean
}

export async function deskScope(db: Db, { userId, roles }: Actor): Promise<DeskScope> {
  const merchantIds = roles.includes('merchant') ? await merchantsOfStaff(db, userId, 'goods') : []
  const countyCodes = roles.includes('county') ? await countiesOfStaff(db, userId) : []
  const isOperator = roles.includes('operator')
  return { userId, merchantIds, countyCodes, seesAll: isOperator || roles.includes('city'), isOperator }
}

/** The batches within a scope. */
export function withinScope({ merchantIds, countyCodes, seesAll }: DeskScope): SQL | undefined {
  if (seesAll) return undefined
  const parts = [
    ...(merchantIds.length > 0 ? [inArray(traceBatches.merchantId, [...merchantIds])] : []),
    ...(countyCodes.length > 0 ? [inArray(traceBatches.countyCode, [...countyCodes])] : []),
  ]
  return parts.length > 0 ? or(...parts) : sql`false`
}
