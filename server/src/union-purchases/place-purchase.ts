import type { Purchase, PurchaseInput } from '@yuxiang/shared/api/union-purchases'
import { type NewOrder, placeOrder, placeParcels } from '../orders/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import {
  type ActiveMember,
  activeMembers,
  digestOf,
  fundAccountOf,
  lockRoster,
  openBudgetOf,
  overCapWords,
  requireOfficer,
  type Share,
  sharesOverCap,
} from '../union-fund/index.ts'
import { planParcels } from './parcels.ts'
import { isPurchased } from './read-purchases.ts'
import { receivedIn } from './received-in.ts'
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
 * transaction; answers the purchase's id. Refuses with `budget_short`, `not_certified`, `purchase_exists`, `cap_exceeded`, `grant_changed`
 * (other members than the officer saw) and whatever placing an order refuses.
 */
export async function placePurchase(
  tx: Db,
  platform: Platform,
  officerId: string,
  unionId: string,
  { expectedMembers, expectedTotalFen, expectedDigest, ...input }: PurchaseInput & Expected,
): Promise<string> {
  const now = platform.clock()
  await requireOfficer(tx, officerId, unionId)
  await lockRoster(tx, unionId)
  const budget = await openBudgetOf(tx, officerId, unionId, input.budgetId)
  const roster = await activeMembers(tx, unionId, input.groups)
  // The budget is locked: nobody places the same beside this.
  if (await isPurchased(tx, budget.id, input.name)) throw new Refusal('purchase_exists')
  const expectSeen = (memberIds: readonly string[]) => {
    const digest = digestOf(memberIds)
    const isAsSeen = memberIds.length === expectedMembers && digest === (expectedDigest ?? digest)
    if (memberIds.length === 0 || !isAsSeen) throw new Refusal('grant_changed')
  }
  const fund = { budgetId: budget.id, account: fundAccountOf(budget.id) }
  const placing = { officerId, input, expectedTotalFen, fund, expectSeen }
  const { paymentId, lines, shares } =
    input.delivery === 'members'
      ? await sendToMembers(tx, platform, roster, placing)
      : await sendToUnit(tx, platform, roster, placing)
  // Nobody else grants or buys meanwhile: the roster is locked.
  const over = await sharesOverCap(tx, budget, shares, receivedIn, now)
  if (over.length > 0) {
    throw new Refusal('cap_exceeded', { detail: overCapWords(over.length, budget.memberYearCapFen) })
  }
  const purchaseId = newId()
  await tx.insert(unionPurchases).values({
    id: purchaseId,
    unionId,
    budgetId: budget.id,
    paymentId,
    name: input.name,
    delivery: input.delivery ?? 'unit',
    members: shares.length,
    totalFen: expectedTotalFen,
    items: lines,
    createdAt: now,
  })
  const rows = shares.map(({ amountFen: _, ...share }) => ({ ...share, id: newId(), purchaseId }))
  for (let from = 0; from < rows.length; from += BATCH) {
    await tx.insert(unionDistributions).values(rows.slice(from, from + BATCH))
  }
  await audit(tx, {
    actorId: officerId,
    action: 'unionPurchase.place',
    subject: 'unionPurchase',
    subjectId: purchaseId,
    after: { ...input, members: shares.length, totalFen: expectedTotalFen, paymentId },
  })
  return purchaseId
}

interface Placing {
  officerId: string
  input: PurchaseInput
  expectedTotalFen: number
  fund: { budgetId: string; account: string }
  /** Refuses with `grant_changed` unless these are the members whom the officer saw. */
  expectSeen: (memberIds: readonly string[]) => void
}

interface Sent {
  paymentId: string
  /** What each member gets. */
  lines: Purchase['items']
  shares: { memberId: string; groupName: string; orderIds: string[]; amountFen: number }[]
}

/** One order per merchant to the unit. */
async function sendToUnit(
  tx: Db,
  platform: Platform,
  roster: readonly ActiveMember[],
  { officerId, input, expectedTotalFen, fund, expectSeen }: Placing,
): Promise<Sent> {
  expectSeen(roster.map(({ id }) => id))
  if (input.addressId === undefined) throw new Refusal('address_not_found')
  const { placed, writes } = await placeOrder(tx, platform, officerId, {
    items: forAll(input.items, roster.length),
    addressId: input.addressId,
    expectedTotalFen,
    fund,
  })
  await writes
  return {
    paymentId: placed.payment.id,
    lines: itemsOf(placed.orders, roster.length),
    shares: equalShares(roster, expectedTotalFen).map((share, index) => ({
      ...share,
      groupName: roster[index]?.group ?? '',
      orderIds: [],
    })),
  }
}

/** One order per member and merchant, to each at home. */
async function sendToMembers(
  tx: Db,
  platform: Platform,
  roster: readonly ActiveMember[],
  { officerId, input, expectedTotalFen, fund, expectSeen }: Placing,
): Promise<Sent> {
  const { parcels } = await planParcels(platform, tx, roster, input.items)
  expectSeen(parcels.map(({ memberId }) => memberId))
  const { paymentId, orders } = await placeParcels(tx, platform, officerId, {
    items: input.items,
    parcels,
    expectedTotalFen,
    fund,
  })
  const byUser = Map.groupBy(orders, (order) => order.userId)
  return {
    paymentId,
    lines: itemsOf(byUser.get(parcels[0]?.userId ?? '') ?? [], 1),
    shares: parcels.map(({ memberId, group, userId }) => ({
      memberId,
      groupName: group,
      orderIds: (byUser.get(userId) ?? []).map(({ id }) => id),
      amountFen: (byUser.get(userId) ?? []).reduce((sum, order) => sum + order.totalFen, 0),
    })),
  }
}

const itemsOf = (orders: readonly Pick<NewOrder, 'lines'>[], members: number): Purchase['items'] =>
  orders
    .flatMap((order) => order.lines)
    .map(({ name, skuName, imageUrl, quantity }) => ({
      name,
      skuName,
      imageUrl,
      quantity: quantity / members,
    }))

/** What goods for the unit are worth to each: all the same, rounded up as {@link receivedIn} does. */
export const equalShares = (members: readonly { id: string }[], totalFen: number): Share[] =>
  members.map(({ id }) => ({ memberId: id, amountFen: Math.ceil(totalFen / members.length) }))

/** Everybody's share together; `quantity_too_large` when that is more than one order can hold. */
export function forAll(
  items: PurchaseInput['items'],
  members: number,
): { skuId: string; quantity: number }[] {
  const all = items.map(({ skuId, quantity }) => ({ skuId, quantity: quantity * members }))
  if (all.some(({ quantity }) => quantity > QUANTITY_MAX)) throw new Refusal('quantity_too_large')
  return all
}
