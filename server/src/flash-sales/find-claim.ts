import { and, eq, type InferSelectModel } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { flashClaims } from './tables.ts'

export type ClaimRow = InferSelectModel<typeof flashClaims>

/** The claim that a phone's key stands for; null when it won nothing. */
export async function findByKey(
  db: Db,
  userId: string,
  key: string,
): Promise<{ id: string; itemId: string; addressId: string | null; payBy: string } | null> {
  const [row] = await sqlOf(db)<{ id: string; itemId: string; addressId: string | null; payBy: string }[]>`
    select id, item_id as "itemId", address_id as "addressId", pay_by as "payBy"
    from flash_claims where user_id = ${userId} and key = ${key}`
  return row ?? null
}

/** Somebody's own claim; refuses with `flash_claim_not_found`. */
export async function requireOwnClaim(db: Db, userId: string, claimId: string): Promise<ClaimRow> {
  const [row] = await db
    .select()
    .from(flashClaims)
    .where(and(eq(flashClaims.id, claimId), eq(flashClaims.userId, userId)))
  if (!row) throw new Refusal('flash_claim_not_found')
  return row
}
