/**
 * How figures of two spans compare, in tenths of a percent: whole numbers, so that what is frozen into a bulletin and
 * what a screen shows can't differ in rounding.
 */

/** Growth against before, in tenths of a percent; null where there was nothing to compare with. */
export function growthTenths(now: number, before: number): number | null {
  return before > 0 ? Math.round(((now - before) / before) * 1_000) : null
}

/** How much of a target is reached, in tenths of a percent, rounded down: 1000 is said only of what is reached. */
export function reachedTenths(done: number, target: number | null): number | null {
  if (target === null || target <= 0) return null
  if (done <= 0) return 0
  const tenths = Math.floor((done / target) * 1_000)
  return done < target ? Math.min(tenths, 999) : Math.max(tenths, 1_000)
}

/** “只增不减”: whether a township sold less than in the same days of last year. */
export const hasFallen = (now: number, before: number): boolean => now < before

/** `123` → `12.3%`, `-5` → `-0.5%`. */
export function percentText(tenths: number): string {
  const absolute = Math.abs(tenths)
  return `${tenths < 0 ? '-' : ''}${Math.floor(absolute / 10)}.${absolute % 10}%`
}

/** Growth as a table says it: `+12.3%`, `-0.5%`, `持平`; without a comparison `—`. */
export function growthText(now: number, before: number): string {
  const tenths = growthTenths(now, before)
  if (tenths === null) return '—'
  if (now === before) return '持平'
  return `${tenths > 0 ? '+' : ''}${percentText(tenths)}`
}

/** Growth as a sentence says it: `同比增长 12.3%`, `同比下降 0.5%`. */
export function growthWords(now: number, before: number): string {
  const tenths = growthTenths(now, before)
  if (tenths === null) return '上年同期无销售'
  if (now === before) return '与上年同期持平'
  return `同比${now > before ? '增长' : '下降'} ${percentText(Math.abs(tenths))}`
}
