import { type UnionOrder, unionOrders } from '../orders/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import {
  allowancesOfUnion,
  fundAccountOf,
  grantFacts,
  requireOfficer,
  unionFacts,
} from '../union-fund/index.ts'
import { ordersOfPurchase, purchaseFacts } from '../union-purchases/index.ts'
import { slicesOf } from './gathering.ts'
import { ordersOfGrant } from './read-invoices.ts'
import { unionInvoices } from './tables.ts'

interface Wish {
  grantId?: string | undefined
  purchaseId?: string | undefined
}

/**
 * Asks for an invoice over each received order of a grant or a purchase, over what the union's money paid of it and
 * did not get back. An order is asked for once. Refuses with `union_not_found`, `grant_not_found`,
 * `purchase_not_found`.
 */
export function requestInvoices(
  platform: Platform,
  userId: string,
  unionId: string,
  wish: Wish,
): Promise<{ requested: number; already: number }> {
  const now = platform.clock()
  return platform.database.transaction(async (tx) => {
    await requireOfficer(tx, userId, unionId)
    const { budgets } = await unionFacts(tx, unionId)
    const funds = budgets.map(({ id }) => fundAccountOf(id))
    const counts = { requested: 0, already: 0 }
    for (const ids of slicesOf(await ordersOf(platform, tx, unionId, wish))) {
      const due = await dueOf(tx, unionId, funds, await unionOrders(tx, ids))
      if (due.length === 0) continue
      const rows = due.map(({ order, amountFen }) => ({
        id: newId(),
        unionId,
        orderId: order.id,
        orderNo: order.orderNo,
        merchantName: order.merchantName,
        amountFen,
        state: 'requested' as const,
        requestedAt: now,
      }))
      const written = await tx
        .insert(unionInvoices)
        .values(rows)
        .onConflictDoNothing({ target: [unionInvoices.orderId, unionInvoices.unionId] })
        .returning({ id: unionInvoices.id })
      counts.requested += written.length
      counts.already += rows.length - written.length
    }
    await audit(tx, {
      actorId: userId,
      action: 'unionInvoice.request',
      subject: 'union',
      subjectId: unionId,
      after: { ...wish, ...counts },
    })
    return counts
  })
}

async function ordersOf(
  platform: Platform,
  tx: Db,
  unionId: string,
  { grantId, purchaseId }: Wish,
): Promise<string[]> {
  if (purchaseId !== undefined) {
    const purchases = await purchaseFacts(tx, unionId)
    if (!purchases.some(({ id }) => id === purchaseId)) throw new Refusal('purchase_not_found')
    return (await ordersOfPurchase(tx, purchaseId)).map(({ id }) => id)
  }
  const grants = await grantFacts(platform, tx, unionId)
  if (grantId === undefined || !grants.some(({ id }) => id === grantId)) throw new Refusal('grant_not_found')
  const sql = sqlOf(tx)
  const rows = await sql<{ id: string }[]>`
    select subject_id as id from ${ordersOfGrant(sql, unionId, grantId)} concerned order by 1`
  return rows.map(({ id }) => id)
}

/** Received orders with what this union paid of each, above zero. */
async function dueOf(
  tx: Db,
  unionId: string,
  funds: readonly string[],
  orders: readonly UnionOrder[],
): Promise<{ order: UnionOrder; amountFen: number }[]> {
  const received = orders.filter((order) => order.receivedAt !== null)
  const accountIds = received.flatMap((order) =>
    order.lines.flatMap((line) => line.paid.map((part) => part.accountId)),
  )
  const sql = sqlOf(tx)
  const allowances = await sql<{ id: string }[]>`
    select id from ${allowancesOfUnion(sql, unionId, null)} allowance where id = any(${accountIds}::uuid[])`
  const ours = new Set([...funds, ...allowances.map(({ id }) => id)])
  const sumOf = (parts: UnionOrder['lines'][number]['paid']) =>
    parts.reduce((sum, part) => sum + (ours.has(part.accountId) ? part.amountFen : 0), 0)
  return received
    .map((order) => {
      const paidFen = sumOf(order.lines.flatMap((line) => line.paid))
      const refunds = order.lines.flatMap((line) => line.refunds)
      return { order, amountFen: paidFen - sumOf(refunds.flatMap((refund) => refund.parts)) }
    })
    .filter(({ amountFen }) => amountFen > 0)
}
