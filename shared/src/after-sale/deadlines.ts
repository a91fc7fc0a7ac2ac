import { policy } from '../policy.ts'
import type { AfterSaleState } from '../states/after-sale.ts'

const HOUR_MS = 3_600_000
const unitMs = { hours: HOUR_MS, days: 24 * HOUR_MS } as const

type Period = { value: number; unit: keyof typeof unitMs }
const periodMs = ({ value, unit }: Period): number => value * unitMs[unit]

const periods: Partial<Record<AfterSaleState, Period>> = {
  requested: policy.afterSaleAnswer,
  rejected: policy.afterSaleEscalation,
  awaitingReturn: policy.returnShipment,
  returning: policy.returnInspectionLatest,
  inspecting: policy.returnInspection,
  inspectionFailed: policy.afterSaleEscalation,
  awaitingReplacement: policy.replacementShipment,
  replacing: policy.replacementReceipt,
  arbitrating: policy.arbitration,
}

/**
 * Until when a case stays in the state it enters now; null when it has ended. Goods that arrive are never inspected
 * later than without anybody noting the arrival (`before`: the deadline it had until now).
 */
export function afterSaleDeadline(state: AfterSaleState, now: Date, before: Date | null): Date | null {
  const period = periods[state]
  if (!period) return null
  const endMs = now.getTime() + periodMs(period)
  return new Date(state === 'inspecting' && before ? Math.min(endMs, before.getTime()) : endMs)
}
