import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { merchantStaff, merchants } from './tables.ts'

/** The merchants this account may act for, by name; none for everybody else. */
export function shopsOfStaff(db: Db, userId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: merchants.id, name: merchants.name })
    .from(merchantStaff)
    .innerJoin(merchants, eq(merchants.id, merchantStaff.merchantId))
    .where(eq(merchantStaff.userId, userId))
    .orderBy(merchants.name)
}
