import { paymentDeadline } from '../payments/index.ts'
import type { Db } from '../platform/db/index.ts'
import { together } from '../platform/db/together.ts'
import { Refusal } from '../platform/http/refusal.ts'
import {
  type AccountKind,
  balancesOf,
  LedgerError,
  type NewAccount,
  openAccounts,
  openHolds,
  settle,
  spendHold,
  type Transfer,
  transfer,
  transferIdOf,
} from '../platform/ledger/index.ts'
import { type PointsLot, pointsSourceOf } from '../points/index.ts'
import { pointsOf } from './tenders.ts'

/**
 * Every order's money on the ledger. What pays it gathers in an escrow account of its own, so that no refund can give
 * back more than came in and no two orders wait for one row; what is left there when the order is complete is the
 * merchant's. Locks are taken last: payment, orders, stock, then these.
 */

/** Holds end with their payment; so long after its deadline the ledger's check begins to miss the end. */
const HOLD_MARGIN_MS = 3_600_000

/** What of an order's breakdown the ledger needs. */
export interface TenderedOrder {
  id: string
  userId: string
  merchantId: string
  /** A collective purchase: the fund pays, under a code of its own. */
  fundBudgetId: string | null
  totalFen: number
  pointsFen: number
  allowanceFen: number
  /** What the platform bears of discounts, freight and gifts. */
  platformFen: number
  lines: readonly { allowances: readonly { allowanceId: string; amountFen: number }[] }[]
}

export const escrowOf = (orderId: string): string => transferIdOf('escrow', orderId)

type MerchantAccount = AccountKind & ('wechatPay' | 'platformSubsidy' | 'merchantReceivable')
export const merchantAccountOf = (kind: MerchantAccount, merchantId: string): string =>
  transferIdOf(kind, merchantId)

const escrow = (order: { id: string }): NewAccount => ({
  id: escrowOf(order.id),
  kind: 'escrow',
  ownerId: order.id,
})
const merchantAccount = (kind: MerchantAccount, merchantId: string): NewAccount => ({
  id: merchantAccountOf(kind, merchantId),
  kind,
  ownerId: merchantId,
})

/**
 * Takes what allowances and points pay of new orders: held until the payment's own money is there, or spent at once
 * when there is none to come. `allowance_changed` when somebody was faster with the same allowance or points.
 */
export async function payByTenders(
  tx: Db,
  placing: { orders: readonly TenderedOrder[]; lots: readonly PointsLot[]; isCovered: boolean; now: Date },
): Promise<void> {
  const { orders, lots, isCovered, now } = placing
  const expiresAt = new Date(paymentDeadline(now).getTime() + HOLD_MARGIN_MS)
  const when = isCovered ? { phase: 'single' as const } : { phase: 'pending' as const, expiresAt }
  const spend = [
    ...orders.flatMap((order) => allowanceParts(order).map((part) => ({ ...part, ...when }))),
    ...pointParts(orders, lots).map((part) => ({ ...part, ...when })),
    ...(isCovered ? orders.flatMap(subsidyParts) : []),
  ]
  try {
    await together(openAccounts(tx, orders.flatMap(accountsFor), now), transfer(tx, spend, now))
  } catch (error) {
    if (error instanceof LedgerError && error.refusal.reason === 'insufficient') {
      throw new Refusal(orders[0]?.fundBudgetId ? 'budget_short' : 'allowance_changed')
    }
    throw error
  }
}

const accountsFor = (order: TenderedOrder): NewAccount[] => [
  escrow(order),
  ...(isSubsidised(order) ? [merchantAccount('platformSubsidy', order.merchantId)] : []),
]

/** What each allowance pays of an order, once per allowance. */
function allowancesOf(order: Pick<TenderedOrder, 'lines'>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { allowanceId, amountFen } of order.lines.flatMap((line) => line.allowances)) {
    sums.set(allowanceId, (sums.get(allowanceId) ?? 0) + amountFen)
  }
  return sums
}

const allowanceParts = (order: TenderedOrder) =>
  [...allowancesOf(order)].map(([allowanceId, amount]) => ({
    id: transferIdOf('allowance.spend', order.id, allowanceId),
    from: allowanceId,
    to: escrowOf(order.id),
    amount,
    code: order.fundBudgetId === null ? ('allowance.spend' as const) : ('fund.buy' as const),
    subjectId: order.id,
  }))

/** Points leave the lots that expire first first. */
function pointParts(orders: readonly TenderedOrder[], lots: readonly PointsLot[]) {
  const free = lots.map((lot) => ({ ...lot }))
  return orders.flatMap((order) => {
    let left = pointsOf(order.pointsFen)
    return free.flatMap((lot) => {
      const amount = Math.min(left, lot.balance)
      if (amount === 0) return []
      left -= amount
      lot.balance -= amount
      return [
        {
          id: transferIdOf('points.spend', order.id, lot.accountId),
          from: lot.accountId,
          to: pointsSourceOf(order.userId),
          amount,
          code: 'points.spend' as const,
          subjectId: order.id,
        },
      ]
    })
  })
}

type PaidOrder = Omit<TenderedOrder, 'lines'>

const isSubsidised = (order: PaidOrder): boolean => order.pointsFen + order.platformFen > 0

/** What points deduct and the platform's campaigns give the platform pays, so that the merchant gets the whole price. */
function subsidyParts(order: PaidOrder): (Transfer & { phase: 'single' })[] {
  const part = (code: 'points.subsidise' | 'promotion.subsidise', amount: number) => ({
    phase: 'single' as const,
    id: transferIdOf(code, order.id),
    from: merchantAccountOf('platformSubsidy', order.merchantId),
    to: escrowOf(order.id),
    amount,
    code,
    subjectId: order.id,
  })
  return [part('points.subsidise', order.pointsFen), part('promotion.subsidise', order.platformFen)].filter(
    ({ amount }) => amount > 0,
  )
}

const wechatPart = (order: PaidOrder): Transfer[] => {
  const amount = order.totalFen - order.pointsFen - order.allowanceFen
  if (amount === 0) return []
  return [
    {
      phase: 'single',
      id: transferIdOf('wechat.pay', order.id),
      from: merchantAccountOf('wechatPay', order.merchantId),
      to: escrowOf(order.id),
      amount,
      code: 'wechat.pay',
      subjectId: order.id,
    },
  ]
}

/** The own money is there: it goes to escrow, and what was held follows it. */
export async function collect(tx: Db, orders: readonly PaidOrder[], now: Date): Promise<void> {
  const holds = await openHolds(
    tx,
    orders.map((order) => order.id),
  )
  const accounts = orders.flatMap((order) => [
    escrow(order),
    merchantAccount('wechatPay', order.merchantId),
    ...(isSubsidised(order) ? [merchantAccount('platformSubsidy', order.merchantId)] : []),
  ])
  const transfers: Transfer[] = [
    ...holds.flatMap((hold) => spendHold(hold, now)),
    ...orders.flatMap((order) => [...subsidyParts(order), ...wechatPart(order)]),
  ]
  await together(openAccounts(tx, accounts, now), transfer(tx, transfers, now))
}

/** Orders ended unpaid: what was held for them is free again. */
export async function release(tx: Db, orderIds: readonly string[], now: Date): Promise<void> {
  const holds = await openHolds(tx, orderIds)
  await transfer(
    tx,
    holds.map((hold) => ({ phase: 'void', id: transferIdOf('void', hold.id), pendingId: hold.id })),
    now,
  )
}

/**
 * Money came after the end and the goods are there: spends again what was released. False when it is not all there
 * any more; then nothing was spent.
 */
export async function spendAgain(
  tx: Db,
  orders: readonly TenderedOrder[],
  purse: { allowanceIds: ReadonlySet<string>; lots: readonly PointsLot[] },
  now: Date,
): Promise<boolean> {
  const parts = [...orders.flatMap(allowanceParts), ...pointParts(orders, purse.lots)]
  const isUsable = orders.every((order) =>
    [...allowancesOf(order).keys()].every((id) => purse.allowanceIds.has(id)),
  )
  const neededPoints = orders.reduce((sum, order) => sum + pointsOf(order.pointsFen), 0)
  const foundPoints = parts
    .filter((part) => part.code === 'points.spend')
    .reduce((sum, part) => sum + part.amount, 0)
  if (!isUsable || foundPoints < neededPoints) return false
  const again = parts.map((part) => ({
    ...part,
    phase: 'single' as const,
    id: transferIdOf('again', part.id),
  }))
  const [refusal] = await settle(tx, [again], now)
  return refusal === null
}

/** Orders are complete: what is left in escrow is the merchants'. */
export async function payMerchants(
  tx: Db,
  orders: readonly { id: string; merchantId: string }[],
  now: Date,
): Promise<void> {
  const escrows = await balancesOf(
    tx,
    orders.map((order) => escrowOf(order.id)),
  )
  const due = orders.flatMap((order) => {
    const amount = escrows.get(escrowOf(order.id))?.balance ?? 0
    return amount > 0 ? [{ ...order, amount }] : []
  })
  const receivables = [...new Set(due.map((order) => order.merchantId))]
  await openAccounts(
    tx,
    receivables.map((merchantId) => merchantAccount('merchantReceivable', merchantId)),
    now,
  )
  await transfer(
    tx,
    due.map((order) => ({
      phase: 'single',
      id: transferIdOf('order.settle', order.id),
      from: escrowOf(order.id),
      to: merchantAccountOf('merchantReceivable', order.merchantId),
      amount: order.amount,
      code: 'order.settle',
      subjectId: order.id,
    })),
    now,
  )
}

/** A refund after completion: the merchant's receivable gives back what the escrow then returns. */
export async function clawBack(
  tx: Db,
  order: { id: string; merchantId: string },
  { refundId, amountFen, now }: { refundId: string; amountFen: number; now: Date },
): Promise<void> {
  if (amountFen === 0) return
  await openAccounts(tx, [merchantAccount('merchantReceivable', order.merchantId)], now)
  const claw: Transfer = {
    phase: 'single',
    id: transferIdOf('order.clawBack', refundId),
    from: merchantAccountOf('merchantReceivable', order.merchantId),
    to: escrowOf(order.id),
    amount: amountFen,
    code: 'order.clawBack',
    subjectId: order.id,
  }
  await transfer(tx, [claw], now)
}
