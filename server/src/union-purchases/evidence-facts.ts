import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { unionDistributions, unionPurchases } from './tables.ts'

export interface PurchaseFacts {
  id: string
  paymentId: string
  name: string
  /** What each member gets. */
  items: { name: string; skuName: string; quantity: number }[]
}

/** All collective purchases of a union, the oldest first. */
export function purchaseFacts(db: Db, unionId: string): Promise<PurchaseFacts[]> {
  return db
    .select({
      id: unionPurchases.id,
      paymentId: unionPurchases.paymentId,
      name: unionPurchases.name,
      items: unionPurchases.items,
    })
    .from(unionPurchases)
    .where(eq(unionPurchases.unionId, unionId))
    .orderBy(asc(unionPurchases.id))
}

/** Who got a share of these purchases and when they signed for it, by purchase and group. */
export function signaturesOf(
  db: Db,
  purchaseIds: readonly string[],
): Promise<{ purchaseId: string; memberId: string; group: string; signedAt: Date | null }[]> {
  return db
    .select({
      purchaseId: unionDistributions.purchaseId,
      memberId: unionDistributions.memberId,
      group: unionDistributions.groupName,
      signedAt: unionDistributions.signedAt,
    })
    .from(unionDistributions)
    .where(inArray(unionDistributions.purchaseId, [...purchaseIds]))
    .orderBy(unionDistributions.purchaseId, unionDistributions.groupName, unionDistributions.id)
}
