import { eq, type InferSelectModel } from 'drizzle-orm'
import { countiesOfStaff } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { brands } from './tables.ts'

export type BrandRow = InferSelectModel<typeof brands>

/** Whose brands somebody manages. */
export interface BrandScope {
  userId: string
  /** All of them. */
  isOperator: boolean
  countyCodes: readonly string[]
}

export async function brandScope(db: Db, { userId, roles }: Actor): Promise<BrandScope> {
  const countyCodes = roles.includes('county') ? await countiesOfStaff(db, userId) : []
  return { userId, isOperator: roles.includes('operator'), countyCodes }
}

/** The operator manages every brand, a county its own and those under it. */
export const manages = ({ isOperator, countyCodes }: BrandScope, { countyCode }: BrandRow): boolean =>
  isOperator || (countyCode !== null && countyCodes.includes(countyCode))

/** A brand that the caller manages; refuses with `brand_not_found`. */
export async function requireManaged(db: Db, scope: BrandScope, brandId: string): Promise<BrandRow> {
  const brand = await requireBrand(db, brandId)
  if (!manages(scope, brand)) throw new Refusal('brand_not_found')
  return brand
}

export async function requireBrand(db: Db, brandId: string): Promise<BrandRow> {
  const [brand] = await db.select().from(brands).where(eq(brands.id, brandId))
  if (!brand) throw new Refusal('brand_not_found')
  return brand
}
