import type { GrantScope } from '@yuxiang/shared/api/union'
import { policy } from '@yuxiang/shared/policy'
import { noTenders, type Tenders } from '@yuxiang/shared/pricing/tenders'
import type { Db } from '../platform/db/index.ts'
import { type PointsLot, spendableLots } from '../points/index.ts'
import { type UsableAllowance, usableAllowances } from '../union-fund/index.ts'
import type { WishedSku } from './load-lines.ts'

/** What a shopper has besides own money at this moment. */
export interface Purse {
  allowances: UsableAllowance[]
  lots: PointsLot[]
}

/** Which of it the shopper wants to use; undefined means nobody asked. */
export interface TenderWish {
  useAllowance?: boolean | undefined
  usePoints?: boolean | undefined
}

/** Whether anybody wants to know of allowances and points at all. */
export const isAsked = ({ useAllowance, usePoints }: TenderWish) =>
  useAllowance !== undefined || usePoints !== undefined

/** Opens the purse as far as it is to be used: to show what there is, ask for both. Sent together. */
export async function openPurse(
  db: Db,
  userId: string,
  { useAllowance, usePoints }: TenderWish,
  now: Date,
): Promise<Purse> {
  if (!useAllowance && !usePoints) return { allowances: [], lots: [] }
  const [allowances, lots] = await Promise.all([
    useAllowance ? usableAllowances(db, userId, now) : [],
    usePoints ? spendableLots(db, userId, now) : [],
  ])
  return { allowances, lots }
}

/** What of the purse may pay these lines: allowances by scope, and only what is certified at this moment. */
export function tendersOf(purse: Purse, wish: TenderWish, lines: readonly WishedSku[]): Tenders {
  if (!isAsked(wish)) return noTenders
  return {
    allowances: wish.useAllowance
      ? purse.allowances.map(({ id, remainingFen, validTo, scope }) => ({
          id,
          remainingFen,
          validTo,
          skuIds: new Set(lines.filter(({ sku }) => fits(scope, sku)).map(({ skuId }) => skuId)),
        }))
      : [],
    points: wish.usePoints
      ? {
          balance: balanceOf(purse),
          pointsPerFen: policy.pointsPerFenDeducted.value,
          percentMax: policy.pointsDeductionMax.value,
        }
      : null,
  }
}

export const balanceOf = (purse: Purse): number => purse.lots.reduce((sum, lot) => sum + lot.balance, 0)

/** Points that this much of a price takes. */
export const pointsOf = (pointsFen: number): number => pointsFen * policy.pointsPerFenDeducted.value

function fits(scope: GrantScope, sku: WishedSku['sku']): boolean {
  if (sku.certification === null || sku.barredFrom.union) return false
  switch (scope.kind) {
    case 'city':
      return true
    case 'counties':
      return scope.countyCodes.includes(sku.countyCode)
    case 'products':
      return scope.productIds.includes(sku.productId)
    case 'venues':
      return scope.venueIds.some((venueId) => sku.venueIds.includes(venueId))
  }
}
