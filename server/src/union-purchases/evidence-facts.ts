import type { SignedAs } from '@yuxiang/shared/api/union-purchases'
import { asc, eq } from 'drizzle-orm'
import { ordersOfPayments } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import { shareState } from './share-state.ts'
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

/** Who got a share of a purchase, when it was signed for and by whom, by group. */
export async function signaturesOf(
  db: Db,
  purchaseId: string,
): Promise<{ memberId: string; group: string; signedAt: Date | null; signedAs: SignedAs | null }[]> {
  const rows = await db
    .select({ share: unionDistributions, purchase: unionPurchases })
    .from(unionDistributions)
    .innerJoin(unionPurchases, eq(unionPurchases.id, unionDistributions.purchaseId))
    .where(eq(unionDistributions.purchaseId, purchaseId))
    .orderBy(unionDistributions.groupName, unionDistributions.id)
  const [first] = rows
  const orders = first ? await ordersOfPayments(db, [first.purchase.paymentId]) : []
  return rows.map(({ share, purchase }) => {
    const { signedAt, signedAs } = shareState(share, purchase, orders)
    const { memberId, groupName: group } = share
    return { memberId, group, signedAt: signedAt === null ? null : new Date(signedAt), signedAs }
  })
}
