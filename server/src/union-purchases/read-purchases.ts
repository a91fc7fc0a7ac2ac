import type { Purchase } from '@yuxiang/shared/api/union-purchases'
import type { OrderState } from '@yuxiang/shared/states/order'
import { and, count, desc, eq, type InferSelectModel, inArray, isNotNull } from 'drizzle-orm'
import { type OrderOfPayment, ordersOfPayments } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { unionDistributions, unionPurchases } from './tables.ts'

type PurchaseRow = InferSelectModel<typeof unionPurchases>

/** ordered: on its way to the unit. ready: all of it is there. cancelled: all of it was given back. */
export function purchaseState(orders: readonly { state: OrderState }[]): Purchase['state'] {
  const kept = orders.filter(({ state }) => state !== 'closed' && state !== 'cancelled')
  if (kept.length === 0) return 'cancelled'
  return kept.every(({ state }) => state === 'received' || state === 'completed') ? 'ready' : 'ordered'
}

/** Orders of some purchases, by payment. */
export async function ordersByPayment(
  db: Db,
  rows: readonly { paymentId: string }[],
): Promise<Map<string, OrderOfPayment[]>> {
  return Map.groupBy(
    await ordersOfPayments(
      db,
      rows.map((row) => row.paymentId),
    ),
    (order) => order.paymentId,
  )
}

/** One page of a union's purchases, the newest first. */
export async function listPurchases(
  db: Db,
  unionId: string,
  { page = 1, pageSize = 20 }: { page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: Purchase[]; total: number }> {
  const ofUnion = eq(unionPurchases.unionId, unionId)
  const [rows, [all]] = await Promise.all([
    db
      .select()
      .from(unionPurchases)
      .where(ofUnion)
      .orderBy(desc(unionPurchases.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(unionPurchases).where(ofUnion),
  ])
  return { items: await shown(db, rows), total: all?.total ?? 0 }
}

/** One purchase. */
export async function readPurchase(db: Db, purchaseId: string): Promise<Purchase> {
  const rows = await db.select().from(unionPurchases).where(eq(unionPurchases.id, purchaseId))
  const [purchase] = await shown(db, rows)
  if (!purchase) throw new Refusal('purchase_not_found')
  return purchase
}

async function shown(db: Db, rows: readonly PurchaseRow[]): Promise<Purchase[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [orders, signed] = await Promise.all([
    ordersByPayment(db, rows),
    db
      .select({ purchaseId: unionDistributions.purchaseId, signed: count() })
      .from(unionDistributions)
      .where(and(inArray(unionDistributions.purchaseId, ids), isNotNull(unionDistributions.signedAt)))
      .groupBy(unionDistributions.purchaseId),
  ])
  return rows.map((row) => {
    const own = orders.get(row.paymentId) ?? []
    return {
      id: row.id,
      budgetId: row.budgetId,
      name: row.name,
      members: row.members,
      totalFen: row.totalFen,
      state: purchaseState(own),
      signed: signed.find((one) => one.purchaseId === row.id)?.signed ?? 0,
      orders: own.map(({ paymentId: _, ...order }) => order),
      items: row.items,
      createdAt: row.createdAt.toISOString(),
    }
  })
}

/** The orders that one purchase placed; none for an unknown one. */
export async function ordersOfPurchase(db: Db, purchaseId: string): Promise<OrderOfPayment[]> {
  const rows = await db
    .select({ paymentId: unionPurchases.paymentId })
    .from(unionPurchases)
    .where(eq(unionPurchases.id, purchaseId))
  return ordersOfPayments(
    db,
    rows.map((row) => row.paymentId),
  )
}

/** Whether a budget bought under this name before, and not all of it was given back. */
export async function isPurchased(db: Db, budgetId: string, name: string): Promise<boolean> {
  const rows = await db
    .select({ paymentId: unionPurchases.paymentId })
    .from(unionPurchases)
    .where(and(eq(unionPurchases.budgetId, budgetId), eq(unionPurchases.name, name)))
  const orders = await ordersByPayment(db, rows)
  return rows.some(({ paymentId }) => purchaseState(orders.get(paymentId) ?? []) !== 'cancelled')
}
