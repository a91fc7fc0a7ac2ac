import { policy } from '@yuxiang/shared/policy'
import type { Db } from '../platform/db/index.ts'
import {
  openAccounts,
  settle,
  type Transfer,
  type TransferCode,
  transferIdOf,
} from '../platform/ledger/index.ts'
import { expiryYearOf, lotAccountOf, lotAccounts, pointsSourceOf } from './lots.ts'

export interface Earning {
  userId: string
  points: number
  code: TransferCode &
    ('points.earn' | 'points.checkIn' | 'points.review' | 'points.share' | 'points.welcome')
  subjectId: string
  /** The natural name of the act: a second time changes nothing. */
  name: readonly [string, ...string[]]
}

/**
 * Gives points, each earning once by its name, into the lots that expire at the end of next year. All in one call of
 * the ledger: who earns for two shoppers in one transaction must lock them in the ledger's order.
 */
export async function earn(tx: Db, earnings: readonly Earning[], at: Date): Promise<void> {
  const due = earnings.filter(({ points }) => points > 0)
  const groups = due.map(({ userId, points, code, subjectId, name }): Transfer[] => [
    {
      phase: 'single',
      id: transferIdOf(code, ...name),
      from: pointsSourceOf(userId),
      to: lotAccountOf(userId, expiryYearOf(at)),
      amount: points,
      code,
      subjectId,
    },
  ])
  await openAccounts(
    tx,
    due.flatMap(({ userId }) => lotAccounts(userId, at)),
    at,
  )
  // A repeat with another amount or in another year is the same act and changes nothing, too.
  await settle(tx, groups, at)
}

/** Points for what own money paid of an order's goods, when it is received: so many for each whole yuan. */
export const pointsForGoods = (cashGoodsFen: number): number =>
  Math.floor(cashGoodsFen / 100) * policy.pointsPerYuanSpent.value

/** An order was received. */
export const orderEarning = (order: { userId: string; orderId: string; cashGoodsFen: number }): Earning => ({
  userId: order.userId,
  points: pointsForGoods(order.cashGoodsFen),
  code: 'points.earn',
  subjectId: order.orderId,
  name: [order.orderId],
})

/** Somebody's first review without a complaint: once per shopper, whichever order it was of. */
export const reviewEarning = (review: { userId: string; orderId: string }): Earning => ({
  userId: review.userId,
  points: policy.pointsFirstReview.value,
  code: 'points.review',
  subjectId: review.orderId,
  name: [review.userId],
})

/** A shared link led to an order that was received: once per sharer, buyer and day. */
export const shareEarning = (sale: {
  sharerId: string
  buyerId: string
  orderId: string
  day: string
}): Earning => ({
  userId: sale.sharerId,
  points: policy.pointsPerSharedSale.value,
  code: 'points.share',
  subjectId: sale.orderId,
  name: [sale.sharerId, sale.buyerId, sale.day],
})

/** A new shopper's welcome, in the transaction that makes the account: once, whoever asks again. */
export const welcomeNewShopper = (tx: Db, userId: string, at: Date): Promise<void> =>
  earn(
    tx,
    [
      {
        userId,
        points: policy.pointsWelcome.value,
        code: 'points.welcome',
        subjectId: userId,
        name: [userId],
      },
    ],
    at,
  )
