import { eq } from 'drizzle-orm'
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
