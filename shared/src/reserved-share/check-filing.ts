import { formatYuan } from '../money.ts'
import { policy } from '../policy.ts'
import type { Canteen } from './words.ts'

/** What a unit writes of a year; nothing yet in a draft is null or empty. Amounts in fen. */
export interface FilingWords {
  canteen: Canteen | null
  plannedFen: number | null
  reservedFen: number | null
  /** Who cooks: of an outsourced or shared canteen. */
  executingUnit: string
  noCanteenReason: string
  explanation: string
}

/** What the new figure is held against. */
export interface FilingBefore {
  /** The share accepted for the year before; null: none was. */
  lastYearFen: number | null
  /** The share accepted for this year; null: none yet. */
  acceptedFen: number | null
}

export interface FilingFault {
  path: keyof FilingWords
  message: string
}

const reasonMin = 5
const letters = (text: string): number => [...text.trim()].length

/** The least share of a planned purchase: a fraction of a fen is a fen more. */
export function minimumShareFen(plannedFen: number, percent: number = policy.reservedShareMin.value): number {
  const hundredths = plannedFen * percent
  const rest = hundredths % 100
  return (hundredths - rest) / 100 + (rest > 0 ? 1 : 0)
}

/** Whether a share is below the year's before, or below what was accepted this year: that is to be explained. */
export const isLower = (reservedFen: number, { lastYearFen, acceptedFen }: FilingBefore): boolean =>
  reservedFen < Math.max(lastYearFen ?? 0, acceptedFen ?? 0)

/** Everything that keeps a filing from being submitted, field by field; empty when it is in order. */
export function checkFiling(words: FilingWords, before: FilingBefore): FilingFault[] {
  const { canteen } = words
  if (canteen === null) return [{ path: 'canteen', message: '请选择食堂情况' }]
  if (canteen === 'none') return withoutCanteen(words)
  const executing = canteen !== 'own' && letters(words.executingUnit) < 2
  return [
    ...(executing ? [{ path: 'executingUnit' as const, message: '请填写实际执行采购的单位' }] : []),
    ...amountFaults(words, before),
  ]
}

function withoutCanteen({ plannedFen, reservedFen, noCanteenReason }: FilingWords): FilingFault[] {
  return [
    ...(plannedFen === 0 ? [] : [{ path: 'plannedFen' as const, message: '没有食堂的单位填 0' }]),
    ...(reservedFen === 0 ? [] : [{ path: 'reservedFen' as const, message: '没有食堂的单位填 0' }]),
    ...(letters(noCanteenReason) < reasonMin
      ? [{ path: 'noCanteenReason' as const, message: `请说明没有食堂的原因，至少 ${reasonMin} 个字` }]
      : []),
  ]
}

function amountFaults(
  { plannedFen, reservedFen, explanation }: FilingWords,
  before: FilingBefore,
): FilingFault[] {
  if (plannedFen === null || plannedFen <= 0) {
    return [{ path: 'plannedFen', message: '请填写全年食堂食材采购计划' }]
  }
  if (reservedFen === null) return [{ path: 'reservedFen', message: '请填写预留份额' }]
  const leastFen = minimumShareFen(plannedFen)
  if (reservedFen < leastFen) {
    const percent = policy.reservedShareMin.value
    return [
      {
        path: 'reservedFen',
        message: `预留份额不得低于采购计划的 ${percent}%，至少 ¥${formatYuan(leastFen)}`,
      },
    ]
  }
  if (reservedFen > plannedFen) return [{ path: 'reservedFen', message: '预留份额不能超过采购计划' }]
  if (isLower(reservedFen, before) && letters(explanation) < reasonMin) {
    return [
      {
        path: 'explanation',
        message: `低于上年或已通过的份额，请说明原因，至少 ${reasonMin} 个字`,
      },
    ]
  }
  return []
}
