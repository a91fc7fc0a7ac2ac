import type { Distribution, DistributionRow } from '@yuxiang/shared/api/union-purchases'
import { and, count, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { OrderOfPayment } from '../orders/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { memberCards, membershipsOf, requireOfficer, unionNames } from '../union-fund/index.ts'
import { ordersByPayment } from './read-purchases.ts'
import { shareState } from './share-state.ts'
import { unionDistributions, unionPurchases } from './tables.ts'

type Row = z.infer<typeof DistributionRow>

/** The most shares a member sees: years of them. */
const OWN_MAX = 200

/** The purchase, for its officer; refuses with `purchase_not_found`. */
async function requirePurchaseOf(db: Db, officerId: string, purchaseId: string) {
  const [purchase] = await db.select().from(unionPurchases).where(eq(unionPurchases.id, purchaseId))
  if (!purchase) throw new Refusal('purchase_not_found')
  await requireOfficer(db, officerId, purchase.unionId).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('purchase_not_found') : error
  })
  return purchase
}

/** Who gets a share and who has signed, by group. Names are encrypted, so a search reads the whole list. */
export async function listDistributions(
  platform: Platform,
  officerId: string,
  purchaseId: string,
  query: { q?: string | undefined; page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: Row[]; total: number }> {
  const { db } = platform.database
  const purchase = await requirePurchaseOf(db, officerId, purchaseId)
  const { page = 1, pageSize = 20 } = query
  const ofPurchase = eq(unionDistributions.purchaseId, purchaseId)
  const inOrder = db
    .select()
    .from(unionDistributions)
    .where(ofPurchase)
    .orderBy(unionDistributions.groupName, unionDistributions.id)
  const orders = (await ordersByPayment(db, [purchase])).get(purchase.paymentId) ?? []
  if (query.q) {
    const { q } = query
    const all = await named(platform, await inOrder, purchase, orders)
    const found = all.filter((row) => row.name.includes(q) || row.phoneMasked.includes(q))
    return { items: found.slice((page - 1) * pageSize, page * pageSize), total: found.length }
  }
  const [rows, [all]] = await Promise.all([
    inOrder.limit(pageSize).offset((page - 1) * pageSize),
    db.select({ total: count() }).from(unionDistributions).where(ofPurchase),
  ])
  return { items: await named(platform, rows, purchase, orders), total: all?.total ?? 0 }
}

async function named(
  platform: Platform,
  rows: readonly (typeof unionDistributions.$inferSelect)[],
  purchase: typeof unionPurchases.$inferSelect,
  orders: readonly OrderOfPayment[],
): Promise<Row[]> {
  const cards = await memberCards(
    platform,
    platform.database.db,
    rows.map((row) => row.memberId),
  )
  return rows.map((row) => ({
    id: row.id,
    name: cards.get(row.memberId)?.name ?? '',
    phoneMasked: cards.get(row.memberId)?.phoneMasked ?? '',
    group: row.groupName,
    ...shareState(row, purchase, orders),
    parcels: orders
      .filter(({ id }) => row.orderIds.includes(id))
      .map(({ id: orderId, orderNo, merchantName, state }) => ({ orderId, orderNo, merchantName, state })),
  }))
}

/** What collective purchases brought this shopper, the newest first. */
export async function ownDistributions(db: Db, userId: string): Promise<Distribution[]> {
  const memberIds = await membershipsOf(db, userId)
  if (memberIds.length === 0) return []
  return read(db, inArray(unionDistributions.memberId, memberIds))
}

async function read(db: Db, where: SQL | undefined): Promise<Distribution[]> {
  const rows = await db
    .select()
    .from(unionDistributions)
    .innerJoin(unionPurchases, eq(unionPurchases.id, unionDistributions.purchaseId))
    .where(where)
    .orderBy(desc(unionDistributions.id))
    .limit(OWN_MAX)
  const purchases = rows.map((row) => row.union_purchases)
  const [orders, names] = await Promise.all([
    ordersByPayment(db, purchases),
    unionNames(
      db,
      purchases.map((purchase) => purchase.unionId),
    ),
  ])
  return rows.map(({ union_distributions: one, union_purchases: purchase }) => ({
    id: one.id,
    purchaseId: purchase.id,
    unionName: names.get(purchase.unionId) ?? '',
    purchaseName: purchase.name,
    items: purchase.items,
    ...shareState(one, purchase, orders.get(purchase.paymentId) ?? []),
    delivery: purchase.delivery,
    orderIds: one.orderIds,
  }))
}

/** The member signs for a share; a second time changes nothing. Refuses with `distribution_not_found` and `…_state_conflict`. */
export async function signOwn(platform: Platform, userId: string, id: string): Promise<Distribution> {
  const { db } = platform.database
  const memberIds = await membershipsOf(db, userId)
  const own = and(eq(unionDistributions.id, id), inArray(unionDistributions.memberId, memberIds))
  const [found] = memberIds.length > 0 ? await read(db, own) : []
  if (!found) throw new Refusal('distribution_not_found')
  if (found.state === 'signed') return found
  if (found.state !== 'ready') throw new Refusal('distribution_state_conflict')
  await sign(platform, id, userId, 'member')
  const [signed] = await read(db, own)
  return signed ?? found
}

/** The officer records that a member signed on paper. */
export async function signForMember(platform: Platform, officerId: string, id: string): Promise<Row> {
  const { db } = platform.database
  const [found] = await db.select().from(unionDistributions).where(eq(unionDistributions.id, id))
  if (!found) throw new Refusal('distribution_not_found')
  const purchase = await requirePurchaseOf(db, officerId, found.purchaseId).catch(() => null)
  if (!purchase) throw new Refusal('distribution_not_found')
  const orders = (await ordersByPayment(db, [purchase])).get(purchase.paymentId) ?? []
  const { state } = shareState(found, purchase, orders)
  if (state !== 'signed') {
    if (state !== 'ready') throw new Refusal('distribution_state_conflict')
    await sign(platform, id, officerId, 'officer')
  }
  const rows = await db.select().from(unionDistributions).where(eq(unionDistributions.id, id))
  const [row] = await named(platform, rows, purchase, orders)
  if (!row) throw new Refusal('distribution_not_found')
  return row
}

async function sign(
  { database, clock }: Platform,
  id: string,
  signedBy: string,
  signedAs: 'member' | 'officer',
): Promise<void> {
  await database.transaction(async (tx) => {
    const [signed] = await tx
      .update(unionDistributions)
      .set({ signedAt: clock(), signedBy, signedAs })
      .where(and(eq(unionDistributions.id, id), isNull(unionDistributions.signedAt)))
      .returning()
    if (!signed) return
    await audit(tx, {
      actorId: signedBy,
      action: 'unionDistribution.sign',
      subject: 'unionDistribution',
      subjectId: id,
      after: { signedAt: signed.signedAt, signedAs },
    })
  })
}
