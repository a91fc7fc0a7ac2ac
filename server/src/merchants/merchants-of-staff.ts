import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { merchantStaff } from './tables.ts'

/** Ids of the merchants this account may act for; none for everybody else. */
export async function merchantsOfStaff(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ merchantId: merchantStaff.merchantId })
    .from(merchantStaff)
    .where(eq(merchantStaff.userId, userId))
    .orderBy(merchantStaff.merchantId)
  return rows.map((row) => row.merchantId)
}

/** Who may act for some merchants. */
export async function staffOfMerchants(
  db: Db,
  merchantIds: readonly string[],
): Promise<{ merchantId: string; userId: string }[]> {
  if (merchantIds.length === 0) return []
  return db
    .select({ merchantId: merchantStaff.merchantId, userId: merchantStaff.userId })
    .from(merchantStaff)
    .where(inArray(merchantStaff.merchantId, [...merchantIds]))
}
