import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { merchantApplications } from './tables.ts'

/** Whether somebody is about to enter as a merchant: what is approved needs an owner who can sign in. */
export async function hasOpenApplication(db: Db, userId: string): Promise<boolean> {
  const rows = await db
    .select({ id: merchantApplications.id })
    .from(merchantApplications)
    .where(
      and(
        eq(merchantApplications.applicantId, userId),
        inArray(merchantApplications.state, ['draft', 'submitted', 'returned']),
      ),
    )
    .limit(1)
  return rows.length > 0
}
