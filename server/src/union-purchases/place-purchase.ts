import type { PurchaseInput } from '@yuxiang/shared/api/union-purchases'
import { placeOrder } from '../orders/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { activeMembers, digestOf, fundAccountOf, openBudgetOf } from '../union-fund/index.ts'
import { isPurchased } from './read-purchases.ts'
import { unionDistributions, unionPurchases } from './tables.ts'

/** The most of one SKU that one purchase may buy: order_lines has the same bound. */
const QUANTITY_MAX = 100_000
const BATCH = 5_000

/** What the officer saw. */
export interface Expected {
  expectedMembers: number
  expectedTotalFen: number
  expectedDigest?: string | undefined
}

/**
 * Buys for all members, or for some groups: one payment by the budget's fund, a distribution for each. In the caller's
 * transaction; answers the purchase's id. Refuses with `budget_short`, `not_certified`, `purchase_exists`, `grant_changed` (other members
 * than the officer saw) and whatever placing an order refuses.
 */
export async function placePurchase(
  tx: Db,
  platform: Platform,
  officerId: string,
  unionId: string,
  { expectedMembers, expectedTotalFen, expectedDigest, ...input }: PurchaseInput & Expected,
): Promise<string> {
  const now = platform.clock()
  const budget = await openBudgetOf(tx, officerId, unionId, input.budgetId)
  const members = await activeMembers(tx, unionId, input.groups)
  const digest = digestOf(members.map(({ id }) => id))
  const isAsSeen = members.length === expectedMembers && digest === (expectedDigest ?? digest)
  if (members.length === 0 || !isAsSeen) throw new Refusal('grant_changed')
  // The budget is locked: nobody places the same beside this.
  if (await isPurchased(tx, budget.id, input.name)) throw new Refusal('purchase_exists')
  const { placed, writes } = await placeOrder(tx, platform, officerId, {
    items: forAll(input.items, members.length),
    addressId: input.addressId,
    expectedTotalFen,
    fund: { budgetId: budget.id, account: fundAccountOf(budget.id) },
  })
  await writes
  const purchaseId = newId()
  await tx.insert(unionPurchases).values({
    id: purchaseId,
    unionId,
    budgetId: budget.id,
    paymentId: placed.payment.id,
    name: input.name,
    members: members.length,
    totalFen: expectedTotalFen,
    items: placed.orders
      .flatMap((order) => order.lines)
      .map(({ name, skuName, imageUrl, quantity }) => ({
        name,
        skuName,
        imageUrl,
        quantity: quantity / members.length,
      })),
    createdAt: now,
  })
  const rows = members.map(({ id, group }) => ({ id: newId(), purchaseId, memberId: id, groupName: group }))
  for (let from = 0; from < rows.length; from += BATCH) {
    await tx.insert(unionDistributions).values(rows.slice(from, from + BATCH))
  }
  await audit(tx, {
    actorId: officerId,
    action: 'unionPurchase.place',
    subject: 'unionPurchase',
    subjectId: purchaseId,
    after: { ...input, members: members.length, totalFen: expectedTotalFen, paymentId: placed.payment.id },
  })
  return purchaseId
}

/** Everybody's share together; `quantity_too_large` when that is more than one order can hold. */
export function forAll(
  items: PurchaseInput['items'],
  members: number,
): { skuId: string; quantity: number }[] {
  const all = items.map(({ skuId, quantity }) => ({ skuId, quantity: quantity * members }))
  if (all.some(({ quantity }) => quantity > QUANTITY_MAX)) throw new Refusal('quantity_too_large')
  return all
}
