import { type UnionOrder, unionOrders } from '../orders/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { grantFacts, requireOfficer } from '../union-fund/index.ts'
import { ordersOfPurchase, purchaseFacts } from '../union-purchases/index.ts'
import { dueOfOrders } from './due-of-orders.ts'
import { slicesOf } from './gathering.ts'
import { ordersOfGrant } from './read-invoices.ts'
import { unionInvoices } from './tables.ts'
import { tellMerchants } from './tell-merchants.ts'

interface Wish {
  grantId?: string | undefined
  purchaseId?: string | undefined
}

/**
 * Asks for an invoice over each received order of a grant or a purchase, over what the union's money paid of it and
 * did not get back; the merchants' staff are told. An order is asked for once. Refuses with `union_not_found`,
 * `grant_not_found`, `purchase_not_found`.
 */
export function requestInvoices(
  platform: Platform,
  userId: string,
  unionId: string,
  wish: Wish,
): Promise<{ requested: number; already: number }> {
  return platform.database.transaction(async (tx) => {
    await requireOfficer(tx, userId, unionId)
    const requestId = newId()
    const counts = { requested: 0, already: 0 }
    const perMerchant = new Map<string, number>()
    for (const ids of slicesOf(await ordersOf(platform, tx, unionId, wish))) {
      const rows = await dueRows(tx, unionId, await unionOrders(tx, ids), platform.clock())
      if (rows.length === 0) continue
      const written = await tx
        .insert(unionInvoices)
        .values(rows)
        .onConflictDoNothing({ target: [unionInvoices.orderId, unionInvoices.unionId] })
        .returning({ merchantId: unionInvoices.merchantId })
      for (const { merchantId } of written) {
        perMerchant.set(merchantId, (perMerchant.get(merchantId) ?? 0) + 1)
      }
      counts.requested += written.length
      counts.already += rows.length - written.length
    }
    await tellMerchants(tx, platform, { requestId, unionId, perMerchant })
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

async function dueRows(tx: Db, unionId: string, orders: readonly UnionOrder[], requestedAt: Date) {
  const received = orders.filter((order) => order.receivedAt !== null)
  const due = await dueOfOrders(tx, unionId, received)
  return received.flatMap(({ id: orderId, orderNo, merchantId, merchantName }) => {
    const amountFen = due.get(orderId)
    if (amountFen === undefined) return []
    const state = 'requested' as const
    return [
      { id: newId(), unionId, orderId, orderNo, merchantId, merchantName, amountFen, state, requestedAt },
    ]
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
