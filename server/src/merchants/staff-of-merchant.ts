import { eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { merchantStaff } from './tables.ts'

/** Who acts for a merchant: whom to tell. */
export async function staffOfMerchant(db: Db, merchantId: string): Promise<string[]> {
  const rows = await db
    .select({ userId: merchantStaff.userId })
    .from(merchantStaff)
    .where(eq(merchantStaff.merchantId, merchantId))
    .orderBy(merchantStaff.userId)
  return rows.map((row) => row.userId)
}
