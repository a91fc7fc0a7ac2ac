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
  const [orders, signed, shares] = await Promise.all([
    ordersByPayment(db, rows),
    db
      .select({ purchaseId: unionDistributions.purchaseId, signed: count() })
      .from(unionDistributions)
      .where(and(inArray(unionDistributions.purchaseId, ids), isNotNull(unionDistributions.signedAt)))
      .groupBy(unionDistributions.purchaseId),
    sharesByParcel(db, rows),
  ])
  return rows.map((row) => {
    const own = orders.get(row.paymentId) ?? []
    const atUnit = signed.find((one) => one.purchaseId === row.id)?.signed ?? 0
    return {
      id: row.id,
      budgetId: row.budgetId,
      name: row.name,
      members: row.members,
      totalFen: row.totalFen,
      delivery: row.delivery,
      state: purchaseState(own),
      signed: row.delivery === 'unit' ? atUnit : receivedShares(shares.get(row.id) ?? [], own),
      orders:
        row.delivery === 'unit'
          ? own.map(({ paymentId: _, receivedAt: __, receivedBy: ___, ...order }) => order)
          : [],
      items: row.items,
      createdAt: row.createdAt.toISOString(),
    }
  })
}

/** Of purchases sent to members, the orders of each share. */
async function sharesByParcel(db: Db, rows: readonly PurchaseRow[]): Promise<Map<string, string[][]>> {
  const ids = rows.filter((row) => row.delivery === 'members').map((row) => row.id)
  if (ids.length === 0) return new Map()
  const found = await db
    .select({ purchaseId: unionDistributions.purchaseId, orderIds: unionDistributions.orderIds })
    .from(unionDistributions)
    .where(inArray(unionDistributions.purchaseId, ids))
  const shares = new Map<string, string[][]>()
  for (const { purchaseId, orderIds } of found) {
    const known = shares.get(purchaseId)
    if (known) known.push(orderIds)
    else shares.set(purchaseId, [orderIds])
  }
  return shares
}

function receivedShares(shares: readonly string[][], orders: readonly OrderOfPayment[]): number {
  const byId = new Map(orders.map((order) => [order.id, order]))
  const ordersOf = (ids: string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  return shares.filter((ids) => purchaseState(ordersOf(ids)) === 'ready').length
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
